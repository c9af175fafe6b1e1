"""Long lines: what an edit made too long is broken as Black does it, where Black leaves what is
around the edit as it is."""

from __future__ import annotations

from ssotgen.migrate.folding import Folded


def broken_lines(old: bytes, new: bytes, width: int, short: Folded, edited: bytes) -> bytes:
    """Return a rewritten file with the lines broken that the rewrite made longer than `width`; as
    it is where Black would also change other lines around the edits.

    `short` and `edited` are `old` and `new` without the statements that no edit touches.
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

    mode = black.Mode(line_length=width, string_normalization=False)
    part = short.named(short.data).decode()
    try:
        if black.format_str(part, mode=mode) != part:
            return new
        made = black.format_str(short.named(edited).decode(), mode=mode)
    except InvalidInput:
        return new
    return short.unfolded(made.encode())
