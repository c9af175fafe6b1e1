"""Long lines: what an edit made too long is broken as Black does it, in files that Black leaves as
they are."""

from __future__ import annotations


def broken_lines(old: bytes, new: bytes, width: int) -> bytes:
    """Return a rewritten file with the lines broken that the rewrite made longer than `width`; as
    it is where Black would also change other lines."""
    if b"\r" in new:
        return new
    try:
        before, after = old.decode(), new.decode()
    except UnicodeDecodeError:
        return new
    known = set(before.split("\n"))
    if all(len(line) <= width or line in known for line in after.split("\n")):
        return new
    import black
    from black.parsing import InvalidInput

    for normalized in (True, False):
        mode = black.Mode(line_length=width, string_normalization=normalized)
        try:
            if black.format_str(before, mode=mode) == before:
                return black.format_str(after, mode=mode).encode()
        except InvalidInput:
            return new
    return new
