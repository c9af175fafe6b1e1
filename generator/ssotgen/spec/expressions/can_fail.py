"""Tells which expressions can fail on values of the right types, as a division by zero does."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.spec.expressions import tree
from ssotgen.spec.expressions.enum_parts import enum_of, part_type
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import DataclassSpec
from ssotgen.spec.types.grammar import ANY, OptionalOf, Scalar, TypeRef
from ssotgen.spec.types.scalars import SCALARS

_ORDERINGS = {"<", "<=", ">", ">="}
_EXACT = {"+", "-", "*"}


def children(node: tree.Node) -> tuple[tree.Node, ...]:
    """Return the nodes directly below `node`, from left to right."""
    if isinstance(node, (tree.Not, tree.Negative, tree.Length, tree.Part)):
        return (node.operand,)
    if isinstance(node, (tree.Logic, tree.Comparison)):
        return node.operands
    if isinstance(node, tree.Arithmetic):
        return (node.left, node.right)
    if isinstance(node, tree.Conditional):
        return (node.then, node.condition, node.otherwise)
    return node.items if isinstance(node, tree.Collection) else ()


def walk(node: tree.Node) -> Iterator[tree.Node]:
    """Yield `node` and all nodes below it."""
    yield node
    for child in children(node):
        yield from walk(child)


def names_in(expression: tree.Expression) -> tuple[tree.Name, ...]:
    """Return the fields and properties that the expression names, each time it does."""
    return tuple(node for node in walk(expression.root) if isinstance(node, tree.Name))


def reads_any(expression: tree.Expression, owner: DataclassSpec) -> bool:
    """Whether the expression reads a value of type Any, so that its own type may count as Any."""
    types = {item.name: item.type for item in owner.fields}
    types.update((item.name, item.type) for item in owner.properties)
    return any(_is_any(types.get(name.name)) for name in names_in(expression))


def can_fail(expression: tree.Expression, owner: DataclassSpec, lookup: Lookup) -> bool:
    """Whether evaluating the expression may raise although every field has its declared type: a
    division, a number too large for a float, a naive datetime against an aware one, and whatever
    the operators of values of type Any do."""
    return _can_fail(expression, owner, lookup, set())


def _can_fail(
    expression: tree.Expression, owner: DataclassSpec, lookup: Lookup, seen: set[str]
) -> bool:
    """As `can_fail`; `seen` are properties that were looked into, each once however often named."""
    types = lookup.attribute_types(owner)
    properties = {item.name: item for item in owner.properties}
    for node in walk(expression.root):
        if isinstance(node, tree.Name):
            if _is_any(types.get(node.name)):
                return True
            if node.name in properties and node.name not in seen:
                value = properties[node.name].value
                seen.add(node.name)
                if _can_fail(value, owner, lookup, seen):
                    return True
        elif isinstance(node, tree.Arithmetic):
            if node.operator not in _EXACT or not _is_whole(node, types, lookup):
                return True
        elif (
            isinstance(node, tree.Comparison)
            and set(node.operators) & _ORDERINGS
            and any(_order_can_fail(_type_of(each, types, lookup)) for each in node.operands)
        ):
            return True
    return False


def _type_of(node: tree.Node, types: dict[str, TypeRef], lookup: Lookup) -> TypeRef | None:
    """Return the declared type of a name or of a part of an enum, None of anything else."""
    if isinstance(node, tree.Part):
        enum = enum_of(node.operand, types, lookup)
        return None if enum is None else part_type(enum, node.name)
    return types.get(node.name) if isinstance(node, tree.Name) else None


def _is_whole(node: tree.Node, types: dict[str, TypeRef], lookup: Lookup) -> bool:
    """Whether an arithmetic expression is made of whole numbers alone."""
    if isinstance(node, tree.Name | tree.Part):
        return _type_of(node, types, lookup) == Scalar("int")
    if isinstance(node, tree.Literal):
        return isinstance(node.value, int)
    if isinstance(node, tree.Arithmetic | tree.Negative):
        return all(_is_whole(child, types, lookup) for child in children(node))
    return isinstance(node, tree.Length)


def _is_any(ref: TypeRef | None) -> bool:
    return _inner(ref) == ANY


def _order_can_fail(ref: TypeRef | None) -> bool:
    inner = _inner(ref)
    return isinstance(inner, Scalar) and SCALARS[inner.name].order_can_fail


def _inner(ref: TypeRef | None) -> TypeRef | None:
    while isinstance(ref, OptionalOf):
        ref = ref.item
    return ref
