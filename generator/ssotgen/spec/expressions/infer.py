"""Type inference: what an expression gives, and everything in it that cannot work.

What is refused is what would fail at run time or what mypy --strict would refuse in the generated
module: an optional value in arithmetic before it was asked for None, a comparison that can never
hold. After the first fault of a part its type counts as Any, so that one cause gives one problem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssotgen.diagnostics.hints import AnyHint, write
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.expressions import advice, tree
from ssotgen.spec.expressions import value_types as types
from ssotgen.spec.expressions.enum_parts import enum_of, is_unfinished, part_type
from ssotgen.spec.expressions.narrowing import Known, Narrowing, path_of
from ssotgen.spec.expressions.subset import ONLY_PARTS
from ssotgen.spec.expressions.value_types import ANY, BOOL, INT, NONE, STR, Union, described
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import DataclassSpec
from ssotgen.spec.types.grammar import (
    DictOf,
    ListOf,
    LiteralOf,
    Named,
    SetOf,
    TypeRef,
    without_none,
)

if TYPE_CHECKING:
    from ssotgen.spec.expressions.name_hints import NameHints


@record
class ExpressionProblem:
    """What is wrong at the character `offset` (from 0) of an expression.

    `is_reference` says that a name is unknown; all else is about types.
    """

    message: str
    offset: int
    hint: AnyHint = ""
    is_reference: bool = False


@record
class Inference:
    """What came of an expression: the types that it may give, and its problems."""

    types: Union
    problems: tuple[ExpressionProblem, ...]


def infer(expression: tree.Expression, owner: DataclassSpec, lookup: Lookup) -> Inference:
    """Return the types that an expression over the fields and properties of `owner` may give."""
    visitor = _Visitor(owner, lookup)
    found = visitor.visit(expression.root, {})
    return Inference(found, tuple(visitor.problems))


class _Visitor:
    """Walks one expression from left to right, as Python evaluates it."""

    def __init__(self, owner: DataclassSpec, lookup: Lookup) -> None:
        self.problems: list[ExpressionProblem] = []
        self._owner = owner
        self._lookup = lookup
        self._types = lookup.attribute_types(owner)
        self._narrowing = Narrowing(self._types, lookup)

    @property
    def _hints(self) -> NameHints:
        """What is only needed, and imported, for a fault."""
        from ssotgen.spec.expressions.name_hints import NameHints

        return NameHints(self._owner, self._lookup)

    def visit(self, node: tree.Node, known: Known) -> Union:
        """Return the types of `node` at a place where `known` holds."""
        if isinstance(node, tree.Literal):
            return frozenset({types.of_literal(node.value)})
        if isinstance(node, tree.Name):
            return self._name(node, known)
        if isinstance(node, tree.EnumMember):
            return self._member(node)
        if isinstance(node, tree.Part):
            return self._part(node, known)
        if isinstance(node, tree.Not):
            self.visit(node.operand, known)
            return frozenset({BOOL})
        if isinstance(node, tree.Negative):
            return self._negative(node, known)
        if isinstance(node, tree.Length):
            return self._length(node, known)
        if isinstance(node, tree.Logic):
            return self._logic(node, known)
        if isinstance(node, tree.Arithmetic):
            return self._arithmetic(node, known)
        if isinstance(node, tree.Comparison):
            return self._comparison(node, known)
        if isinstance(node, tree.Conditional):
            self.visit(node.condition, known)
            then = self.visit(node.then, self._narrowing.narrowed(node.condition, known, True))
            otherwise = self.visit(
                node.otherwise, self._narrowing.narrowed(node.condition, known, False)
            )
            return then | otherwise
        return frozenset({ANY})

    def _name(self, node: tree.Name, known: Known) -> Union:
        name = node.name
        found = self._narrowing.of_name(name, known)
        if found is not None:
            return found
        if name not in self._owner.invalid_names:
            message = f"unknown field or property {quoted(name)} in {self._owner.name}"
            self._unknown(node, message, self._hints.for_name(name))
        return frozenset({ANY})

    def _member(self, node: tree.EnumMember) -> Union:
        enum = self._lookup.enums.get(node.enum)
        name = f"{node.prefix}.{node.enum}" if node.prefix else node.enum
        is_declared = self._lookup.is_declared(node.enum, node.prefix)
        if enum is None or not is_declared:
            if node.prefix in self._lookup.enums:
                message = f"'.{node.member}' of {node.prefix}.{node.enum} is always the same"
                self._wrong(node, message, "read it of a field, or compare a field with the member")
            elif not is_declared:
                self._unknown(node, f"unknown enum {quoted(name)}", self._hints.for_enum(node))
            elif node.enum in self._lookup.dataclasses:
                self._unknown(node, f"{node.enum} is a dataclass, not an enum", advice.NOT_ENUM)
            return frozenset({ANY})
        if node.member not in self._lookup.members(enum) and node.member not in enum.invalid_names:
            message = f"unknown member {quoted(node.member)} of {name}"
            self._unknown(node, message, self._hints.for_member(node, enum, name))
        return frozenset({Named(node.enum)})

    def _part(self, node: tree.Part, known: Known) -> Union:
        operand = self.visit(node.operand, known)
        enum = enum_of(node.operand, self._types, self._lookup)
        if enum is None:
            is_any = isinstance(node.operand, tree.Name) and _is_any(
                self._types.get(node.operand.name)
            )
            has_fault = operand == {ANY} and not is_any
            return operand if has_fault else self._unreadable(node, operand)
        if self._is_unasked(node.operand, operand):
            return frozenset({ANY})
        if path_of(node) in known:
            return known[path_of(node)]
        ref = part_type(enum, node.name)
        if ref is None:
            if not is_unfinished(enum, node.name):
                message = f"{enum.name} has no attribute or group {quoted(node.name)}"
                hint, at = self._hints.for_part(node, enum), node.name_offset
                self.problems.append(ExpressionProblem(message, at, hint, is_reference=True))
            return frozenset({ANY})
        is_flag = enum.base.is_flag
        if is_flag and any(each.name == node.name for each in enum.attributes):
            message = f"a combination of members of {enum.name} has no {quoted(node.name)}"
            return self._wrong(node, message, "use a group, or test for members with `in`")
        return types.union_of(ref, self._lookup)

    def _unreadable(self, node: tree.Part, operand: Union) -> Union:
        message = f"an expression cannot read '.{node.name}' of {described(operand - {NONE})}"
        return self._wrong(node, message, ONLY_PARTS)

    def _negative(self, node: tree.Negative, known: Known) -> Union:
        operand = self.visit(node.operand, known)
        if self._is_unasked(node.operand, operand):
            return frozenset({ANY})
        found = {types.negated(ref, self._lookup) for ref in operand}
        if None in found:
            return self._wrong(
                node, f"`-` does not work on {described(operand)}", "negate a number"
            )
        return frozenset(ref for ref in found if ref is not None)

    def _length(self, node: tree.Length, known: Known) -> Union:
        operand = self.visit(node.operand, known)
        if not self._is_unasked(node.operand, operand):
            for ref in operand:
                sized = types.plain(ref, self._lookup)
                if not (isinstance(sized, ListOf | SetOf | DictOf) or sized in (STR, ANY)):
                    self._wrong(node.operand, f"{described(operand)} has no length", advice.SIZED)
                    break
        return frozenset({INT})

    def _logic(self, node: tree.Logic, known: Known) -> Union:
        found: set[TypeRef] = set()
        holds = node.operator == "and"
        for operand in node.operands[:-1]:
            one = self.visit(operand, known)
            found |= one if holds else one - {NONE}
            known = self._narrowing.narrowed(operand, known, holds)
        return frozenset(found | self.visit(node.operands[-1], known))

    def _arithmetic(self, node: tree.Arithmetic, known: Known) -> Union:
        left, right = self.visit(node.left, known), self.visit(node.right, known)
        if self._is_unasked(node.left, left) or self._is_unasked(node.right, right):
            return frozenset({ANY})
        divides = node.operator in ("/", "//", "%")
        if divides and isinstance(node.right, tree.Literal) and node.right.value == 0:
            return self._wrong(node.right, "division by zero", "use another divisor")
        found = {
            types.arithmetic(node.operator, one, other, self._lookup)
            for one in left
            for other in right
        }
        if None in found:
            message = f"`{node.operator}` does not work on {described(left)} and {described(right)}"
            return self._wrong(node.right, message, advice.OPERANDS)
        return frozenset(ref for ref in found if ref is not None)

    def _comparison(self, node: tree.Comparison, known: Known) -> Union:
        left_node = node.operands[0]
        left = self.visit(left_node, known)
        for operator, right_node in zip(node.operators, node.operands[1:], strict=True):
            if isinstance(right_node, tree.Collection):
                self._one_of(left, right_node, known)
                return frozenset({BOOL})
            right = self.visit(right_node, known)
            if operator in ("is", "is not"):
                self._asked_for_none(left_node, left)
            elif operator in ("in", "not in"):
                self._contained(left, right_node, right)
            elif operator in ("==", "!="):
                if not types.overlap(left, right, self._lookup):
                    self._never_equal(right_node, left, right)
            elif not (self._is_unasked(left_node, left) or self._is_unasked(right_node, right)):
                self._in_order(operator, right_node, left, right)
            left_node, left = right_node, right
        return frozenset({BOOL})

    def _asked_for_none(self, node: tree.Node, found: Union) -> None:
        if NONE not in found and ANY not in found:
            self._wrong(node, f"{described(found)} is never None", "remove the test")

    def _in_order(self, operator: str, node: tree.Node, left: Union, right: Union) -> None:
        if not all(types.ordered(one, other, self._lookup) for one in left for other in right):
            message = f"`{operator}` does not work on {described(left)} and {described(right)}"
            self._wrong(node, message, advice.ORDERED)

    def _one_of(self, left: Union, node: tree.Collection, known: Known) -> None:
        for item in node.items:
            found = self.visit(item, known)
            if not types.overlap(left, found, self._lookup):
                self._never_equal(item, left, found)

    def _contained(self, left: Union, node: tree.Node, right: Union) -> None:
        if self._is_unasked(node, right):
            return
        for ref in right:
            contained = types.contained(ref, self._lookup)
            if contained is None:
                self._wrong(node, f"`in` does not work on {described(right)}", advice.CONTAINER)
            elif not types.overlap(left, contained, self._lookup):
                message = f"{described(right)} never contains {described(left)}"
                self._wrong(node, message, advice.OF_ITEMS)
            elif contained == {STR} and types.plain(ref, self._lookup) == STR and NONE in left:
                self._wrong(node, "None cannot be in a string", advice.ASK_FIRST)

    def _is_unasked(self, node: tree.Node, found: Union) -> bool:
        """Report a value that may be None where only something else will do."""
        if NONE not in found:
            return False
        what = path_of(node) if isinstance(node, tree.Name | tree.Part) else "the value"
        self._wrong(node, f"{what} can be None here", advice.ASK_FIRST if found != {NONE} else "")
        return True

    def _never_equal(self, node: tree.Node, left: Union, right: Union) -> None:
        shown = described(right)
        if isinstance(node, tree.Literal) and any(isinstance(ref, LiteralOf) for ref in left):
            shown = repr(node.value)
        message = f"{described(left)} and {shown} are never equal"
        hint: AnyHint = advice.SAME_TYPE
        if isinstance(node, tree.Literal) and len(left - {NONE}) == 1:
            (ref,) = left - {NONE}
            enum = self._lookup.enums.get(ref.name) if isinstance(ref, Named) else None
            same = [each.name for each in enum.members if each.value == node.value] if enum else []
            if same and enum:
                hint = write(f"{enum.name}.{same[0]}")
        self._wrong(node, message, hint)

    def _wrong(self, node: tree.Node, message: str, hint: AnyHint = "") -> Union:
        self.problems.append(ExpressionProblem(message, node.offset, hint))
        return frozenset({ANY})

    def _unknown(self, node: tree.Node, message: str, hint: AnyHint) -> None:
        self.problems.append(ExpressionProblem(message, node.offset, hint, is_reference=True))


def _is_any(ref: TypeRef | None) -> bool:
    return ref is not None and without_none(ref) == ANY
