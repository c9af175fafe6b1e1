"""Values of the spec as plain data, in the form that `to_dict()` gives them."""

from __future__ import annotations

from typing import Any

from ssotgen.spec.index import Lookup
from ssotgen.spec.layer_values import sound_values
from ssotgen.spec.model import DataclassSpec, Layers, LayerSpec
from ssotgen.spec.types.fits import part_of
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
)
from ssotgen.spec.types.scalars import SCALARS
from ssotgen.spec.yaml.document import Value


def wire_value(value: Value, ref: TypeRef, lookup: Lookup) -> Any:
    """Return what a value (a default, say) of the type `ref` is as plain data.

    A member of an enum is its value. What a nested dataclass does not say stays unsaid.
    """
    if isinstance(ref, OptionalOf):
        return None if value is None else wire_value(value, ref.item, lookup)
    if isinstance(ref, UnionOf):
        return wire_value(value, part_of(ref, value, lookup), lookup)
    if isinstance(ref, Scalar):
        row = SCALARS[ref.name]
        return plain(row.to_plain(row.to_python(value)))
    if isinstance(ref, LiteralOf):
        return value
    if isinstance(ref, Named) and isinstance(value, str):
        return lookup.members(lookup.enums[ref.name])[value].value
    if isinstance(ref, Named) and isinstance(value, dict):
        fields = lookup.fields(lookup.dataclasses[ref.name])
        return {
            fields[name].key: wire_value(item, fields[name].type, lookup)
            for name, item in value.items()
        }
    if isinstance(ref, DictOf) and isinstance(value, dict):
        return {
            wire_value(key, ref.key, lookup) if ref.key is not None else key: wire_value(
                item, ref.item, lookup
            )
            for key, item in value.items()
        }
    if isinstance(ref, ListOf | SetOf) and isinstance(value, list):
        items = [wire_value(item, ref.item, lookup) for item in value]
        return items if isinstance(ref, ListOf) else _sorted(items)
    raise ValueError(f"{value!r} does not fit {ref}")


def complete_wire_value(value: Value, ref: TypeRef, lookup: Lookup) -> Any:
    """Return what `wire_value` does, with the defaults of nested dataclasses filled in."""
    if isinstance(ref, OptionalOf):
        return None if value is None else complete_wire_value(value, ref.item, lookup)
    if isinstance(ref, UnionOf):
        return complete_wire_value(value, part_of(ref, value, lookup), lookup)
    if isinstance(ref, Named) and ref.name in lookup.dataclasses and isinstance(value, dict):
        return {
            field.key: complete_wire_value(value.get(field.name, field.default), field.type, lookup)
            for field in lookup.dataclasses[ref.name].fields
        }
    if isinstance(ref, DictOf) and isinstance(value, dict):
        keys = {key: key if ref.key is None else wire_value(key, ref.key, lookup) for key in value}
        return {
            keys[key]: complete_wire_value(item, ref.item, lookup) for key, item in value.items()
        }
    if isinstance(ref, ListOf) and isinstance(value, list):
        return [complete_wire_value(item, ref.item, lookup) for item in value]
    return wire_value(value, ref, lookup)


def _sorted(items: list[Any]) -> list[Any]:
    """Return the items of a set in the order of `to_dict()`: texts and numbers in theirs, a mixture
    by its source."""
    return sorted(items, key=None if len({type(each) for each in items}) == 1 else repr)


def plain(value: object) -> Any:
    """Return plain data without the marks of the reader."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def layer_wire_values(
    layer: LayerSpec, definition: DataclassSpec, layers: Layers, lookup: Lookup
) -> dict[str, object]:
    """Return what a standard layer has for each field, defaults included, as plain data."""
    values = sound_values(layer, definition, layers, lookup) or {}
    return {
        field.key: complete_wire_value(values[field.name], field.type, lookup)
        for field in definition.fields
    }
