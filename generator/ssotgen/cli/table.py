"""Tables of text: columns as wide as they must be, the last one as long as it is."""

from __future__ import annotations

from collections.abc import Sequence

from ssotgen.cli.report.cells import cells_of
from ssotgen.diagnostics.printable import printable


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return the rows as lines of text."""
    shown = [[printable(cell) for cell in row] for row in rows]
    widths = [max(map(cells_of, column)) for column in zip(*shown, strict=True)]
    return "".join(f"{_line(row, widths)}\n" for row in shown)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (cell + " " * (width - cells_of(cell)) for cell, width in zip(row, widths, strict=True))
    return "  ".join(cells).rstrip()
