"""Builds plain data with positions from the events of a YAML parser, without its node objects."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NoReturn

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.nearest import nearest
from ssotgen.spec.yaml.anchors import Anchor, Budget, merge_sources, merged
from ssotgen.spec.yaml.document import Mark, SourceText, YamlMapping, YamlSequence
from ssotgen.spec.yaml.frames import Frame, State
from ssotgen.spec.yaml.plain_scalars import FIRST, resolve
from ssotgen.spec.yaml.rules import (
    bad_directive,
    bad_merge,
    container_as_key,
    contains_itself,
    document_no_mapping,
    doubled_brace,
    duplicate_key,
    key_not_text,
    lone_surrogate,
    misread_value,
    nesting_too_deep,
    no_colon_before_bracket,
    second_document,
    too_many_aliased,
    too_many_values,
    unknown_alias,
)
from ssotgen.spec.yaml.tags import container_tag, tagged_scalar

MAX_DEPTH = 50
"""Mappings and lists inside one another; what walks a document may then recurse."""

_PROPERTIES = re.compile(r"(?:[&!]\S*(?:\s+|$)(?:#[^\r\n]*\s+)*)+")
_BREAK = re.compile(r"\r\n|\r|\n")
_GLUED = re.compile(r"([\w.-]+)(?::|\s*=\s*|\s+)(?=[{\[])")
"""A key that is followed by a bracket without the space that would make it one."""
_TEMPLATE = re.compile(r"\{\{-?[ ]*[A-Za-z_]")
"""What an engine for templates would fill in."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_SURROGATE_ESCAPE = re.compile(r"\\(?:u|U0000)[dD][89a-fA-F]")


class StoppedError(Exception):
    """Raised where the rest of a file is not to be read; the last finding says why."""


