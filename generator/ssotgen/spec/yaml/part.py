"""A part of a document, such as one entry of a section: read by itself, and moved to its place.

It is read below the lines that put the parser into the state in which it meets the part in the
document, and with a key behind it that must be read as the next key of the same mapping. Since a
parser reads from front to back, such parts one after the other are read like the whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.record import record, replace
from ssotgen.spec.yaml.anchors import Budget
from ssotgen.spec.yaml.document import Mark, SourceText, YamlMapping, YamlSequence
from ssotgen.spec.yaml.read_tree import read_tree
from ssotgen.spec.yaml.rules import MAX_VALUES

_KEY = "_"
"""The key of the section that an entry is read in, and the one behind each part."""
_LONG_KEY = re.compile(r"^[ \t]*(?:[-:] +)*\?(?:\s|$)", re.MULTILINE)


class NotAloneError(Exception):
    """A text cannot be read by itself."""


class Excerpt(NamedTuple):
    """A text in a document: its index, its line (from 1), and how far it is indented."""

    text: str
    start: int
    line: int
    indentation: int


@record(frozen=False)
class Part:
    """What a text represents wherever it is.

    The lines of `data` and `faults` and the indexes of `spans` count from its beginning. `placed`
    is the data where the text was last.
    """

    data: YamlMapping
    faults: list[Finding]
    spans: list[tuple[int, int]]
    values: int
    placed: YamlMapping | None = None

    def data_at(self, excerpt: Excerpt) -> YamlMapping:
        """Return the data as it is where the text is now."""
        placed = self.placed
        if placed is None or placed.text.first_line != excerpt.line:
            source = SourceText(self.data.text.path, excerpt.text, excerpt.line)
            placed = self.placed = _moved(self.data, source, excerpt.line - 1)
        return placed

    def faults_at(self, excerpt: Excerpt) -> list[Finding]:
        """Return the faults as they are where the text is now."""
        return [_moved_finding(each, excerpt.line - 1) for each in self.faults]

    def forget(self, lines: Sequence[int]) -> None:
        """Make the data anew the next time if one of some lines, which are in order, is in it."""
        if self.placed is None:
            return
        source = self.placed.text
        index = bisect_left(lines, source.first_line)
        if index < len(lines) and lines[index] <= source.first_line + source.text.count("\n"):
            self.placed = None


def read_part(excerpt: Excerpt, path: str) -> Part:
    """Return what a text of the file `path` represents.

    Raises:
        NotAloneError: It is no YAML, has an anchor or an alias, its end is not the end of a value,
            it has a merge key, which would put entries in front of others, or a key behind a `?`,
            without whose value the parser says where the next token is.
    """
    text = excerpt.text if excerpt.text.endswith("\n") else f"{excerpt.text}\n"
    above = f"{_KEY}:\n" if excerpt.indentation else ""
    below = f"{' ' * excerpt.indentation}{_KEY}:\n"
    budget = Budget(MAX_VALUES)
    tree, fault = read_tree(SourceText(path, f"{above}{text}{below}"), budget)
    if fault or tree.has_anchors or "<<" in text or _LONG_KEY.search(text):
        raise NotAloneError
    if text is not excerpt.text and ("|" in text or ">" in text):
        raise NotAloneError  # the line break at the end would be part of the value
    data = tree.root
    if above and data is not None:
        data = data[_KEY] if list(data) == [_KEY] else None
    lines_above = above.count("\n")
    behind = lines_above + text.count("\n") + 1
    if not isinstance(data, YamlMapping) or not _ends_with_key(data, behind, excerpt.indentation):
        raise NotAloneError
    return Part(
        _moved(data, SourceText(path, excerpt.text), -lines_above),
        [_moved_finding(each, -lines_above) for each in tree.findings],
        [(first - len(above), last - len(above)) for first, last in tree.spans],
        MAX_VALUES - budget.values - (5 if above else 3),
    )


def _ends_with_key(data: YamlMapping, line: int, indentation: int) -> bool:
    """Take the key behind a part from a mapping; return whether it was where it is expected."""
    mark = data.marks.pop(_KEY, None)
    if mark is None or not data.marks:
        return False
    del data[_KEY]
    return (mark.key_line, mark.key_column, mark.text) == (line, indentation + 1, "")


def _moved_finding(finding: Finding, lines: int) -> Finding:
    """Return a finding as it is so many lines further down."""
    end = finding.end
    return replace(
        finding,
        location=_moved_location(finding.location, lines),
        end=None if end is None else (end[0] + lines, end[1]),
        related=tuple((_moved_location(at, lines), text) for at, text in finding.related),
    )


def _moved_location(location: Location, lines: int) -> Location:
    return replace(location, line=location.line + lines)


def _moved(value: Any, source: SourceText, lines: int) -> Any:
    """Return a value as it is so many lines further down, in `source`."""
    if isinstance(value, YamlMapping):
        mapping = YamlMapping(source, value.line + lines, value.column)
        for key, each in value.items():
            mapping[key] = each if isinstance(each, str) else _moved(each, source, lines)
        mapping.marks = {key: _moved_mark(mark, lines) for key, mark in value.marks.items()}
        return mapping
    if isinstance(value, YamlSequence):
        sequence = YamlSequence(source, value.line + lines, value.column)
        sequence.extend(_moved(each, source, lines) for each in value)
        sequence.marks = [_moved_mark(mark, lines) for mark in value.marks]
        return sequence
    return value


def _moved_mark(mark: Mark, lines: int) -> Mark:
    key_line, key_column, line, column, text, plain = mark
    return Mark(key_line + lines, key_column, line + lines, column, text, plain)
