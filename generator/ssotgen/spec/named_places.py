"""Named places: every place of a spec's documents that names one of its symbols, the declaration
among them, as the model understands the documents and never by a word that looks alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record, replace
from ssotgen.spec.enum_values import named_members
from ssotgen.spec.expressions.can_fail import walk
from ssotgen.spec.expressions.enum_parts import enum_of, part_type
from ssotgen.spec.expressions.tree import EnumMember, Expression, Name, Part
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import CAN_BECOME, DataclassSpec, Deprecation, EnumSpec, Layers, Spec
from ssotgen.spec.symbols import SETTINGS, settings_of
from ssotgen.spec.types.fits import part_of
from ssotgen.spec.types.grammar import (
    DictOf,
    LiteralOf,
    Named,
    OptionalOf,
    Scalar,
    TypeRef,
    UnionOf,
    named_types,
)
from ssotgen.spec.yaml.document import SourceText, Value, YamlMapping, YamlSequence


@record
class SpecReference:
    """A place that names a symbol: where its name begins, or where the value begins that holds it
    and in which it could not be found as it is spelt. `name` is what is written there.
    `is_given` says that a member has something for an attribute there."""

    symbol: str
    name: str
    location: Location
    is_declaration: bool = False
    is_exact: bool = True
    is_given: bool = False


def spec_references(spec: Spec) -> Iterator[SpecReference]:
    """Yield every reference in the documents of a spec, each place once.

    A standard layer goes by its member of the layer enum, such as `LayerType.FAST`.
    """
    seen: set[tuple[str, int, int]] = set()
    for each in _References(spec).all():
        place = (each.location.path, each.location.line, each.location.column)
        if place not in seen:
            seen.add(place)
            yield each


def reference_name(spec: Spec, symbol: str) -> str:
    """Return the name that references give a symbol: a layer's is its member of the layer enum."""
    if symbol.startswith("layer:") and spec.layers is not None:
        return f"{spec.layers.enum.text}.{symbol.removeprefix('layer:')}"
    return symbol


