"""Example values of field types, as Python source, for the programs that prove a change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.spec.model import DataclassSpec, FieldSpec, Spec
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

_DEEPEST = 8


class NoExampleError(ValueError):
    """No example of a type can be written down."""


def example(ref: TypeRef, spec: Spec, depth: int = 0) -> str:
    """Return source of a value of a type of `spec`.

    Raises:
        NoExampleError: The type nests too deep.
    """
    if depth > _DEEPEST:
        raise NoExampleError(str(ref))
    if isinstance(ref, OptionalOf):
        return example(ref.item, spec, depth + 1)
    if isinstance(ref, UnionOf):
        return example(ref.parts[0], spec, depth + 1)
    if isinstance(ref, ListOf):
        item = example(ref.item, spec, depth + 1)
        return f"({item},)" if ref.kind == "tuple" else f"[{item}]"
    if isinstance(ref, SetOf):
        return f"{ref.kind}([{example(ref.item, spec, depth + 1)}])"
    if isinstance(ref, DictOf):
        key = example(ref.key, spec, depth + 1) if ref.key is not None else "'k'"
        return f"{{{key}: {example(ref.item, spec, depth + 1)}}}"
    if isinstance(ref, LiteralOf):
        return repr(ref.values[0])
    if isinstance(ref, Named):
        return _named(ref.name, spec, depth)
    row = SCALARS[ref.name]
    return row.source.format(repr(row.constant(row.samples[0])))


def instance(
    item: DataclassSpec, spec: Spec, given: Mapping[str, str] | None = None, depth: int = 0
) -> str:
    """Return source of an instance: the required fields with examples, and what is given.

    Raises:
        NoExampleError: A type of a field nests too deep.
    """
    return f"{item.name}({', '.join(_arguments(item, spec, depth, given or {}))})"


def program(item: DataclassSpec, spec: Spec, lines: str) -> str:
    """Return a program about an `item`, an instance of a class of `spec`; empty where no instance
    can be written down."""
    try:
        made = instance(item, spec)
    except NoExampleError:
        return ""
    return f"{imports(spec)}\nitem = {made}\n{lines}"


def imports(spec: Spec) -> str:
    """Return the import lines that an example needs."""
    rows = [row for row in SCALARS.values() if row.module]
    lines = [f"from {row.module} import {row.name}" for row in rows]
    lines += [f"from {each.module} import {each.name}" for each in spec.imported]
    return "\n".join([*lines, f"from {spec.project.enums_module} import *"])


def _arguments(
    item: DataclassSpec, spec: Spec, depth: int, given: Mapping[str, str]
) -> Iterator[str]:
    for field in item.fields:
        if field.name in given:
            yield f"{field.name}={given[field.name]}"
        elif not field.has_default:
            yield f"{field.name}={_value(field, spec, depth)}"


def _value(field: FieldSpec, spec: Spec, depth: int) -> str:
    if field.minimum is not None and isinstance(field.type, Scalar):
        row = SCALARS[field.type.name]
        return row.source.format(repr(row.constant(field.minimum)))
    return example(field.type, spec, depth + 1)


def _named(name: str, spec: Spec, depth: int) -> str:
    enum = spec.find_enum(name)
    if enum is not None:
        return f"{name}.{enum.members[0].name}"
    item = spec.find_dataclass(name)
    if item is None:
        raise NoExampleError(name)
    return instance(item, spec, depth=depth + 1)
