"""The rule about unions."""

from __future__ import annotations

import keyword
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.hints import AnyHint, Hint, write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.suggest import Suggester
from ssotgen.diagnostics.wording import listed, quoted, yaml_string
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import DataclassSpec, FieldSpec, PropertySpec, Spec
from ssotgen.spec.names import snake_case
from ssotgen.spec.types.grammar import (
    ANY,
    LiteralOf,
    Named,
    TypeRef,
    UnionOf,
    named_types,
    unions_in,
)
from ssotgen.spec.types.union_parts import (
    dataclasses_of,
    is_tagged,
    plain_kinds,
    tag_field,
    tags_of,
)
from ssotgen.spec.yaml.plain_scalars import quoted_if_needed


def check_bad_union(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each union whose parts cannot be distinguished in plain data."""
    lookup = Lookup(spec)
    for enum in spec.enums:
        for attribute in enum.attributes:
            symbol = f"{enum.name}.{attribute.name}"
            yield from _of_type(lookup, attribute.type, attribute.type_location, symbol)
    for item in spec.dataclasses:
        entities: tuple[FieldSpec | PropertySpec, ...] = (*item.fields, *item.properties)
        for entity in entities:
            symbol = f"{item.name}.{entity.name}"
            is_plain = isinstance(entity, FieldSpec) or entity.serialize
            needs_tag = is_plain and "tag" not in entity.source
            at = entity.source.at("type")
            yield from _of_type(lookup, entity.type, at, symbol, needs_tag=needs_tag)
            yield from _of_tag(lookup, entity, symbol)


def _of_type(
    lookup: Lookup, ref: TypeRef, at: Location, symbol: str, *, needs_tag: bool = True
) -> Iterator[Finding]:
    for union in unions_in(ref):
        found = _alike(lookup, union)
        if found is not None:
            message, hint = found
            yield BAD_UNION.finding(at, message, hint=hint, symbol=symbol)
        elif is_tagged(union, lookup) and needs_tag:  # a tag is checked at its own place
            names = listed([item.name for item in dataclasses_of(union, lookup)], "and")
            message = f"nothing in plain data says which of {names} a mapping is"
            yield BAD_UNION.finding(at, message, hint=_add_tag(lookup, union), symbol=symbol)


def _alike(lookup: Lookup, union: UnionOf) -> tuple[str, AnyHint] | None:
    """Return why two parts of a union cannot be distinguished and what to do, or None."""
    if ANY in union.parts:
        return f"Any takes all that '{union}' does", write("Any")
    seen: dict[str, TypeRef] = {}
    for part in union.parts:
        for kind in plain_kinds(part, lookup):
            other = seen.setdefault(kind, part)
            if other is not part and not _are_dataclasses(lookup, other, part):
                reason = f"both are {kind} in plain data"
                message = f"{other} and {part} cannot be distinguished: {reason}"
                return message, _instead(other, part)
    return None


def _are_dataclasses(lookup: Lookup, *parts: TypeRef) -> bool:
    return all(isinstance(part, Named) and part.name in lookup.dataclasses for part in parts)


def _instead(one: TypeRef, other: TypeRef) -> str:
    if {str(one), str(other)} == {"int", "float"}:
        return "use `float`, which reads whole numbers too"
    if isinstance(one, LiteralOf) and isinstance(other, LiteralOf):
        return f"use `{LiteralOf((*one.values, *other.values), one.scalar)}`"
    if "str" in (str(one), str(other)):
        return "use `str`, which reads any string"
    return "use one of them, or put each into a dataclass of its own and name their `tag`"


def _add_tag(lookup: Lookup, union: UnionOf) -> str:
    """Return the hint that names a tag which the dataclasses have, or how to give them one."""
    items = dataclasses_of(union, lookup)
    for field in items[0].fields:
        values = [value for item in items for value in tags_of(item, field.key)]
        if all(tags_of(item, field.key) for item in items) and len(set(values)) == len(values):
            return f"add `tag: {quoted_if_needed(field.key)}`"
    return f"{_declare('kind', items[0])}, and so on, and add `tag: kind`"


def _declare(key: str, item: DataclassSpec) -> str:
    """Return the hint to add a field with that key, which may be no name of a field."""
    value = snake_case(item.name)
    written = yaml_string(f'Literal["{value}"]')
    is_name = key.isidentifier() and not keyword.iskeyword(key)
    name, wire = (key, "") if is_name else ("kind", f", wire: {quoted_if_needed(key)}")
    return f"add the field `{name}: {{type: {written}, default: {value}{wire}}}` to {item.name}"


def _key_instead(tag: str, item: DataclassSpec) -> AnyHint:
    """Return the hint for a dataclass that has no field with the key `tag`."""
    field = next((field for field in item.fields if field.name == tag), None)
    if field is not None:
        key = quoted_if_needed(field.key)
        return Hint(f"write `{key}`, the key of {item.name}.{tag}", key)
    keys = [each.key for each in item.fields if isinstance(each.type, LiteralOf)]
    return Suggester(keys).hint(tag, _declare(tag, item))


def _of_tag(lookup: Lookup, field: FieldSpec | PropertySpec, symbol: str) -> Iterator[Finding]:
    """Yield what is wrong with the tag of a field or property, which has a finding if empty."""
    if field.tag is None or not field.tag.text.strip():
        return
    tagged = [union for union in unions_in(field.type) if is_tagged(union, lookup)]
    named = {each.name for each in named_types(field.type)}
    is_known = named <= lookup.enums.keys() | lookup.dataclasses.keys()
    if not tagged and is_known:  # an unknown type has a finding of its own
        yield BAD_UNION.finding(
            field.tag.location,
            f"nothing in '{field.type}' needs a tag",
            hint="remove it: a tag is for unions of several dataclasses",
            symbol=symbol,
        )
    for union in tagged:
        yield from _of_union(lookup, union, field.tag.location, symbol)


def _of_union(lookup: Lookup, union: UnionOf, at: Location, symbol: str) -> Iterator[Finding]:
    owners: dict[str | int, str] = {}
    for item in dataclasses_of(union, lookup):
        field = tag_field(item, union.tag)
        if field is None:
            message = f"{item.name} has no field with the key {quoted(union.tag)}"
            yield BAD_UNION.finding(at, message, hint=_key_instead(union.tag, item), symbol=symbol)
            return
        if not isinstance(field.type, LiteralOf):
            yield BAD_UNION.finding(
                at,
                f"{item.name}.{field.name} cannot be a tag: its type is {field.type}",
                hint=f'let it be a Literal, such as `Literal["{snake_case(item.name)}"]`',
                symbol=symbol,
                related=((field.location, "here"),),
            )
            return
        for value in field.type.values:
            owner = owners.setdefault(value, item.name)
            if owner != item.name:
                yield BAD_UNION.finding(
                    at,
                    f"{value!r} is the {union.tag} of both {owner} and {item.name}",
                    hint="give each a value of its own",
                    symbol=symbol,
                    related=((field.location, "here"),),
                )


BAD_UNION = Rule(
    "SSG368",
    "bad-union",
    "Checks for unions whose types cannot be distinguished in plain data.",
    check=check_bad_union,
)
