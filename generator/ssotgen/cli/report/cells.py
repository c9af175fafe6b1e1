"""Cells: what a line takes on a terminal, in which a character is none, one or two cells wide."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ssotgen.diagnostics.printable import printable
from ssotgen.diagnostics.record import record

_CUT = "…"


@record
class ShownLine:
    """A line of source as it is shown: the text of each character, and the cell it begins at.

    `cells` has one item more than `characters`: where the line ends.
    """

    characters: Sequence[str]
    cells: Sequence[int]

    @staticmethod
    def of(line: str) -> ShownLine:
        """Return how `line` is shown: a tab as one space, what would steer a terminal escaped."""
        characters = [" " if each == "\t" else printable(each) for each in line]
        cells = [0]
        for each in characters:
            cells.append(cells[-1] + cells_of(each))
        return ShownLine(characters, cells)

    def cell(self, column: int) -> int:
        """Return the cell at which the character in `column` (from 1) begins, or would if the line
        went on with spaces."""
        last = len(self.characters)
        index = column - 1
        return self.cells[index] if index <= last else self.cells[last] + index - last

    def window(self, begin: int, end: int, width: int) -> tuple[str, int]:
        """Return the part of the line that shows the cells from `begin` to `end` in `width` cells,
        and by how many cells it is moved to the left."""
        if self.cells[-1] <= width:
            return "".join(self.characters), 0
        # The caret shows up with a third of the room before it, and all of its span if it fits.
        before = min(width // 3, max(width - (end - begin) - 2, 2))
        first = max(begin - before, 0)
        if self.cells[-1] - first < width:
            first = max(self.cells[-1] - width + 1, 0)
        head = _CUT if first else ""
        tail = _CUT if self.cells[-1] > first + width else ""
        low, high = first + len(head), first + width - len(tail)
        begins, ends = bisect_left(self.cells, low), bisect_right(self.cells, high) - 1
        half = " " * (self.cells[begins] - low)  # of a wide character that is cut in two
        return head + half + "".join(self.characters[begins:ends]) + tail, first


def cells_of(text: str) -> int:
    """Return how many cells `text` takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(_cells_of_one(each) for each in text)


def _cells_of_one(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