class _References:
    """Walks the model, with the texts of the documents at hand."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._lookup = Lookup(spec)
        self._texts = {document.path: document.source for document in spec.documents}

    def all(self) -> Iterator[SpecReference]:
        for each in self._spec.project.export:
            yield self._named(each.text, each.text, each.location)
        for feature in self._spec.features:
            yield self._declared(f"feature:{feature.name}", feature.name, feature.location)
            for path, location, _ in settings_of(feature):
                symbol = f"{SETTINGS}{feature.name}.{'.'.join(path)}"
                yield self._declared(symbol, path[-1], location)
            yield from self._replacement(feature.deprecated, "feature:")
            for need in feature.needs:
                yield self._named(f"feature:{need.text}", need.text, need.location)
        for enum in self._spec.enums:
            yield self._declared(enum.name, enum.name, enum.location)
            yield from self._replacement(enum.deprecated, "")
            if enum.fallback is not None:
                member_name = enum.fallback.text
                symbol = f"{enum.name}.{member_name}"
                yield self._named(symbol, member_name, enum.fallback.location)
            for member in enum.members:
                symbol = f"{enum.name}.{member.name}"
                yield self._declared(symbol, member.name, member.location)
                yield from self._replacement(member.deprecated, f"{enum.name}.")
            yield from self._enum_parts(enum)
        for item in self._spec.dataclasses:
            yield from self._dataclass(item)
        if self._spec.layers is not None:
            yield from self._layers(self._spec.layers)

    def _enum_parts(self, enum: EnumSpec) -> Iterator[SpecReference]:
        for attribute in enum.attributes:
            symbol, name = f"{enum.name}.{attribute.name}", attribute.name
            yield self._declared(symbol, name, attribute.location)
            written, at = attribute.type_text, attribute.type_location
            for named in named_types(attribute.type):
                yield self._inside(named.name, named.name, at, written, named.offset)
            if attribute.has_default and attribute.source is not None:
                location = attribute.source.at("default")
                yield from self._value(attribute.type, attribute.default, location)
            for member in enum.members:
                given = member.attributes.get(attribute.name)
                if member.source is not None and name in member.attributes:
                    key = self._named(symbol, name, member.source.at_key(name))
                    yield replace(key, is_given=True)
                    location = member.source.at(name)
                    yield from self._value(attribute.type, given, location)
        for group in enum.groups:
            symbol = f"{enum.name}.{group.property_name}"
            yield self._declared(symbol, group.name, group.location)
        for text in named_members(enum):
            yield self._named(f"{enum.name}.{text.text}", text.text, text.location)
        if enum.transitions and enum.source is not None:
            at = enum.source.at_key("transitions")
            yield self._declared(f"{enum.name}.{CAN_BECOME}", "transitions", at)

    def _dataclass(self, item: DataclassSpec) -> Iterator[SpecReference]:
        yield self._declared(item.name, item.name, item.location)
        yield from self._replacement(item.deprecated, "")
        for field in item.fields:
            yield self._declared(f"{item.name}.{field.name}", field.name, field.location)
            yield from self._type(field.type, field.source)
            yield from self._replacement(field.deprecated, f"{item.name}.")
            if field.has_default:
                yield from self._value(field.type, field.default, field.source.at("default"))
        for prop in item.properties:
            yield self._declared(f"{item.name}.{prop.name}", prop.name, prop.location)
            yield from self._type(prop.type, prop.source)
            yield from self._expression(item, prop.value, prop.source.at("value"))
        for check in item.checks:
            yield from self._expression(item, check.when, check.source.at("when"))

    def _layers(self, layers: Layers) -> Iterator[SpecReference]:
        enum, definition = layers.enum, layers.definition
        yield self._declared(enum.text, enum.text, enum.location)
        constant = layers.constant
        yield self._declared(constant.text, constant.text, constant.location)
        yield self._named(definition.text, definition.text, definition.location)
        item = self._lookup.dataclasses.get(definition.text)
        known = {} if item is None else self._lookup.fields(item)
        for layer in layers.standard:
            yield self._declared(f"{enum.text}.{layer.name}", layer.name, layer.location)
            for given in layer.values:
                field = known.get(given.field)
                if field is not None:
                    symbol = f"{definition.text}.{given.field}"
                    yield self._named(symbol, given.field, given.key_location)
                    yield from self._value(field.type, given.value, given.location)

    def _replacement(self, deprecated: Deprecation | None, owner: str) -> Iterator[SpecReference]:
        if deprecated is not None and deprecated.use and deprecated.source is not None:
            location = deprecated.source.at("use")
            yield self._named(f"{owner}{deprecated.use}", deprecated.use, location)

    def _type(self, ref: TypeRef, source: YamlMapping) -> Iterator[SpecReference]:
        written = source.get("type")
        if isinstance(written, str):
            for named in named_types(ref):
                at = named.offset + _length(named.prefix)
                yield self._inside(named.name, named.name, source.at("type"), written, at)

    def _value(self, ref: TypeRef, value: Value, location: Location) -> Iterator[SpecReference]:
        if isinstance(ref, Scalar | LiteralOf) or value is None:
            return
        if isinstance(ref, Named):
            yield from self._instance(ref.name, value, location)
        elif isinstance(ref, OptionalOf):
            yield from self._value(ref.item, value, location)
        elif isinstance(ref, UnionOf):
            yield from self._value(part_of(ref, value, self._lookup), value, location)
        elif isinstance(value, YamlSequence):
            for index, each in enumerate(value):
                yield from self._value(ref.item, each, value.at(index))
        elif isinstance(value, YamlMapping):
            enum = ref.key if isinstance(ref, DictOf) else None
            for key, each in value.items():
                if enum is not None:
                    yield from self._instance(enum.name, key, value.at_key(key))
                yield from self._value(ref.item, each, value.at(key))

    def _instance(self, name: str, value: Value, location: Location) -> Iterator[SpecReference]:
        if name in self._lookup.enums and isinstance(value, str):
            yield self._named(f"{name}.{value}", value, location)
        item = self._lookup.dataclasses.get(name)
        if item is None or not isinstance(value, YamlMapping):
            return
        known = self._lookup.fields(item)
        for key, given in value.items():
            if key in known:
                yield self._named(f"{name}.{key}", key, value.at_key(key))
                yield from self._value(known[key].type, given, value.at(key))

    def _expression(
        self, item: DataclassSpec, expression: Expression, location: Location
    ) -> Iterator[SpecReference]:
        for node in walk(expression.root):
            if isinstance(node, Name):
                symbol = f"{item.name}.{node.name}"
                yield self._inside(symbol, node.name, location, expression.text, node.offset)
            elif isinstance(node, Part):
                enum = enum_of(node.operand, self._lookup.attribute_types(item), self._lookup)
                if enum is not None and part_type(enum, node.name) is not None:
                    symbol, text = f"{enum.name}.{node.name}", expression.text
                    yield self._inside(symbol, node.name, location, text, node.name_offset)
            elif isinstance(node, EnumMember):
                text, start = expression.text, node.offset + _length(node.prefix)
                yield self._inside(node.enum, node.enum, location, text, start)
                member = text.index(node.member, text.index(".", start))
                symbol = f"{node.enum}.{node.member}"
                yield self._inside(symbol, node.member, location, text, member)

    def _declared(self, symbol: str, name: str, location: Location) -> SpecReference:
        found = self._named(symbol, name, location)
        return SpecReference(symbol, name, found.location, True, found.is_exact)

    def _named(self, symbol: str, name: str, location: Location) -> SpecReference:
        return self._inside(symbol, name, location, name, 0)

    def _inside(
        self, symbol: str, name: str, location: Location, written: str, offset: int
    ) -> SpecReference:
        """Return the reference to a name at `offset` of the scalar `written`."""
        source = self._texts[location.path]
        found, end = source.inside(location, written, offset)
        if end is None:
            before = len(_word(name).findall(written, 0, offset))
            across = _nth(source, location, name, before)
            return SpecReference(symbol, name, across or location, is_exact=across is not None)
        return SpecReference(symbol, name, found)


def _length(prefix: str) -> int:
    """Return how many characters the prefix of an import takes with its dot."""
    return len(prefix) + 1 if prefix else 0


def _nth(source: SourceText, location: Location, name: str, skipped: int) -> Location | None:
    """Return where a word is in a scalar of several lines, after some others of its kind."""
    number, column = location.line, location.column - 1
    while number <= len(source.lines):
        for match in _word(name).finditer(source.lines[number - 1], column):
            if not skipped:
                return Location(location.path, number, match.start() + 1)
            skipped -= 1
        number, column = number + 1, 0
    return None


def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
