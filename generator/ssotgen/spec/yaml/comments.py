"""Comments: the suppressions in them, and the tabs that stand outside of them and of text."""

from __future__ import annotations

import re
from bisect import bisect_right

from ssotgen.diagnostics.finding import Location
from ssotgen.spec.suppressions import MARKER, parse_comment
from ssotgen.spec.yaml.decode import Lines
from ssotgen.spec.yaml.document import Suppression

_REST_OF_LINE = re.compile(r"[^\r\n]*")


class Comments:
    """The comments of a text; `spans` are its scalars in quotes and in blocks, in order."""

    def __init__(self, path: str, text: str, spans: list[tuple[int, int]]) -> None:
        self._path = path
        self._text = text
        self._spans = spans
        self._comments = _comments(text, spans)

    def suppressions(self) -> tuple[Suppression, ...]:
        """Return the suppressions in the order of the file."""
        found: list[Suppression] = []
        lines = Lines(self._text) if MARKER in self._text else None
        for start, end in self._comments:
            parsed = parse_comment(self._text[start:end]) if lines is not None else None
            if lines is not None and parsed is not None:
                location = Location(self._path, *lines.position(start))
                found.append(Suppression(location, *parsed))
        return tuple(found)

    def first_tab(self) -> int | None:
        """Return the index of the first tab outside comments, quotes and blocks, or None."""
        begin = 0
        for start, end in [*sorted([*self._spans, *self._comments]), (len(self._text), 0)]:
            index = self._text.find("\t", begin, start)
            if index >= 0:
                return index
            begin = max(begin, end)
        return None


def _comments(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where the comments begin and end: a # behind white space that is in no scalar."""
    starts = [start for start, _ in spans]
    found: list[tuple[int, int]] = []
    position = 0
    while (index := text.find("#", position)) >= 0:
        if index > 0 and text[index - 1] not in " \t\r\n":
            position = index + 1
            continue
        span = bisect_right(starts, index) - 1
        if span >= 0 and index < spans[span][1]:
            position = spans[span][1]
            continue
        rest = _REST_OF_LINE.match(text, index)
        position = rest.end() if rest else len(text)
        found.append((index, position))
    return found
