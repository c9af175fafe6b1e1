"""The types of values in expressions: unions of plain types, and what operators make of them."""

from __future__ import annotations

from typing import TypeAlias

from ssotgen.diagnostics.record import replace
from ssotgen.spec.index import Lookup
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
from ssotgen.spec.types.scalar_type import ScalarType
from ssotgen.spec.types.scalars import SCALARS
from ssotgen.spec.types.typescript_form import TypeScriptForm

Union: TypeAlias = "frozenset[TypeRef]"
"""What a value may be: one of these types, none of which is optional itself."""

NONE = Scalar("None")
ANY = Scalar("Any")
BOOL = Scalar("bool")
INT = Scalar("int")
FLOAT = Scalar("float")
STR = Scalar("str")


def union_of(ref: TypeRef, lookup: Lookup) -> Union:
    """Return what a field of the type holds. A class that is not known could be anything."""
    if isinstance(ref, OptionalOf):
        return union_of(ref.item, lookup) | {NONE}
    if isinstance(ref, UnionOf):
        return frozenset().union(*(union_of(part, lookup) for part in ref.parts))
    if isinstance(ref, Named) and not (ref.name in lookup.enums or ref.name in lookup.dataclasses):
        return frozenset({ANY})
    return frozenset({without_place(ref)})


def without_place(ref: TypeRef) -> TypeRef:
    """Return the type without the offsets of its names, so that equal types compare equal."""
    if isinstance(ref, Named):
        return Named(ref.name)
    if isinstance(ref, Scalar | LiteralOf):
        return ref
    if isinstance(ref, UnionOf):
        return UnionOf(tuple(map(without_place, ref.parts)))
    inner = replace(ref, item=without_place(ref.item))
    if isinstance(inner, DictOf) and inner.key is not None:
        return replace(inner, key=Named(inner.key.name))
    return inner


def described(union: Union) -> str:
    """Return a union as a message shows it: `int | None`."""
    names = sorted({_described(ref) for ref in union if ref != NONE})
    return " | ".join([*names, *(["None"] if NONE in union else [])])


def _described(ref: TypeRef) -> str:
    """Return a type; of a single value, as a literal of an expression is, the type of that."""
    return ref.scalar if isinstance(ref, LiteralOf) and len(ref.values) == 1 else str(ref)


def plain(ref: TypeRef, lookup: Lookup) -> TypeRef:
    """Return the type that operators take a value for: a member of an IntEnum counts as an int."""
    if isinstance(ref, LiteralOf):
        return Scalar(ref.scalar)
    enum = lookup.enums.get(ref.name) if isinstance(ref, Named) else None
    if enum is None:
        return ref
    if enum.base.value_type is None:
        return ref
    return STR if enum.base.value_type is str else INT


def of_literal(value: object) -> TypeRef:
    """Return the type of a literal; that of a text or a whole number is its value alone."""
    if isinstance(value, bool):
        return BOOL
    if isinstance(value, str | int):
        return LiteralOf((value,), type(value).__name__)
    return FLOAT if isinstance(value, float) else NONE


def contained(ref: TypeRef, lookup: Lookup) -> Union | None:
    """Return what `in` looks for in a value of the type, or None where `in` does not work."""
    if isinstance(ref, ListOf | SetOf):
        return union_of(ref.item, lookup)
    if isinstance(ref, DictOf) and ref.key is not None:
        return union_of(ref.key, lookup)
    if isinstance(ref, DictOf) or plain(ref, lookup) == STR:
        return frozenset({STR})
    enum = lookup.enums.get(ref.name) if isinstance(ref, Named) else None
    if enum is not None and enum.base.is_flag:
        return frozenset({ref})
    return frozenset({ANY}) if ref == ANY else None


def overlap(left: Union, right: Union, lookup: Lookup) -> bool:
    """Whether values of the two can be equal, as a type checker sees it: that both may be None is
    not enough."""
    if left != {NONE} and right != {NONE}:
        left, right = left - {NONE}, right - {NONE}
    return any(_overlap(a, b, lookup) for a in left for b in right)


def _overlap(left: TypeRef, right: TypeRef, lookup: Lookup) -> bool:
    if left == right or ANY in (left, right):
        return True
    if isinstance(left, LiteralOf) and isinstance(right, LiteralOf):
        return left.scalar == right.scalar and not set(left.values).isdisjoint(right.values)
    one, other = plain(left, lookup), plain(right, lookup)
    if isinstance(left, Named) and isinstance(right, Named):
        return False
    if BOOL in (left, right) and (isinstance(left, Named) or isinstance(right, Named)):
        return False
    if isinstance(one, Scalar) and isinstance(other, Scalar):
        return one == other or other.name in _row(one).equals or one.name in _row(other).equals
    if isinstance(one, ListOf) and isinstance(other, ListOf) and one.kind != other.kind:
        return False
    if isinstance(one, DictOf) and isinstance(other, DictOf) and one.key != other.key:
        return False
    if isinstance(one, ListOf | SetOf | DictOf) and isinstance(other, type(one)):
        return overlap(union_of(one.item, lookup), union_of(other.item, lookup), lookup)
    return one == other


def ordered(left: TypeRef, right: TypeRef, lookup: Lookup) -> bool:
    """Whether `<` works between values of the two."""
    if ANY in (left, right):
        return True
    one, other = plain(left, lookup), plain(right, lookup)
    if not isinstance(one, Scalar) or not isinstance(other, Scalar):
        return False
    return other.name in _row(one).ordered or one.name in _row(other).ordered


def arithmetic(operator: str, left: TypeRef, right: TypeRef, lookup: Lookup) -> TypeRef | None:
    """Return the type of `left operator right`, or None where that does not work."""
    if ANY in (left, right):
        return ANY
    one, other = plain(left, lookup), plain(right, lookup)
    if isinstance(one, Scalar) and isinstance(other, Scalar):
        result = _row(one).operators.get((operator, other.name))
        result = result or _row(other).reflected.get((operator, one.name))
        return Scalar(result) if result else None
    joins = operator == "+" and isinstance(one, ListOf)
    subtracts = operator == "-" and isinstance(one, SetOf)
    return one if one == other and (joins or subtracts) else None


def negated(ref: TypeRef, lookup: Lookup) -> TypeRef | None:
    """Return the type of `-value`, or None where there is no such thing."""
    one = plain(ref, lookup)
    if one == ANY:
        return ANY
    negative = _row(one).negative if isinstance(one, Scalar) else ""
    return Scalar(negative) if negative else None


def assignable(value: Union, declared: Union, lookup: Lookup) -> bool:
    """Whether what may be `value` always fits a place declared as `declared`."""
    return all(any(_assignable(one, other, lookup) for other in declared) for one in value)


def _assignable(value: TypeRef, declared: TypeRef, lookup: Lookup) -> bool:
    if value == declared or ANY in (value, declared):
        return True
    if isinstance(value, LiteralOf) and isinstance(declared, LiteralOf):
        return all(map(declared.holds, value.values))
    one = plain(value, lookup)
    if isinstance(one, Scalar) and isinstance(declared, Scalar):
        return one == declared or one.name in _row(declared).takes
    return one == declared


def _row(ref: Scalar) -> ScalarType:
    return _NONE_ROW if ref == NONE else SCALARS[ref.name]


_NONE_ROW = ScalarType(
    name="None",
    samples=(None,),
    typescript=TypeScriptForm("null"),
    fits=lambda value: value is None,
    how_to_write="use `null`",
    reader="",
)
"""None is a type of values alone: no field is declared as that."""
