"""Renders an expression as Python source, on one line, with the parentheses that it needs."""

from __future__ import annotations

from ssotgen.expressions.tree import (
    Arithmetic,
    Collection,
    Comparison,
    Conditional,
    EnumMember,
    Expression,
    Length,
    Literal,
    Logic,
    Name,
    Negative,
    Node,
    Not,
)
from ssotgen.render.code import Code, flat_literal, identifier

_CONDITIONAL, _OR, _AND, _NOT, _COMPARISON, _SUM, _PRODUCT, _SIGN, _ATOM = range(9)
"""How strongly a form binds, from the weakest."""

_OPPOSITES = {"in": "not in", "not in": "in", "is": "is not", "is not": "is"}


def render_expression(expression: Expression) -> Code:
    """Return the expression as source for a method: the names of fields and properties become
    attributes of `self`.

    Raises UnsafeCodeError for a tree that no expression gives, such as a name that is none.
    """
    return Code(_render(expression.root, _CONDITIONAL))


def _render(node: Node, least: int) -> str:
    """Return `node` for a place where anything that binds less than `least` needs parentheses."""
    source, strength = _source(node)
    return f"({source})" if strength < least else source


def _source(node: Node) -> tuple[str, int]:
    if isinstance(node, Literal):
        return flat_literal(node.value), _ATOM
    if isinstance(node, Name):
        return f"self.{identifier(node.name)}", _ATOM
    if isinstance(node, EnumMember):
        return f"{identifier(node.enum)}.{identifier(node.member)}", _ATOM
    if isinstance(node, Length):
        return f"len({_render(node.operand, _CONDITIONAL)})", _ATOM
    if isinstance(node, Collection):
        items = [_render(item, _CONDITIONAL) for item in node.items]
        return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})", _ATOM
    if isinstance(node, Negative):
        return f"-{_render(node.operand, _SIGN)}", _SIGN
    if isinstance(node, Not):
        return _negated(node.operand)
    if isinstance(node, Comparison):
        return _comparison(node.operands, node.operators), _COMPARISON
    if isinstance(node, Arithmetic):
        strength = _SUM if node.operator in ("+", "-") else _PRODUCT
        left, right = _render(node.left, strength), _render(node.right, strength + 1)
        return f"{left} {node.operator} {right}", strength
    if isinstance(node, Logic):
        strength = _AND if node.operator == "and" else _OR
        operands = (_render(operand, strength + 1) for operand in node.operands)
        return f" {node.operator} ".join(operands), strength
    return _conditional(node)


def _conditional(node: Conditional) -> tuple[str, int]:
    then = _render(node.then, _OR)
    condition = _render(node.condition, _OR)
    otherwise = _render(node.otherwise, _CONDITIONAL)
    return f"{then} if {condition} else {otherwise}", _CONDITIONAL


def _negated(operand: Node) -> tuple[str, int]:
    """`not a in b` reads better, and passes linters, as `a not in b`."""
    if isinstance(operand, Comparison) and operand.operators[0] in _OPPOSITES:
        opposite = (_OPPOSITES[operand.operators[0]],)
        return _comparison(operand.operands, opposite), _COMPARISON
    return f"not {_render(operand, _NOT)}", _NOT


def _comparison(operands: tuple[Node, ...], operators: tuple[str, ...]) -> str:
    parts = [_render(operands[0], _SUM)]
    for operator, operand in zip(operators, operands[1:], strict=True):
        parts += (operator, _render(operand, _SUM))
    return " ".join(parts)
