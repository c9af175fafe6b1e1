"""Positions: lines and characters of a text, and how the client counts them."""

from __future__ import annotations

import re

from lsprotocol import types as lsp
from pygls.workspace import PositionCodec

from ssotgen.diagnostics.finding import Location

_BREAK = re.compile(r"\r\n|\r|\n")
_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[\w.\-+:]+|\S")


def lines_of(text: str) -> list[str]:
    """Return the lines of a text without their ends, as the protocol and the reader have them."""
    return _BREAK.split(text)


def token_end(line: str, column: int) -> int:
    """Return where the token ends that begins at `column` (from 0) of a line."""
    match = _TOKEN.match(line, column)
    if match is None:
        return min(column + 1, len(line))
    text = match[0]
    if text.endswith(":") and len(text) > 1:
        return match.end() - 1
    return match.end()


class Positions:
    """The positions of one text, in the units that the client has asked for."""

    def __init__(self, text: str, codec: PositionCodec) -> None:
        self.lines = lines_of(text)
        self._codec = codec

    def client(self, line: int, column: int) -> lsp.Position:
        """Return the position of a character; line and column count from 0."""
        if line >= len(self.lines):
            return lsp.Position(max(len(self.lines) - 1, 0), 0)
        text = self.lines[line]
        return lsp.Position(line, self._codec.client_num_units(text[:column]))

    def character(self, position: lsp.Position) -> tuple[int, int]:
        """Return line and column, in characters from 0, of a position of the client."""
        if position.line >= len(self.lines):
            return len(self.lines) - 1, len(self.lines[-1])
        text, left = self.lines[position.line], position.character
        for column, character in enumerate(text):
            if left <= 0:
                return position.line, column
            left -= self._codec.client_num_units(character)
        return position.line, len(text)

    def range(self, line: int, start: int, end: int) -> lsp.Range:
        """Return a range of one line, given in characters from 0."""
        return lsp.Range(self.client(line, start), self.client(line, end))

    def token(self, location: Location) -> lsp.Range:
        """Return the range of the token at a place."""
        number = min(location.line, len(self.lines)) - 1
        line = self.lines[number]
        start = min(location.column - 1, len(line))
        return self.range(number, start, token_end(line, start))

    def between(self, location: Location, end: tuple[int, int]) -> lsp.Range:
        """Return the range from a place to the line and column (from 1) behind its end."""
        start = self.client(location.line - 1, location.column - 1)
        return lsp.Range(start, self.client(end[0] - 1, end[1] - 1))

    def whole(self) -> lsp.Range:
        """Return the range of the whole text."""
        last = len(self.lines) - 1
        return lsp.Range(lsp.Position(0, 0), self.client(last, len(self.lines[last])))
