"""Words of a document, and what each means where it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record
from ssotgen.spec.model import FieldSpec, PropertySpec, Spec
from ssotgen.spec.symbols import PARTS, Symbol, symbols
from ssotgen.spec.types.grammar import named_types

_WORD = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")

_WITH_CONTEXT = ("enum", "dataclass", "feature", "layer", *PARTS, "transitions")
"""Kinds of symbols in whose declarations other names may be."""


@record
class Word:
    """A word of a document: its text with dots, and where it begins, from 0."""

    text: str
    line: int
    column: int


def word_at(text: str, line: int, column: int) -> Word | None:
    """Return the word at a place (from 0), cut after the part that the place is in."""
    lines = text.split("\n")
    if line >= len(lines):
        return None
    for match in _WORD.finditer(lines[line]):
        if match.start() <= column <= match.end():
            end = lines[line].find(".", column, match.end())
            stop = match.end() if end < 0 else end
            return Word(lines[line][match.start() : stop], line, match.start())
    return None


class Meanings:
    """What the words of the documents of a spec mean."""

    def __init__(self, spec: Spec) -> None:
        self.symbols = symbols(spec)
        self._spec = spec
        self._contexts = sorted(_contexts(spec, self.symbols.values()))

    def of(self, word: Word, path: str) -> Symbol | None:
        """Return what a word of the document `path` names, None for any other word."""
        found = self._declared(word, path) or self.symbols.get(word.text)
        if found is not None:
            return found
        owner = self._owner(path, word.line + 1)
        if owner.startswith("feature:"):
            # What a feature needs, and what replaces one, goes by the names of features.
            return self.symbols.get(f"feature:{word.text}")
        for enum in self._enums_of(owner):
            member = self.symbols.get(f"{enum}.{word.text}")
            if member is not None:
                return member
        own = self.symbols.get(f"{owner.partition('.')[0]}.{word.text}") if owner else None
        return own or self._of_value(word.text, owner.partition(".")[0])

    def _of_value(self, text: str, owner: str) -> Symbol | None:
        """Return the part of an enum that an expression of a dataclass reads of a value."""
        item, (first, *names) = self._spec.find_dataclass(owner), text.split(".")
        owned: tuple[FieldSpec | PropertySpec, ...] = ()
        if item is not None:
            owned = (*item.fields, *item.properties)
        ref, found = next((each.type for each in owned if each.name == first), None), None
        for name in names:
            enum = next((each.name for each in named_types(ref)), "") if ref is not None else ""
            found = self.symbols.get(f"{enum}.{name}")
            of_enum = self._spec.find_enum(enum)
            attributes = of_enum.attributes if of_enum is not None else ()
            ref = next((each.type for each in attributes if each.name == name), None)
        return found

    def _declared(self, word: Word, path: str) -> Symbol | None:
        here = Location(path, word.line + 1, word.column + 1)
        return next((each for each in self.symbols.values() if each.location == here), None)

    def _owner(self, path: str, line: int) -> str:
        """Return the symbol whose declaration a line is part of."""
        found = ""
        for at_path, at_line, name in self._contexts:
            if at_path == path and at_line <= line:
                found = name
        return found

    def _enums_of(self, owner: str) -> Iterator[str]:
        """Yield the enums whose members a declaration may name by their bare names."""
        name, _, part = owner.partition(".")
        if name == "layer" or owner.startswith("layer:"):
            layers = self._spec.layers
            item = self._spec.find_dataclass(layers.definition.text) if layers else None
            for each in item.fields if item else ():
                yield from (ref.name for ref in named_types(each.type))
            return
        item = self._spec.find_dataclass(name)
        if item is not None:
            fields = [each for each in item.fields if each.name == part] or item.fields
            for each in fields:
                yield from (ref.name for ref in named_types(each.type))
            return
        enum = self._spec.find_enum(name)
        if enum is not None:
            yield name
            for attribute in enum.attributes:
                if part == attribute.name or enum.member(part) is not None:
                    yield from (ref.name for ref in named_types(attribute.type))


def _contexts(spec: Spec, known: Iterable[Symbol]) -> Iterator[tuple[str, int, str]]:
    """Yield where each declaration begins, and its name."""
    for symbol in known:
        if symbol.kind in _WITH_CONTEXT:
            yield symbol.location.path, symbol.location.line, symbol.full_name
    for document in spec.documents:
        for section in ("project", "layers"):
            if document.data is not None and section in document.data:
                at = document.data.at_key(section)
                yield at.path, at.line, section
