"""Types and limits of fields as JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ssotgen.spec.index import Lookup
from ssotgen.spec.model import FieldSpec
from ssotgen.spec.types.grammar import (
    DictOf,
    ListOf,
    LiteralOf,
    Named,
    OptionalOf,
    Scalar,
    SetOf,
    TypeRef,
    UnionOf,
    without_none,
)
from ssotgen.spec.types.scalars import SCALARS
from ssotgen.spec.types.union_parts import dataclasses_of, former_tags, is_tagged, tags_of

Schema = dict[str, Any]


def type_schema(ref: TypeRef, lookup: Lookup) -> Schema:
    """Return the schema of the plain data that values of a type are written as.

    Raises:
        TypeError: The type has none.
    """
    if isinstance(ref, Scalar):
        return dict(SCALARS[ref.name].wire_schema)
    if isinstance(ref, LiteralOf):
        return {**SCALARS[ref.scalar].wire_schema, "enum": list(ref.values)}
    if isinstance(ref, UnionOf):
        return _union(ref, lookup)
    if isinstance(ref, Named):
        return {"$ref": f"#/$defs/{ref.name}"}
    if isinstance(ref, ListOf):
        return {"type": "array", "items": type_schema(ref.item, lookup)}
    if isinstance(ref, SetOf):
        return {"type": "array", "items": type_schema(ref.item, lookup), "uniqueItems": True}
    if isinstance(ref, DictOf):
        schema = {"type": "object", "additionalProperties": type_schema(ref.item, lookup)}
        return schema if ref.key is None else {**schema, "propertyNames": _keys(ref.key, lookup)}
    if isinstance(ref, OptionalOf):
        return _or_null(type_schema(ref.item, lookup))
    raise TypeError(f"{ref} has no schema")


def _union(ref: UnionOf, lookup: Lookup) -> Schema:
    """Return the schema of a value of one of several types, which differ as plain data."""
    if not is_tagged(ref, lookup):
        return {"anyOf": [type_schema(part, lookup) for part in ref.parts]}
    tagged: Schema = {"oneOf": [*_by_key(ref, lookup)]}
    names = {item.name for item in dataclasses_of(ref, lookup)}
    others = [part for part in ref.parts if not (isinstance(part, Named) and part.name in names)]
    return (
        {"anyOf": [tagged, *(type_schema(part, lookup) for part in others)]} if others else tagged
    )


def _by_key(ref: UnionOf, lookup: Lookup) -> Iterator[Schema]:
    """Yield the schemas of the dataclasses of a union with their values of the tag, which is read
    under the first of its keys that is there."""
    every = [(item, tags_of(item, ref.tag)) for item in dataclasses_of(ref, lookup)]
    before: list[Schema] = []
    for key, owners in {ref.tag: every, **former_tags(ref, lookup)}.items():
        for item, values in owners:
            yield {
                "$ref": f"#/$defs/{item.name}",
                "properties": {key: _constant(values)},
                "required": [key],
                **({"not": {"anyOf": [*before]}} if before else {}),
            }
        before.append({"required": [key]})


def _constant(values: tuple[str | int, ...]) -> Schema:
    return {"const": values[0]} if len(values) == 1 else {"enum": list(values)}


def _keys(ref: Named, lookup: Lookup) -> Schema:
    """Return the schema of the values of an enum's members; unknown ones are never keys."""
    values = (member.value for member in lookup.enums[ref.name].members if not member.alias)
    return {"enum": list(values)}


def limited(schema: Schema, field: FieldSpec) -> Schema:
    """Return the schema of a field's type with the limits of the field."""
    ref = without_none(field.type)
    limits: Schema = {}
    if schema.get("type") in ("integer", "number", ["integer", "null"], ["number", "null"]):
        limits["minimum"], limits["maximum"] = field.minimum, field.maximum
        limits["multipleOf"] = field.multiple_of
    size = "Properties" if isinstance(ref, DictOf) else "Items"
    limits[f"min{size}"], limits[f"max{size}"] = field.min_items, field.max_items
    limits["minLength"], limits["maxLength"] = field.min_length, field.max_length
    limits["pattern"] = field.pattern
    return {**schema, **{key: limit for key, limit in limits.items() if limit is not None}}


def _or_null(schema: Schema) -> Schema:
    """Return the schema of what is either null or as `schema` says.

    Besides `enum`, all of the keywords that go with a type say nothing about null.
    """
    if not schema:
        return schema
    if "enum" in schema:
        return {"type": [schema["type"], "null"], "enum": [*schema["enum"], None]}
    if "type" in schema:
        return {**schema, "type": [schema["type"], "null"]}
    if "anyOf" in schema:
        return {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    return {"anyOf": [schema, {"type": "null"}]}
