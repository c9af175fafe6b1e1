"""Examples: an instance of a dataclass in its wire form that passes its own checks."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping
from typing import Any

from ssotgen.spec.expressions.evaluate import EvaluationError, evaluate, python_value
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import DataclassSpec, FieldSpec
from ssotgen.spec.types.fits import misfits, part_of
from ssotgen.spec.types.grammar import (
    DictOf,
    LiteralOf,
    Named,
    OptionalOf,
    Scalar,
    TypeRef,
    UnionOf,
)
from ssotgen.spec.types.limits import limit_misfits
from ssotgen.spec.types.misfit import Place
from ssotgen.spec.types.scalars import SCALARS
from ssotgen.spec.yaml.document import NO_TEXT, Mark, Value, YamlMapping, YamlSequence

_MAX_TRIES = 500
_DEEPEST = 6


def schema_text(schema: Mapping[str, Any]) -> str:
    """Return a JSON Schema as text."""
    return json.dumps(schema, indent=2, ensure_ascii=False)


def example_json(item: DataclassSpec, lookup: Lookup) -> str:
    """Return the JSON of an instance that passes its limits and checks, empty where none of the
    values that are tried does."""
    for written in itertools.islice(_candidates(item, lookup, 0), _MAX_TRIES):
        if _passes(item, written, lookup):
            return json.dumps(_wire(item, written, lookup), indent=2, ensure_ascii=False)
    return ""


def _candidates(item: DataclassSpec, lookup: Lookup, depth: int) -> Iterator[dict[str, Value]]:
    choices = []
    for field in item.fields:
        values = list(_values(field, lookup, depth))
        if not values:
            return
        choices.append(values)
    for chosen in itertools.product(*choices):
        yield {field.name: value for field, value in zip(item.fields, chosen, strict=True)}


def _values(field: FieldSpec, lookup: Lookup, depth: int) -> Iterator[Value]:
    if field.has_default:
        yield field.default
    tried = (*_limits(field), *_of_type(field.type, lookup, depth))
    place = Place(field.location, None)
    for value in tried:
        faults = itertools.chain(
            misfits(lookup, field.type, value, place), limit_misfits(field, value, place)
        )
        if not any(True for _ in faults):
            yield value


def _limits(field: FieldSpec) -> Iterator[Value]:
    yield from (limit for limit in (field.minimum, field.maximum) if limit is not None)
    length = field.min_length or field.max_length
    if length is not None:
        yield ("text" * length)[:length]


def _of_type(ref: TypeRef, lookup: Lookup, depth: int) -> Iterator[Value]:
    if isinstance(ref, OptionalOf):
        yield from _of_type(ref.item, lookup, depth)
        yield None
    elif isinstance(ref, UnionOf):
        for part in ref.parts:
            yield from _of_type(part, lookup, depth)
    elif isinstance(ref, Scalar):
        yield from SCALARS[ref.name].samples
    elif isinstance(ref, LiteralOf):
        yield from ref.values
    elif isinstance(ref, Named) and ref.name in lookup.enums:
        yield from (member.name for member in lookup.enums[ref.name].members)
    elif isinstance(ref, Named):
        yield from _instances(ref.name, lookup, depth)
    elif isinstance(ref, DictOf):
        yield _mapping({})
        keys = list(_of_type(ref.key, lookup, depth)) if ref.key is not None else ["key"]
        key = str(keys[0]) if keys else "key"
        yield from (_mapping({key: item}) for item in _of_type(ref.item, lookup, depth + 1))
    else:
        yield _sequence([])
        yield from (_sequence([item]) for item in _of_type(ref.item, lookup, depth + 1))


def _instances(name: str, lookup: Lookup, depth: int) -> Iterator[Value]:
    item = lookup.dataclasses.get(name)
    if item is None or depth > _DEEPEST:
        return
    for written in itertools.islice(_candidates(item, lookup, depth + 1), 20):
        if _passes(item, written, lookup):
            yield _mapping(written)
            return


def _mapping(written: dict[str, Value]) -> Value:
    node = YamlMapping(NO_TEXT, 1, 1)
    node.update(written)
    node.marks.update((key, Mark(1, 1, 1, 1, None, False)) for key in written)
    return node


def _sequence(items: list[Value]) -> Value:
    node = YamlSequence(NO_TEXT, 1, 1)
    node.extend(items)
    node.marks.extend(Mark(1, 1, 1, 1, None, False) for _ in items)
    return node


def _passes(item: DataclassSpec, written: Mapping[str, Value], lookup: Lookup) -> bool:
    values = _python(item, written, lookup)
    properties = {prop.name: prop.value for prop in item.properties}
    types = lookup.attribute_types(item)
    try:
        return not any(
            evaluate(check.when, values, lookup, properties, types) for check in item.checks
        )
    except (EvaluationError, TypeError):
        return False


def _python(item: DataclassSpec, written: Mapping[str, Value], lookup: Lookup) -> dict[str, object]:
    return {
        field.name: python_value(written[field.name], field.type, lookup) for field in item.fields
    }


def _wire(item: DataclassSpec, written: Mapping[str, Value], lookup: Lookup) -> dict[str, Any]:
    found = {
        field.key: _wire_value(field.type, written[field.name], lookup) for field in item.fields
    }
    values = _python(item, written, lookup)
    properties = {prop.name: prop.value for prop in item.properties}
    types = lookup.attribute_types(item)
    for prop in item.properties:
        if prop.serialize:
            try:
                value = evaluate(prop.value, values, lookup, properties, types)
            except (EvaluationError, TypeError):
                continue
            found[prop.name] = _plain(value, prop.type)
    return found


def _wire_value(ref: TypeRef, value: Value, lookup: Lookup) -> Any:
    if value is None:
        return None
    if isinstance(ref, OptionalOf):
        return _wire_value(ref.item, value, lookup)
    if isinstance(ref, UnionOf):
        return _wire_value(part_of(ref, value, lookup), value, lookup)
    if isinstance(ref, Named) and ref.name in lookup.enums:
        members = lookup.members(lookup.enums[ref.name])
        return members[str(value)].value if str(value) in members else value
    if isinstance(ref, Named) and isinstance(value, dict):
        return _nested(lookup.dataclasses[ref.name], value, lookup)
    if isinstance(value, list):
        item = getattr(ref, "item", None)
        items = [_wire_value(item, each, lookup) if item else each for each in value]
        return sorted(items, key=str) if "set" in str(ref).partition("[")[0] else items
    if isinstance(value, dict) and isinstance(ref, DictOf):
        keys = {key: key if ref.key is None else _wire_value(ref.key, key, lookup) for key in value}
        return {keys[key]: _wire_value(ref.item, each, lookup) for key, each in value.items()}
    if isinstance(ref, Scalar):
        row = SCALARS[ref.name]
        return row.to_plain(row.to_python(value))
    return value


def _nested(item: DataclassSpec, value: Mapping[str, Value], lookup: Lookup) -> dict[str, Any]:
    written = {field.name: value.get(field.name, field.default) for field in item.fields}
    return _wire(item, written, lookup)


def _plain(value: Any, ref: TypeRef) -> Any:
    """Return the result of an expression of the type `ref` as JSON has it."""
    if isinstance(ref, OptionalOf):
        return None if value is None else _plain(value, ref.item)
    if isinstance(ref, Scalar):
        return SCALARS[ref.name].to_plain(value)
    return getattr(value, "value", value)
