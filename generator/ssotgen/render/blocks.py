"""Blocks: the top-level definitions of a generated file, each knowing the spec entry it came from.

A template begins each one with `{{ block(name, location) }}`; this prints a line that no spec can
contain, at which the rendered text is cut.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markupsafe import Markup

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record

_CUT = re.compile("\x00(\\d+)\x00\n")


@record
class Block:
    """One top-level definition: what it is called, the place in the spec that governs it (None for
    code that every spec gives), and its source without blank lines around it."""

    name: str
    origin: Location | None
    text: str


@record
class PlacedBlock:
    """A block and the lines (from 1, the last one included) that it takes in its file."""

    block: Block
    first_line: int
    last_line: int


class BlockMarks:
    """Hands out the marks of one rendering and cuts its text at them."""

    def __init__(self) -> None:
        self._begun: list[tuple[str, Location | None]] = []

    def begin(self, name: str, origin: Location | None = None) -> Markup:
        """Return the mark that begins the block `name`; for the templates, as `block`."""
        self._begun.append((name, origin))
        return Markup(f"\x00{len(self._begun) - 1}\x00\n")

    def cut(self, text: str) -> tuple[Block, ...]:
        """Return the blocks of a rendered text; empty ones are left out."""
        before, *parts = _CUT.split(text)
        if before.strip():
            raise ValueError("the template prints text before its first block")
        found: list[Block] = []
        for number, body in zip(parts[::2], parts[1::2], strict=True):
            name, origin = self._begun[int(number)]
            source = body.strip("\n")
            if source:
                found.append(Block(name, origin, source))
        return tuple(found)


def place(
    blocks: Sequence[Block], blank_lines: Callable[[str, str], int]
) -> tuple[str, tuple[PlacedBlock, ...]]:
    """Join blocks with as many lines between two of them as `blank_lines` says.

    Returns the file's text and where each block is in it.
    """
    pieces: list[str] = []
    placed: list[PlacedBlock] = []
    line = 1
    for index, block in enumerate(blocks):
        if index:
            blank = blank_lines(blocks[index - 1].text, block.text)
            pieces.append("\n" * (blank + 1))
            line += blank + 1
        count = block.text.count("\n")
        placed.append(PlacedBlock(block, line, line + count))
        pieces.append(block.text)
        line += count
    return "".join(pieces) + "\n", tuple(placed)
