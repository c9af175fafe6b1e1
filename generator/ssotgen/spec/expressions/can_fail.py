"""Tells which expressions can fail on values of the right types, as a division by zero does."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.spec.expressions.tree import (
    Arithmetic,
    Collection,
    Comparison,
    Conditional,
    Expression,
    Length,
    Literal,
    Logic,
    Name,
    Negative,
    Node,
    Not,
)
from ssotgen.spec.model import DataclassSpec
from ssotgen.spec.types.grammar import OptionalOf, Scalar, TypeRef
from ssotgen.spec.types.scalars import SCALARS

_ORDERINGS = {"<", "<=", ">", ">="}
_EXACT = {"+", "-", "*"}


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly below `node`, from left to right."""
    if isinstance(node, Not | Negative | Length):
        return (node.operand,)
    if isinstance(node, Logic | Comparison):
        return node.operands
    if isinstance(node, Arithmetic):
        return (node.left, node.right)
    if isinstance(node, Conditional):
        return (node.then, node.condition, node.otherwise)
    return node.items if isinstance(node, Collection) else ()


def walk(node: Node) -> Iterator[Node]:
    """Yield `node` and all nodes below it."""
    yield node
    for child in children(node):
        yield from walk(child)


def names_in(expression: Expression) -> tuple[Name, ...]:
    """Return the fields and properties that the expression names, each time it does."""
    return tuple(node for node in walk(expression.root) if isinstance(node, Name))


def reads_any(expression: Expression, owner: DataclassSpec) -> bool:
    """Whether the expression reads a value of type Any, so that its own type may count as Any."""
    types = {item.name: item.type for item in owner.fields}
    types.update((item.name, item.type) for item in owner.properties)
    return any(_is_any(types.get(name.name)) for name in names_in(expression))


def can_fail(expression: Expression, owner: DataclassSpec) -> bool:
    """Whether evaluating the expression may raise although every field has its declared type: a
    division, a number too large for a float, a naive datetime against an aware one, and whatever
    the operators of values of type Any do."""
    return _can_fail(expression, owner, set())


def _can_fail(expression: Expression, owner: DataclassSpec, seen: set[str]) -> bool:
    """As `can_fail`; `seen` are properties that were looked into, each once however often named."""
    types = {item.name: item.type for item in owner.fields}
    types.update((item.name, item.type) for item in owner.properties)
    properties = {item.name: item for item in owner.properties}
    for node in walk(expression.root):
        if isinstance(node, Name):
            if _is_any(types.get(node.name)):
                return True
            if node.name in properties and node.name not in seen:
                value = properties[node.name].value
                seen.add(node.name)
                if _can_fail(value, owner, seen):
                    return True
        elif isinstance(node, Arithmetic):
            if node.operator not in _EXACT or not _is_whole(node, types):
                return True
        elif isinstance(node, Comparison) and set(node.operators) & _ORDERINGS:
            named = (types.get(each.name) for each in node.operands if isinstance(each, Name))
            if any(_order_can_fail(ref) for ref in named):
                return True
    return False


def _is_whole(node: Node, types: dict[str, TypeRef]) -> bool:
    """Whether an arithmetic expression is made of whole numbers alone."""
    if isinstance(node, Name):
        return types.get(node.name) == Scalar("int")
    if isinstance(node, Literal):
        return isinstance(node.value, int)
    if isinstance(node, Arithmetic | Negative):
        return all(_is_whole(child, types) for child in children(node))
    return isinstance(node, Length)


def _is_any(ref: TypeRef | None) -> bool:
    return _inner(ref) == Scalar("Any")


def _order_can_fail(ref: TypeRef | None) -> bool:
    inner = _inner(ref)
    return isinstance(inner, Scalar) and SCALARS[inner.name].order_can_fail


def _inner(ref: TypeRef | None) -> TypeRef | None:
    while isinstance(ref, OptionalOf):
        ref = ref.item
    return ref
