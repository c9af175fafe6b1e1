"""The evaluator: what an expression gives for values that are known while the spec is read.

It walks the tree; no Python code is made of it. What could use up time or memory is refused.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sized
from typing import Any

from ssotgen.diagnostics.record import record
from ssotgen.spec.expressions import tree
from ssotgen.spec.expressions.enum_parts import enum_of, part_type, part_value
from ssotgen.spec.index import Lookup
from ssotgen.spec.types.containers import CONTAINERS
from ssotgen.spec.types.fits import part_of
from ssotgen.spec.types.grammar import (
    DictOf,
    LiteralOf,
    Named,
    OptionalOf,
    Scalar,
    TypeRef,
    UnionOf,
)
from ssotgen.spec.types.scalars import SCALARS
from ssotgen.spec.yaml.document import Value, YamlMapping, YamlSequence

MAX_SIZE = 1_000_000
"""How many characters, items or bits the result of an arithmetic operator may have."""


class EvaluationError(ValueError):
    """An expression that gives nothing for these values; the text says why."""


@record
class MemberValue:
    """A member of a plain Enum or a Flag as a value: equal to itself and to its aliases alone."""

    enum: str
    value: str | int

    def __contains__(self, other: object) -> bool:
        """Whether every bit of `other` is set; plain enums have no bits and hold nothing."""
        if not isinstance(other, MemberValue) or other.enum != self.enum:
            raise TypeError(f"{other!r} is no member of {self.enum}")
        if isinstance(self.value, str) or isinstance(other.value, str):
            raise TypeError(f"{self.enum} is no flag")
        return other.value & self.value == other.value


def python_value(value: Value, ref: TypeRef, lookup: Lookup) -> object:
    """Return plain data of the spec that fits the type `ref` as a value to evaluate with.

    A dataclass stays a mapping, since expressions do not look into one.
    """
    if isinstance(ref, OptionalOf):
        return None if value is None else python_value(value, ref.item, lookup)
    if isinstance(ref, UnionOf):
        return python_value(value, part_of(ref, value, lookup), lookup)
    if isinstance(ref, Named):
        return _member_value(ref.name, value, lookup) if ref.name in lookup.enums else value
    if isinstance(ref, LiteralOf):
        return value
    if isinstance(ref, Scalar):
        found: object = SCALARS[ref.name].to_python(value)
        return found
    if isinstance(ref, DictOf) and isinstance(value, YamlMapping):
        keys = {
            key: key if ref.key is None else python_value(key, ref.key, lookup) for key in value
        }
        return {keys[key]: python_value(item, ref.item, lookup) for key, item in value.items()}
    if not isinstance(value, YamlSequence):
        return value
    items = [python_value(item, ref.item, lookup) for item in value]
    return CONTAINERS[ref.kind].make(items)


def evaluate(
    expression: tree.Expression,
    values: Mapping[str, object],
    lookup: Lookup,
    properties: Mapping[str, tree.Expression] | None = None,
    types: Mapping[str, TypeRef] | None = None,
) -> object:
    """Return what the expression gives for `values`, by the names of fields.

    `properties` are the expressions of the names that are not among `values`, and `types` those of
    all names, by which attributes and groups of enums are found. Raises
    EvaluationError where the expression gives nothing: an unknown name, a division by zero, types
    that an operator does not take, a result that is too large, properties that need each other.
    """
    return _Evaluator(values, lookup, properties or {}, types or {}).value(expression.root)


def _member_value(enum_name: str, written: object, lookup: Lookup) -> object:
    """Return the member that is `written` by its name: as its value where that is what it is (a
    StrEnum, an IntEnum)."""
    enum = lookup.enums[enum_name]
    member = lookup.members(enum).get(written) if isinstance(written, str) else None
    if member is None or not isinstance(member.value, str | int):
        raise EvaluationError(f"{enum_name} has no member {written!r}")
    if enum.base.value_type is None:
        return MemberValue(enum_name, member.value)
    return member.value


_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "in": lambda left, right: left in right,
    "not in": lambda left, right: left not in right,
    "is": operator.is_,
    "is not": operator.is_not,
}


class _Evaluator:
    """Evaluates trees over one set of values."""

    def __init__(
        self,
        values: Mapping[str, object],
        lookup: Lookup,
        properties: Mapping[str, tree.Expression],
        types: Mapping[str, TypeRef],
    ) -> None:
        self._values = values
        self._types = types
        self._lookup = lookup
        self._properties = properties
        self._running: set[str] = set()
        self._worked_out: dict[str, Any] = {}

    def value(self, node: tree.Node) -> Any:
        if isinstance(node, tree.Literal):
            return node.value
        if isinstance(node, tree.Name):
            return self._named(node.name)
        if isinstance(node, tree.EnumMember):
            return self._member(node)
        if isinstance(node, tree.Part):
            return self._part(node)
        if isinstance(node, tree.Collection):
            return [self.value(item) for item in node.items]
        if isinstance(node, tree.Not):
            return not self.value(node.operand)
        if isinstance(node, tree.Negative):
            return self._negative(node)
        if isinstance(node, tree.Length):
            return self._length(node)
        if isinstance(node, tree.Logic):
            return self._logic(node)
        if isinstance(node, tree.Arithmetic):
            return self._arithmetic(node)
        if isinstance(node, tree.Comparison):
            return self._comparison(node)
        chosen = node.then if self.value(node.condition) else node.otherwise
        return self.value(chosen)

    def _named(self, name: str) -> Any:
        if name in self._values:
            return self._values[name]
        # Once each: properties that name another twice would take exponential time otherwise.
        if name in self._worked_out:
            return self._worked_out[name]
        if name not in self._properties:
            raise EvaluationError(f"{name} has no value")
        if name in self._running:
            raise EvaluationError(f"{name} depends on itself")
        self._running.add(name)
        try:
            found = self._worked_out[name] = self.value(self._properties[name].root)
        finally:
            self._running.discard(name)
        return found

    def _member(self, node: tree.EnumMember) -> Any:
        if node.enum not in self._lookup.enums:
            raise EvaluationError(f"there is no enum {node.enum}")
        return _member_value(node.enum, node.member, self._lookup)

    def _part(self, node: tree.Part) -> Any:
        enum = enum_of(node.operand, self._types, self._lookup)
        found = self.value(node.operand)
        value = found.value if isinstance(found, MemberValue) else found
        ref = None if enum is None else part_type(enum, node.name)
        members = () if enum is None else enum.members
        same = (each for each in members if (type(each.value), each.value) == (type(value), value))
        member = next(same, None)
        if enum is None or ref is None or member is None:
            raise EvaluationError(f"{_type(found)} has no {node.name}")
        return python_value(part_value(enum, member, node.name), ref, self._lookup)

    def _length(self, node: tree.Length) -> int:
        found = self.value(node.operand)
        if not isinstance(found, Sized):
            raise EvaluationError(f"{_type(found)} has no len()")
        return len(found)

    def _logic(self, node: tree.Logic) -> Any:
        found: Any = None
        for operand in node.operands:
            found = self.value(operand)
            if bool(found) != (node.operator == "and"):
                break
        return found

    def _arithmetic(self, node: tree.Arithmetic) -> Any:
        left, right = self.value(node.left), self.value(node.right)
        if node.operator in ("*", "%"):
            # These repeat and format texts and lists: nothing that a check has use for, and a way
            # to fill the memory.
            for side in (left, right):
                if isinstance(side, Sized):
                    raise EvaluationError(f"`{node.operator}` does not work on {_type(side)}")
        found = self._applied(node.operator, left, right)
        size = found.bit_length() if isinstance(found, int) else 0
        if isinstance(found, str | list):
            size = len(found)
        if size > MAX_SIZE:
            raise EvaluationError(f"the result of `{node.operator}` is too large")
        return found

    def _comparison(self, node: tree.Comparison) -> bool:
        left = self.value(node.operands[0])
        for name, operand in zip(node.operators, node.operands[1:], strict=True):
            right = self.value(operand)
            if not self._applied(name, left, right):
                return False
            left = right
        return True

    def _negative(self, node: tree.Negative) -> Any:
        found = self.value(node.operand)
        try:
            return -found
        except TypeError:
            raise EvaluationError(f"`-` does not work on {_type(found)}") from None
        except OverflowError:
            raise EvaluationError("the result of `-` is too large") from None

    def _applied(self, name: str, left: Any, right: Any) -> Any:
        try:
            return _OPERATORS[name](left, right)
        except ZeroDivisionError:
            raise EvaluationError("it divides by zero") from None
        except OverflowError:
            raise EvaluationError(f"the result of `{name}` is too large") from None
        except ArithmeticError:
            raise EvaluationError(f"`{name}` has no result for these values") from None
        except TypeError:
            message = f"`{name}` does not work on {_type(left)} and {_type(right)}"
            raise EvaluationError(message) from None


def _type(value: object) -> str:
    return value.enum if isinstance(value, MemberValue) else type(value).__name__
