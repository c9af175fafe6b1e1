"""Tables of text: columns as wide as they must be, the last one as long as it is."""

from __future__ import annotations

from collections.abc import Sequence

from ssotgen.cli.report.cells import cells_of
from ssotgen.cli.report.look import PLAIN, Look
from ssotgen.cli.report.wrapping import wrapped
from ssotgen.diagnostics.printable import printable

_NARROWEST = 24
_BELOW = " " * 4


def table(rows: Sequence[Sequence[str]], look: Look = PLAIN) -> str:
    """Return the rows as lines of text.

    On a terminal that is too narrow, the last column goes on in the next lines, or is below the
    others where they leave no room for it.
    """
    shown = [[printable(cell) for cell in row] for row in rows]
    widths = [max(map(cells_of, column)) for column in zip(*shown, strict=True)]
    return "".join(f"{_line(row, widths, look.width)}\n" for row in shown)


def _line(row: Sequence[str], widths: Sequence[int], most: int | None) -> str:
    padded = [
        cell + " " * (width - cells_of(cell)) for cell, width in zip(row, widths, strict=True)
    ]
    begin = "".join(f"{cell}  " for cell in padded[:-1])
    if most is None or sum(widths) + 2 * len(widths) - 2 <= most:
        return f"{begin}{row[-1]}".rstrip()
    if most - cells_of(begin) < _NARROWEST:
        return f"{begin.rstrip()}\n{wrapped(row[-1], most, _BELOW, _BELOW)}".rstrip()
    return wrapped(row[-1], most, begin, " " * cells_of(begin)).rstrip()
