"""Builds plain data with positions from the events of a YAML parser, without its node objects.

A spec may have a hundred thousand values, and each of them passes through here: what is rare is
therefore in methods of its own, and what nearly every value is, in the loops.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import partial
from typing import Any, NoReturn, TypeAlias

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.spec.yaml import rules
from ssotgen.spec.yaml.anchors import Anchor, Budget, aliased, merge_sources, merged
from ssotgen.spec.yaml.document import Mark, SourceText, YamlMapping, YamlSequence
from ssotgen.spec.yaml.plain_scalars import FIRST, resolve
from ssotgen.spec.yaml.scalar_places import (
    behind_properties,
    half_character,
    rest_in_comment,
    text_start,
)
from ssotgen.spec.yaml.tags import container_tag, tagged_scalar

_GLUED = r"([\w.-]+)(?::|\s*=\s*|\s+)(?=[{\[])"
"""A key that is followed by a bracket without the space that would make it one."""
_TEMPLATE = r"\{\{-?[ ]*[A-Za-z_]"
"""What an engine for templates would fill in."""
_BREAKS = "\n\r\x85\u2028\u2029"
"""What a parser may take for the end of a line."""
_SURROGATE = "[\ud800-\udfff]"

_mark: Callable[[tuple[int, int, int, int, str | None, bool]], Mark] = partial(tuple.__new__, Mark)
"""Makes a mark in half the time that `Mark()` takes."""


class StoppedError(Exception):
    """Raised where the rest of a file is not to be read; the last finding says why."""


_Read: TypeAlias = "tuple[Any, int, int, str | None, bool]"
"""A value that was read, its line and column, and for a scalar how it is written, and whether that
is without quotes."""
_Key: TypeAlias = "tuple[str | None, int, int, bool]"
"""A key, its line and column, and whether it is without quotes."""


class TreeBuilder:
    """Builds the tree of one file from its events, which `next_event` returns one by one.

    After `read()`, `root` is the document's mapping, or None, `findings` are the faults, and
    `spans` are the start and end indexes of the scalars that stand in quotes or in a block.
    """

    def __init__(self, source: SourceText, budget: Budget, next_event: Callable[[], Any]) -> None:
        self.root: YamlMapping | None = None
        self.findings: list[Finding] = []
        self.spans: list[tuple[int, int]] = []
        self.anchors: dict[str, Anchor] = {}
        self._source = source
        self._text = source.text
        self._budget = budget
        self._next_event = next_event
        # Each number is one object for all places of a line. libyaml counts the end as a line.
        self._lines = list(range(1, sum(map(self._text.count, _BREAKS)) + 3))
        self._depth = 0
        self._is_in_key = False

    def read(self) -> None:
        """Read the document.

        Raises:
            StoppedError: The rest of the file is not to be read.
        """
        documents = 0
        while type(event := self._next_event()) is not StreamEndEvent:
            if type(event) is DocumentStartEvent:
                documents += 1
                self._begin_document(event, documents)
                self._root(*self._value(self._next_event()))
        if not documents:
            self.root = YamlMapping(self._source, 1, 1)  # nothing, or comments alone

    def _begin_document(self, event: Any, number: int) -> None:
        here = self._at(event.start_mark.line + 1, event.start_mark.column + 1)
        if number > 1:
            self._stop(rules.second_document(here))
        if event.version not in (None, (1, 1), (1, 2)):
            self._stop(rules.bad_directive(here))

    def _root(self, value: Any, line: int, column: int, text: str | None, _plain: bool) -> None:
        if isinstance(value, YamlMapping):
            self.root = value
        elif value is None and not text:
            self.root = YamlMapping(self._source, line, column)
        else:
            self.findings.append(rules.document_no_mapping(self._at(line, column), value))

    def _value(self, event: Any) -> _Read:
        """Read what begins with an event."""
        if type(event) is not ScalarEvent:
            return self._alias(event) if type(event) is AliasEvent else self._container(event)
        mark: Any = event.start_mark
        line, column = self._lines[mark.line], mark.column + 1
        self._budget.values -= 1
        if self._budget.values < 0:
            self._stop(rules.too_many_values(self._at(line, column)))
        text = event.value
        if event.tag is not None or event.anchor is not None:
            return self._scalar_with_properties(event, line, column)
        if event.style:
            self._quoted_or_block(text, event, mark.index)
            return text, line, column, text, False
        if not text or text[0] in FIRST:
            return self._plain(text, event, line, column), line, column, text, True
        return text, line, column, text, True

    def _plain(self, text: str, event: Any, line: int, column: int) -> Any:
        """Return what a value without quotes represents."""
        scalar = resolve(text)
        if scalar.misread:
            self.findings.append(rules.misread_value(self._at(line, column), text, scalar))
        elif text and not text[0].isascii():
            end = event.end_mark
            if rest := rest_in_comment(self._text, text, end.index):
                place = (end.line + 1, end.column + len(rest) + 1)
                finding = rules.cut_off_value(self._at(line, column), text, rest, place)
                self.findings.append(finding)
        return scalar.value

    def _quoted_or_block(self, text: str, event: Any, index: int) -> None:
        """Note where a scalar is that begins at `index`, and refuse half characters in it."""
        self.spans.append((text_start(self._text, event.style, index), event.end_mark.index))
        if not text.isascii() and re.search(_SURROGATE, text):
            self._stop(rules.lone_surrogate(self._at(*half_character(self._text, index))))

    def _scalar_with_properties(
        self, event: Any, line: int, column: int, is_key: bool = False
    ) -> _Read:
        """Read a scalar with a tag or an anchor, which begin at `line` and `column`."""
        text, plain, tag = event.value, not event.style, event.tag
        start = self._at(line, column)
        if text or not plain:
            index = event.start_mark.index
            index, line, column = behind_properties(self._text, index, line, column)
            if not plain:
                self._quoted_or_block(text, event, index)
        value: Any = text
        if tag is not None:
            value, fault = tagged_scalar(tag, text, start)
            if fault:
                self.findings.append(fault)
        if is_key:
            value = text
        elif tag is None and plain:
            value = self._plain(text, event, line, column)
        if event.anchor is not None:
            self.anchors[event.anchor] = Anchor(value, line, column, text, plain)
        return value, line, column, text, plain and not (is_key and tag is not None)

    def _container(self, event: Any, is_key: bool = False) -> _Read:
        """Read a mapping or a sequence, which is dropped where a key has to be."""
        is_mapping = type(event) is MappingStartEvent
        name = "mapping" if is_mapping else "list"
        mark: Any = event.start_mark
        line, column = self._lines[mark.line], mark.column + 1
        self._budget.values -= 1
        if self._budget.values < 0:
            self._stop(rules.too_many_values(self._at(line, column)))
        if event.tag is not None:
            fault = container_tag(event.tag, name, self._at(line, column))
            if fault:
                self.findings.append(fault)
        if event.tag is not None or event.anchor is not None:
            _, line, column = behind_properties(self._text, mark.index, line, column)
        if self._depth >= rules.MAX_DEPTH:
            self._stop(rules.nesting_too_deep(self._at(line, column)))
        if is_key:
            self._refuse_as_key(name, mark.index, line, column)
        kind = YamlMapping if is_mapping else YamlSequence
        node: YamlMapping | YamlSequence = kind(self._source, line, column)
        anchor = None
        if event.anchor is not None:
            anchor = Anchor(node, line, column, None, False, is_closed=False)
            self.anchors[event.anchor] = anchor
        self._depth += 1
        if isinstance(node, YamlMapping):
            self._entries(node)
        else:
            self._items(node)
        self._depth -= 1
        if anchor is not None:
            anchor.is_closed = True
        return node, line, column, None, False

    def _items(self, node: YamlSequence) -> None:
        """Read the items of a sequence, up to its end."""
        while type(event := self._next_event()) is not SequenceEndEvent:
            value, line, column, text, plain = self._value(event)
            node.append(value)
            node.marks.append(_mark((line, column, line, column, text, plain)))

    def _entries(self, node: YamlMapping) -> None:
        """Read the entries of a mapping, up to its end."""
        marks, next_event = node.marks, self._next_event
        merge: Location | None = None
        sources: list[YamlMapping] = []
        while type(event := next_event()) is not MappingEndEvent:
            key, key_line, key_column, plain = self._key(event)
            if plain and key == "<<":
                here = self._at(key_line, key_column)
                sources = self._merged(here, merge) or sources
                merge = merge or here
                continue
            if key in marks:
                here, there = self._at(key_line, key_column), node.at_key(key)
                self.findings.append(rules.duplicate_key(here, key, there))
                key = None
            value, line, column, text, plain = self._value(next_event())
            if key is not None:
                node[key] = value
                marks[key] = _mark((key_line, key_column, line, column, text, plain))
        if sources:
            merged(node, sources)

    def _merged(self, here: Location, before: Location | None) -> list[YamlMapping] | None:
        """Read the value of a merge key, of which a mapping may have one; return the mappings that
        it puts in."""
        if before is not None:
            self.findings.append(rules.duplicate_key(here, "<<", before))
        value, line, column, _, _ = self._value(self._next_event())
        if before is not None:
            return None
        sources = merge_sources(value)
        if sources is None:
            self.findings.append(rules.bad_merge(self._at(line, column)))
        return sources

    def _key(self, event: Any) -> _Key:
        """Read a key; it is None where what is there cannot be one."""
        if type(event) is not ScalarEvent:
            return self._odd_key(event)
        mark: Any = event.start_mark
        line, column = self._lines[mark.line], mark.column + 1
        self._budget.values -= 1
        if self._budget.values < 0:
            self._stop(rules.too_many_values(self._at(line, column)))
        text, plain = event.value, not event.style
        if event.tag is not None or event.anchor is not None:
            text, line, column, _, plain = self._scalar_with_properties(event, line, column, True)
        elif not plain:
            self._quoted_or_block(text, event, mark.index)
        if plain and (not text or text[0] in FIRST or "{" in text or "[" in text):
            self._check_key(text, line, column)
        return sys.intern(text), line, column, plain  # most keys are in a spec a thousand times

    def _check_key(self, text: str, line: int, column: int) -> None:
        """Check a key without quotes, which YAML may read as something else than text."""
        if not text or text[0] in FIRST:
            scalar = resolve(text)
            if scalar.misread or not isinstance(scalar.value, str):
                self.findings.append(rules.key_not_text(self._at(line, column), text, scalar))
        elif glued := re.match(_GLUED, text):
            self._stop(rules.no_colon_before_bracket(self._at(line, column), glued[0], glued[1]))

    def _odd_key(self, event: Any) -> _Key:
        """Read a key that is an alias, or else a mapping or a sequence."""
        mark: Any = event.start_mark
        line, column = self._lines[mark.line], mark.column + 1
        if type(event) is AliasEvent:
            anchor = self._anchor(event)
            if anchor.text is None:
                here = self._at(line, column)
                self.findings.append(rules.container_as_key(here, "mapping or list"))
            elif anchor.plain:
                self._check_key(anchor.text, line, column)
            return anchor.text, line, column, anchor.plain
        was_in_key = self._is_in_key
        self._container(event, is_key=True)
        self._is_in_key = was_in_key
        return None, line, column, False

    def _refuse_as_key(self, name: str, index: int, line: int, column: int) -> None:
        """Report the mapping or list at `index` where a key has to be, unless that is within such a
        key: it is part of the same fault."""
        if re.compile(_TEMPLATE).match(self._text, index - 1):
            self._stop(rules.doubled_brace(self._at(line, column - 1), self._text[index - 1 :]))
        if not self._is_in_key:
            self.findings.append(rules.container_as_key(self._at(line, column), name))
        self._is_in_key = True

    def _alias(self, event: Any) -> _Read:
        anchor = self._anchor(event)
        return anchor.value, anchor.line, anchor.column, anchor.text, anchor.plain

    def _anchor(self, event: Any) -> Anchor:
        here = self._at(event.start_mark.line + 1, event.start_mark.column + 1)
        found = aliased(self.anchors, event.anchor, here, self._budget, self._depth)
        if isinstance(found, Finding):
            self._stop(found)
        return found

    def _stop(self, finding: Finding) -> NoReturn:
        self.findings.append(finding)
        raise StoppedError

    def _at(self, line: int, column: int) -> Location:
        return Location(self._source.path, line, column)