class TreeBuilder:
    """Takes the events of one file, one after the other.

    `handlers` take the events of PyYAML by the names of their classes, and raise StoppedError where
    the rest of the file is not to be read. Afterwards `root` is the document's mapping, or None,
    `findings` are the faults, and `spans` are the start and end indexes of the scalars that stand
    in quotes or in a block.
    """

    def __init__(self, source: SourceText, budget: Budget) -> None:
        self.root: YamlMapping | None = None
        self.findings: list[Finding] = []
        self.spans: list[tuple[int, int]] = []
        self._source = source
        self._path = source.path
        self._text = source.text
        self._budget = budget
        self._anchors: dict[str, Anchor] = {}
        self._stack: list[Frame] = []
        self._documents = 0
        self.handlers: dict[str, Callable[[Any], None]] = {
            "ScalarEvent": self._scalar,
            "MappingStartEvent": self._open_mapping,
            "SequenceStartEvent": self._open_sequence,
            "MappingEndEvent": self._close,
            "SequenceEndEvent": self._close,
            "AliasEvent": self._alias,
            "DocumentStartEvent": self._document,
        }

    @property
    def is_empty(self) -> bool:
        """Whether the file holds no document: nothing, or comments alone."""
        return self._documents == 0

    @property
    def has_anchors(self) -> bool:
        """Whether a value of the file has an anchor."""
        return bool(self._anchors)

    def _document(self, event: Any) -> None:
        self._documents += 1
        mark = event.start_mark
        here = Location(self._path, mark.line + 1, mark.column + 1)
        if self._documents > 1:
            self._stop(second_document(here))
        if event.version not in (None, (1, 1), (1, 2)):
            self._stop(bad_directive(here))

    def _scalar(self, event: Any) -> None:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        text, plain = event.value, not event.style
        budget = self._budget
        budget.values -= 1
        if budget.values < 0:
            self._stop(too_many_values(self._at(line, column)))
        if event.tag is not None or event.anchor is not None:
            self._scalar_with_properties(event, line, column)
            return
        if not plain:
            self._quoted_or_block(text, event, mark.index)
        stack = self._stack
        if stack and stack[-1].state is State.KEY:
            self._key(text, plain, line, column)
        elif plain and (not text or text[0] in FIRST):
            self._add(self._plain(text, line, column), line, column, text, plain)
        else:
            self._add(text, line, column, text, plain)

    def _scalar_with_properties(self, event: Any, line: int, column: int) -> None:
        """Take a scalar with a tag or an anchor, which begin at `line` and `column`."""
        text, plain, tag = event.value, not event.style, event.tag
        start = self._at(line, column)
        if text or not plain:
            index, line, column = self._behind_properties(event.start_mark.index, line, column)
            if not plain:
                self._quoted_or_block(text, event, index)
        value: Any = text
        if tag is not None:
            value, fault = tagged_scalar(tag, text, start)
            if fault:
                self.findings.append(fault)
        if self._stack and self._stack[-1].state is State.KEY:
            value = self._key(text, plain and tag is None, line, column)
        else:
            if tag is None and plain:
                value = self._plain(text, line, column)
            self._add(value, line, column, text, plain)
        if event.anchor is not None:
            self._anchors[event.anchor] = Anchor(value, line, column, text, plain)

    def _quoted_or_block(self, text: str, event: Any, index: int) -> None:
        """Note where a scalar is that begins at `index`, and refuse half characters in it."""
        self.spans.append((self._text_start(event.style, index), event.end_mark.index))
        if not text.isascii() and _SURROGATE.search(text):
            self._stop(lone_surrogate(self._half_character(index)))

    def _plain(self, text: str, line: int, column: int) -> Any:
        """Return what a value without quotes represents."""
        scalar = resolve(text)
        if scalar.misread:
            self.findings.append(misread_value(self._at(line, column), text, scalar))
        return scalar.value

    def _key(self, text: str, plain: bool, line: int, column: int) -> str:
        """Take a scalar as the key of the mapping that is open; `plain` if YAML may read it as
        something else than text."""
        frame = self._stack[-1]
        node = frame.node
        assert isinstance(node, YamlMapping)
        if plain and (not text or text[0] in FIRST):
            scalar = resolve(text)
            if scalar.misread or not isinstance(scalar.value, str):
                self.findings.append(key_not_text(self._at(line, column), text, scalar))
        elif plain and text == "<<":
            self._merge_key(frame, line, column)
            return text
        elif plain and ("{" in text or "[" in text) and (glued := _GLUED.match(text)):
            self._stop(no_colon_before_bracket(self._at(line, column), glued[0], glued[1]))
        first = node.marks.get(text)
        if first is None:
            frame.state = State.VALUE
            frame.key, frame.key_line, frame.key_column = text, line, column
        else:
            frame.state = State.VALUE_OF_NO_KEY
            there = self._at(first.key_line, first.key_column)
            self.findings.append(duplicate_key(self._at(line, column), text, there))
        return text

    def _merge_key(self, frame: Frame, line: int, column: int) -> None:
        if frame.merge is not None:
            self.findings.append(
                duplicate_key(self._at(line, column), "<<", self._at(*frame.merge))
            )
            frame.state = State.VALUE_OF_NO_KEY
            return
        frame.merge = (line, column)
        frame.state = State.MERGE

    def _open_mapping(self, event: Any) -> None:
        self._open(event, YamlMapping, "mapping")

    def _open_sequence(self, event: Any) -> None:
        self._open(event, YamlSequence, "list")

    def _open(self, event: Any, kind: type[YamlMapping] | type[YamlSequence], name: str) -> None:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        self._count(line, column)
        anchor = None
        if event.tag is not None:
            fault = container_tag(event.tag, name, self._at(line, column))
            if fault:
                self.findings.append(fault)
        if event.tag is not None or event.anchor is not None:
            _, line, column = self._behind_properties(mark.index, line, column)
        stack = self._stack
        if len(stack) >= MAX_DEPTH:
            self._stop(nesting_too_deep(self._at(line, column), MAX_DEPTH))
        if stack and stack[-1].state is State.KEY:
            if _TEMPLATE.match(self._text, mark.index - 1):
                self._stop(doubled_brace(self._at(line, column - 1), self._text[mark.index - 1 :]))
            # A key within such a key is part of the same fault.
            if not any(frame.state is State.END_OF_KEY for frame in stack):
                self.findings.append(container_as_key(self._at(line, column), name))
            stack[-1].state = State.END_OF_KEY
        node = kind(self._source, line, column)
        if event.anchor is not None:
            anchor = Anchor(node, line, column, None, False, closed=False)
            self._anchors[event.anchor] = anchor
        stack.append(Frame(node, anchor))

    def _close(self, _event: Any) -> None:
        frame = self._stack.pop()
        node = frame.node
        if frame.sources and isinstance(node, YamlMapping):
            merged(node, frame.sources)
        if frame.anchor is not None:
            frame.anchor.size, frame.anchor.height = frame.size, frame.height
            frame.anchor.closed = True
        self._add(node, node.line, node.column, None, False, frame.size, frame.height)

    def _alias(self, event: Any) -> None:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        name, here = event.anchor, self._at(line, column)
        anchor = self._anchors.get(name)
        if anchor is None:
            self._stop(unknown_alias(here, name, nearest(name, self._anchors)))
        if not anchor.closed:
            self._stop(contains_itself(here, name))
        self._budget.aliased -= anchor.size
        if self._budget.aliased < 0:
            self._stop(too_many_aliased(here, name))
        if len(self._stack) + anchor.height > MAX_DEPTH:
            self._stop(nesting_too_deep(here, MAX_DEPTH))
        frame = self._stack[-1] if self._stack else None
        if frame is None or frame.state is not State.KEY:
            self._add(
                anchor.value, anchor.line, anchor.column, anchor.text, anchor.plain, anchor.size,
                anchor.height,
            )  # fmt: skip
        elif anchor.text is not None:
            self._key(anchor.text, anchor.plain, line, column)
        else:
            self.findings.append(container_as_key(here, "mapping or list"))
            frame.state = State.VALUE_OF_NO_KEY

    def _add(
        self,
        value: Any,
        line: int,
        column: int,
        text: str | None,
        plain: bool,
        size: int = 1,
        height: int = 0,
    ) -> None:
        """Put a value where the open mapping or sequence, or the document, waits for one."""
        if not self._stack:
            self._root(value, line, column, text)
            return
        frame = self._stack[-1]
        node, state = frame.node, frame.state
        frame.size += size
        # What is merged lies beside the keys of its own, not a level below them.
        level = height if state is State.MERGE else height + 1
        if level > frame.height:
            frame.height = level
        if isinstance(node, YamlSequence):
            node.append(value)
            node.marks.append(Mark(line, column, line, column, text, plain))
            return
        frame.state = State.KEY
        if state is State.VALUE:
            node[frame.key] = value
            node.marks[frame.key] = Mark(
                frame.key_line, frame.key_column, line, column, text, plain
            )
        elif state is State.END_OF_KEY:
            frame.state = State.VALUE_OF_NO_KEY
        elif state is State.MERGE:
            sources = merge_sources(value)
            if sources is None:
                self.findings.append(bad_merge(self._at(line, column)))
            else:
                frame.sources = sources

    def _root(self, value: Any, line: int, column: int, text: str | None) -> None:
        if isinstance(value, YamlMapping):
            self.root = value
        elif value is None and not text:
            self.root = YamlMapping(self._source, line, column)
        else:
            self.findings.append(document_no_mapping(self._at(line, column), value))

    def _count(self, line: int, column: int) -> None:
        self._budget.values -= 1
        if self._budget.values < 0:
            self._stop(too_many_values(self._at(line, column)))

    def _stop(self, finding: Finding) -> NoReturn:
        self.findings.append(finding)
        raise StoppedError

    def _at(self, line: int, column: int) -> Location:
        return Location(self._path, line, column)

    def _behind_properties(self, index: int, line: int, column: int) -> tuple[int, int, int]:
        """Return where a value itself begins that has an anchor or a tag in front."""
        found = _PROPERTIES.match(self._text, index)
        if found is None:
            return index, line, column
        breaks = list(_BREAK.finditer(found[0]))
        if not breaks:
            return found.end(), line, column + len(found[0])
        return found.end(), line + len(breaks), len(found[0]) - breaks[-1].end() + 1

    def _text_start(self, style: str, index: int) -> int:
        """Return where the text of a scalar begins: of a block, below the line of its | or >."""
        header = _BREAK.search(self._text, index) if style in "|>" else None
        return header.end() if header else index

    def _half_character(self, index: int) -> Location:
        """Return where the first escape of half a character is at or behind `index`."""
        found = _SURROGATE_ESCAPE.search(self._text, index)
        at = found.start() if found else index
        before = self._text[:at]
        line = len(_BREAK.findall(before)) + 1
        column = at - max(before.rfind("\n"), before.rfind("\r"))
        return Location(self._path, line, column)
