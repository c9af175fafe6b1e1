"""What is wrong with the expressions of a dataclass: its properties and its checks."""

from __future__ import annotations

from ssotgen.cycles import find_cycles
from ssotgen.expressions import value_types as types
from ssotgen.expressions.failures import names_in
from ssotgen.expressions.infer import ExpressionProblem, infer
from ssotgen.expressions.tree import Expression
from ssotgen.expressions.value_types import described
from ssotgen.field_types import Named, TypeRef
from ssotgen.lookup import Lookup
from ssotgen.model import DataclassSpec, EnumBase, PropertySpec


def property_problems(
    item: PropertySpec, owner: DataclassSpec, lookup: Lookup
) -> tuple[ExpressionProblem, ...]:
    """Return what is wrong with the expression of a property, its type among that."""
    inference = infer(item.value, owner, lookup)
    declared = types.union_of(item.type, lookup)
    if inference.problems or types.assignable(inference.types, declared, lookup):
        return inference.problems
    message = f"{item.name} is declared as {item.type}, but this gives {described(inference.types)}"
    hint = f"change its type to `{described(inference.types)}`, or the expression"
    return (ExpressionProblem(message, item.value.root.offset, hint),)


def condition_problems(
    expression: Expression, owner: DataclassSpec, lookup: Lookup
) -> tuple[ExpressionProblem, ...]:
    """Return what is wrong with an expression that is asked for true or false."""
    inference = infer(expression, owner, lookup)
    if inference.problems or not all(_is_always_true(ref, lookup) for ref in inference.types):
        return inference.problems
    message = f"a value of type {described(inference.types)} is always true"
    offset = expression.root.offset
    return (ExpressionProblem(message, offset, "compare it with something"),)


def property_cycles(owner: DataclassSpec) -> tuple[tuple[str, ...], ...]:
    """Return the properties that depend on themselves, each circle once."""
    needed = {item.name: [name.name for name in names_in(item.value)] for item in owner.properties}
    return tuple(find_cycles(needed))


def _is_always_true(ref: TypeRef, lookup: Lookup) -> bool:
    if isinstance(ref, Named):
        enum = lookup.enums.get(ref.name)
        return enum is None or enum.base is EnumBase.ENUM
    return ref == types.DATETIME
