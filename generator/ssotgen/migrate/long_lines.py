"""Long lines: what an edit made too long is broken as Black does it, in files that Black leaves as
they are."""

from __future__ import annotations

from ssotgen.migrate.folding import Folded


def broken_lines(old: bytes, new: bytes, width: int, short: Folded, edited: bytes) -> bytes:
    """Return a rewritten file with the lines broken that the rewrite made longer than `width`; as
    it is where Black would also change other lines.

    `short` and `edited` are `old` and `new` without the bodies that no edit touches.
    """
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

    part = short.named(short.data).decode()
    for normalized in (True, False):
        mode = black.Mode(line_length=width, string_normalization=normalized)
        try:
            # Most files of a project that does not use Black show it in what is left of them.
            if black.format_str(part, mode=mode) != part:
                continue
            if black.format_str(before, mode=mode) == before:
                made = black.format_str(short.named(edited).decode(), mode=mode)
                return short.unfolded(made.encode())
        except InvalidInput:
            return new
    return new
