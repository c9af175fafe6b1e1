"""Unions of types: what kinds of plain data distinguish their parts, and tags of dataclasses."""

from __future__ import annotations

from ssotgen.spec.index import Lookup
from ssotgen.spec.model import DataclassSpec, FieldSpec
from ssotgen.spec.types.grammar import (
    DictOf,
    ListOf,
    LiteralOf,
    Named,
    Scalar,
    SetOf,
    TypeRef,
    UnionOf,
)
from ssotgen.spec.types.scalars import SCALARS

_KINDS = {
    "boolean": "a boolean",
    "integer": "a number",
    "number": "a number",
    "string": "a string",
}
_OF_VALUES = {bool: "a boolean", int: "a number", float: "a number", str: "a string"}


def plain_kinds(ref: TypeRef, lookup: Lookup) -> tuple[str, ...]:
    """Return the kinds of plain data that values of a part of a union are written as, none for
    `Any`, which is all of them, and for what is reported elsewhere."""
    if isinstance(ref, Scalar):
        found = _KINDS.get(str(SCALARS[ref.name].wire_schema.get("type")))
        return (found,) if found else ()
    if isinstance(ref, LiteralOf):
        return (_KINDS[str(SCALARS[ref.scalar].wire_schema["type"])],)
    if isinstance(ref, ListOf | SetOf):
        return ("a list",)
    if isinstance(ref, DictOf) or (isinstance(ref, Named) and ref.name in lookup.dataclasses):
        return ("a mapping",)
    enum = lookup.enums.get(ref.name) if isinstance(ref, Named) else None
    if enum is None:
        return ()
    return tuple(dict.fromkeys(_OF_VALUES[type(member.value)] for member in enum.members))


def dataclasses_of(ref: UnionOf, lookup: Lookup) -> tuple[DataclassSpec, ...]:
    """Return the dataclasses among the parts of a union."""
    named = [part.name for part in ref.parts if isinstance(part, Named)]
    return tuple(lookup.dataclasses[name] for name in named if name in lookup.dataclasses)


def is_tagged(ref: UnionOf, lookup: Lookup) -> bool:
    """Whether a union has several dataclasses, which a tag distinguishes."""
    return len(dataclasses_of(ref, lookup)) > 1


def has_sound_tags(ref: UnionOf, lookup: Lookup) -> bool:
    """Whether each dataclass of a tagged union has tags that no other one has."""
    tags = [tags_of(item, ref.tag) for item in dataclasses_of(ref, lookup)]
    every = [(type(value), value) for values in tags for value in values]
    return all(tags) and len(set(every)) == len(every)


def tag_field(item: DataclassSpec, tag: str) -> FieldSpec | None:
    """Return the field that has the tag of a dataclass, or None."""
    return next((field for field in item.fields if field.key == tag), None)


def tags_of(item: DataclassSpec, tag: str) -> tuple[str | int, ...]:
    """Return the values under the key `tag` that represent a dataclass."""
    field = tag_field(item, tag)
    return field.type.values if field is not None and isinstance(field.type, LiteralOf) else ()


def former_tags(
    ref: UnionOf, lookup: Lookup
) -> dict[str, tuple[tuple[DataclassSpec, tuple[str | int, ...]], ...]]:
    """Return the former keys of the tag of a union, each with the dataclasses that read it and the
    values that represent these."""
    found: dict[str, list[tuple[DataclassSpec, tuple[str | int, ...]]]] = {}
    for item in dataclasses_of(ref, lookup):
        field = tag_field(item, ref.tag)
        for key in field.was if field is not None else ():
            found.setdefault(key.text, []).append((item, tags_of(item, ref.tag)))
    return {key: tuple(found[key]) for key in sorted(found)}


def by_tag(ref: UnionOf, lookup: Lookup) -> dict[str | int, str]:
    """Return the names of the dataclasses of a union by the values of their tags."""
    return {
        value: item.name for item in dataclasses_of(ref, lookup) for value in tags_of(item, ref.tag)
    }
