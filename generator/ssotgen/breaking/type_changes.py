"""Types of fields in two versions: which side reads what the other writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from ssotgen.breaking.rules import TYPE_CHANGED, TYPE_NARROWED, TYPE_WIDENED
from ssotgen.breaking.spec_change import Category, ordered
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.types.grammar import (
    DictOf,
    ListOf,
    LiteralOf,
    Named,
    OptionalOf,
    Scalar,
    TypeRef,
    UnionOf,
    without_none,
)
from ssotgen.spec.types.scalars import SCALARS


def compare_types(old: TypeRef, new: TypeRef) -> tuple[Rule, tuple[Category, ...]] | None:
    """Return the rule and the categories of a change of type, None for the same type.

    `old` has the new names of renamed enums and dataclasses, see `with_new_names`. A type is wider
    where it reads all that the other writes, as it was, but not the other way round.
    """
    if _is_same(old, new):
        return None
    reads, writes = accepts(new, old), accepts(old, new)
    found: set[Category] = {"types"}
    if not _same_methods(old, new):
        found.add("source")
    if not reads:
        found.add("wire-read")
    if not writes:
        found.add("wire-write")
    if reads != writes:
        return (TYPE_WIDENED if reads else TYPE_NARROWED), ordered(found)
    if not reads:
        found.add("source")
    return TYPE_CHANGED, ordered(found)


def accepts(reader: TypeRef, writer: TypeRef) -> bool:
    """Whether `from_dict` with the type `reader` returns what `to_dict` with `writer` was given,
    for every value of `writer`."""
    if _is_same(reader, writer):
        return True
    if isinstance(reader, OptionalOf):
        return accepts(reader.item, without_none(writer))
    if isinstance(writer, OptionalOf):
        return _is_any(reader) and accepts(reader, writer.item)
    if _is_any(reader):
        return _is_plain(writer)
    if isinstance(writer, UnionOf):
        return all(accepts(reader, part) for part in writer.parts)
    if isinstance(reader, UnionOf):
        return any(accepts(part, writer) for part in reader.parts)
    if isinstance(writer, LiteralOf):
        if isinstance(reader, LiteralOf):
            return all(map(reader.holds, writer.values))
        return accepts(reader, Scalar(writer.scalar))
    if isinstance(reader, Scalar) and isinstance(writer, Scalar):
        return (reader.name, writer.name) == ("float", "int")
    if type(reader) is not type(writer) or isinstance(reader, Scalar | LiteralOf | Named):
        return False
    for part in fields(reader):
        mine, theirs = getattr(reader, part.name), getattr(writer, part.name)
        if _is_type(mine) and _is_type(theirs):
            if not accepts(mine, theirs):
                return False
        elif mine != theirs and part.name != "kind":  # a list and a tuple are written alike
            return False
    return True


def refused_part(
    old: TypeRef, new: TypeRef, renamed: Callable[[TypeRef], TypeRef] = lambda ref: ref
) -> TypeRef:
    """Return the part of the type `old` whose values `new` does not read as they were, where there
    is one; `renamed` gives a type its new names."""
    if isinstance(old, OptionalOf):
        return refused_part(old.item, without_none(new), renamed)
    if isinstance(old, UnionOf):
        refused = (part for part in old.parts if not accepts(new, renamed(part)))
        return refused_part(next(refused, old.parts[0]), new, renamed)
    if isinstance(old, LiteralOf):
        values = [(value,) for value in old.values]
        parts = [replace(old, values=value) for value in values]
        return next((part for part in parts if not accepts(new, part)), parts[0])
    if isinstance(old, Scalar | Named) or type(old) is not type(new):
        return old
    assert not isinstance(new, Scalar | Named | LiteralOf | UnionOf)
    return replace(old, item=refused_part(old.item, new.item, renamed))


def _is_same(one: TypeRef, other: TypeRef) -> bool:
    """Whether two types are the same, the order of literals and of the types of a union aside."""
    return str(one) == str(other) or str(_in_order(one)) == str(_in_order(other))


def _in_order(ref: TypeRef) -> TypeRef:
    """Return a type with its literals and the types of its unions sorted."""
    if isinstance(ref, LiteralOf):
        return replace(ref, values=tuple(sorted(ref.values, key=repr)))
    if isinstance(ref, UnionOf):
        return UnionOf(tuple(sorted(map(_in_order, ref.parts), key=str)), ref.tag)
    return ref if isinstance(ref, Scalar | Named) else replace(ref, item=_in_order(ref.item))


def with_new_names(ref: TypeRef, names: Mapping[str, str]) -> TypeRef:
    """Return a type with the new names of the enums and dataclasses that were renamed."""
    if isinstance(ref, Named):
        return replace(ref, name=names.get(ref.name, ref.name))
    if isinstance(ref, UnionOf):
        return UnionOf(tuple(with_new_names(part, names) for part in ref.parts), ref.tag)
    parts: dict[str, Any] = {
        part.name: with_new_names(value, names)
        for part in fields(ref)
        if _is_type(value := getattr(ref, part.name))
    }
    return replace(ref, **parts) if parts else ref


def _same_methods(old: TypeRef, new: TypeRef) -> bool:
    """Whether no container in a type has become another, such as a list a tuple."""
    if isinstance(old, OptionalOf):
        return _same_methods(old.item, new)
    if isinstance(new, OptionalOf):
        return _same_methods(old, new.item)
    if isinstance(old, Scalar | LiteralOf | Named) or isinstance(new, Scalar | LiteralOf | Named):
        return True
    if isinstance(old, UnionOf) or isinstance(new, UnionOf) or type(old) is not type(new):
        return True
    return old.kind == new.kind and _same_methods(old.item, new.item)


def _is_any(ref: TypeRef) -> bool:
    return isinstance(ref, Scalar) and ref.name == "Any"


def _is_plain(ref: TypeRef) -> bool:
    """Whether the values of a type are their own wire form."""
    if isinstance(ref, Scalar):
        return SCALARS[ref.name].is_plain
    if isinstance(ref, LiteralOf):
        return True
    if isinstance(ref, UnionOf):
        return all(map(_is_plain, ref.parts))
    if isinstance(ref, DictOf) and ref.key is not None:
        return False
    return isinstance(ref, ListOf | DictOf | OptionalOf) and _is_plain(ref.item)


def _is_type(value: object) -> bool:
    return hasattr(type(value), "__dataclass_fields__")
