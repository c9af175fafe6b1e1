"""Reading a document by its parts, of which those that an editor has not changed are reused.

A part is an entry of a section, or another top-level entry as a whole. A document with a part that
cannot be read by itself is read as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ssotgen.diagnostics.finding import Finding
from ssotgen.spec.yaml.anchors import Budget
from ssotgen.spec.yaml.document import Mark, SourceText, YamlMapping
from ssotgen.spec.yaml.part import Excerpt, NotAloneError, Part, read_part
from ssotgen.spec.yaml.plain_scalars import Scalar, resolve
from ssotgen.spec.yaml.read_tree import Tree
from ssotgen.spec.yaml.rules import duplicate_key

_COMMENTS = r"(?: *(?:#[^\n]*)?\r?\n)*"
_ABOVE = re.compile(rf"{_COMMENTS}(?:---\r?\n{_COMMENTS})?(?=[A-Za-z_])")
"""What may be above the first entry: comments, blank lines, the line that begins a document."""
_HEADER = re.compile(rf"([A-Za-z_]\w{{0,99}}): *(?: #[^\n]*)?\r?\n{_COMMENTS}( +)(?=[A-Za-z_])")
"""The key of a section, and what is above the first of its entries."""


class _Composer:
    """Puts a document together from parts; `values` is how many it has by then."""

    def __init__(self, source: SourceText) -> None:
        self.root = YamlMapping(source, 0, 1)
        self.values = 1
        self._faults: list[Finding] = []
        self._parts: list[SourceText] = []
        self._spans: list[tuple[int, list[tuple[int, int]]]] = []

    def tree(self) -> Tree:
        """Return the document."""
        spans = [
            (first + index, last + index) for index, spans in self._spans for first, last in spans
        ]
        return Tree(self.root, tuple(self._faults), spans, tuple(self._parts))

    def add(self, part: Part, excerpt: Excerpt, target: YamlMapping) -> None:
        """Put the entries of a part into the document, or into a section of it."""
        data = part.data_at(excerpt)
        if part.faults:
            self._faults.extend(part.faults_at(excerpt))
        self._put(target, data)
        self.values += part.values
        self._parts.append(data.text)
        if part.spans:
            self._spans.append((excerpt.start, part.spans))

    def add_section(self, key: str, line: int, section: YamlMapping) -> None:
        """Put a section into the document."""
        one = YamlMapping(section.text, line, 1)
        one[key] = section
        one.marks[key] = Mark(line, 1, section.line, section.column, None, False)
        self._put(self.root, one)
        self.values += 2

    def _put(self, target: YamlMapping, more: YamlMapping) -> None:
        """Put entries into a mapping; of those that it has already, the first counts."""
        if not target:
            target.line, target.column = more.line, more.column
        for key, value in more.items():
            if key in target:
                fault = duplicate_key(more.at_key(key), key, target.at_key(key))
                self._faults.append(fault)
            else:
                target[key] = value
                target.marks[key] = more.marks[key]


class KnownParts:
    """The parts of one document that is read again and again, by their texts: those of the last
    time that it could be read by its parts, and of the last time that this was tried."""

    def __init__(self) -> None:
        self._known: dict[str, Part] = {}
        self._tried: dict[str, Part] = {}

    def read(self, source: SourceText, budget: Budget) -> Tree | None:
        """Return what a text represents, and take its values from the budget.

        None, and nothing is taken, is for a text that is to be read as a whole.
        """
        composer, used = _Composer(source), dict[str, Part]()
        try:
            for key, line, excerpts in _sections(source.text):
                target = YamlMapping(source, 0, 1) if key else composer.root
                for excerpt in excerpts:
                    used[excerpt.text] = part = self._part(excerpt, source.path)
                    composer.add(part, excerpt, target)
                if key:
                    composer.add_section(key, line, target)
            is_read = composer.values <= budget.values
        except NotAloneError:
            is_read = False
        self._tried = used
        if not is_read:
            return None
        budget.values -= composer.values
        self._known = used
        return composer.tree()

    def forget(self, lines: Sequence[int]) -> None:
        """Make the data of the parts at some lines, which are in order, anew the next time."""
        for part in self._known.values():
            part.forget(lines)

    def _part(self, excerpt: Excerpt, path: str) -> Part:
        text = excerpt.text
        return self._known.get(text) or self._tried.get(text) or read_part(excerpt, path)


class _Section(NamedTuple):
    """A section: its key, on which line that is, and its entries. What is not one has no key."""

    key: str
    line: int
    excerpts: Iterator[Excerpt]


def _sections(text: str) -> Iterator[_Section]:
    """Yield the top-level entries of a text.

    Raises:
        NotAloneError: It begins with something else, or has line breaks that tools count otherwise.
    """
    above = _ABOVE.match(text)
    if above is None or text.count("\r") != text.count("\r\n"):
        raise NotAloneError
    for excerpt in _split(
        text[above.end() :], above.end(), text.count("\n", 0, above.end()) + 1, 0
    ):
        header = _HEADER.match(excerpt.text)
        if header is None or resolve(header[1]) != Scalar(header[1]):
            yield _Section("", excerpt.line, iter((excerpt,)))
        else:
            begin = header.start(2)
            index, line = excerpt.start + begin, excerpt.line + header[0].count("\n")
            entries = _split(excerpt.text[begin:], index, line, len(header[2]))
            yield _Section(header[1], excerpt.line, entries)


def _split(text: str, index: int, line: int, indentation: int) -> Iterator[Excerpt]:
    """Yield what begins with a name that is so far indented; the text begins so, too."""
    begin = 0
    ends = (found.end() for found in re.finditer(rf"\n(?= {{{indentation}}}[A-Za-z_])", text))
    for end in (*ends, len(text)):
        excerpt = text[begin:end]
        yield Excerpt(excerpt, index + begin, line, indentation)
        begin, line = end, line + excerpt.count("\n")
