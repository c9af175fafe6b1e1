"""Renders an expression as Python source: with the parentheses that it needs, and broken as black
breaks it where it is a condition or a choice that is too long for its line."""

from __future__ import annotations

from ssotgen.render.python.code import INDENT, LINE_LENGTH, Code, flat_literal, identifier
from ssotgen.spec.expressions import tree

_CONDITIONAL, _OR, _AND, _NOT, _COMPARISON, _SUM, _PRODUCT, _SIGN, _ATOM = range(9)
"""How strongly a form binds, from the weakest."""

_OPPOSITES = {"in": "not in", "not in": "in", "is": "is not", "is not": "is"}


def render_expression(
    expression: tree.Expression, indent: int = 0, before: int = 0, after: int = 0
) -> Code:
    """Return the expression as source for a method: the names of fields and properties become
    attributes of `self`.

    It begins `before` columns into a line indented by `indent` columns, and `after` more follow.
    Where that is too long for the line and black would do anything but break it before operators
    inside parentheses of its own, it stays on one line, for black to break.

    Raises:
        UnsafeCodeError: No expression gives the tree, which has a name that is none, for example.
    """
    line = _render(expression.root, _CONDITIONAL)
    pieces = _pieces(expression.root)
    margin = "\n" + " " * indent
    inner = margin + INDENT
    room = LINE_LENGTH - indent - len(INDENT)
    fits = indent + before + len(line) + after <= LINE_LENGTH
    if fits or len(pieces) == 1 or not line.isascii():  # not all characters are one column wide
        return Code(line)
    if len(pieces) == 2 and (pieces[0][0] in "([{" or pieces[1][-1] in ")]}"):
        # Black then asks whether a bracket that is there anyway would do.
        head, _, last = f"{pieces[0]} {pieces[1]}".partition("(")
        is_group = pieces[1].endswith(f" ({last}") and not {"(", ","} & set(last)
        if is_group and indent + before + len(head) + 1 <= LINE_LENGTH and len(last) - 1 <= room:
            return Code(f"{head}({inner}{last[:-1]}{margin})")
        return Code(line)
    lines = [line] if len(line) <= room else pieces
    if any(len(each) > room for each in lines):
        return Code(line)
    return Code(f"({inner}{inner.join(lines)}{margin})")


def _pieces(node: tree.Node) -> list[str]:
    """Return the source of `node`, cut before each of the operators that bind least.

    To black, which cuts at all of these or at none, `and` binds no stronger than `or`.
    """
    if isinstance(node, tree.Conditional):
        then, condition = _render(node.then, _OR), _render(node.condition, _OR)
        if isinstance(node.otherwise, tree.Conditional):
            return [_render(node, _CONDITIONAL)]
        return [then, f"if {condition}", f"else {_render(node.otherwise, _CONDITIONAL)}"]
    if not isinstance(node, tree.Logic):
        return [_render(node, _CONDITIONAL)]
    found: list[str] = []
    for operand in node.operands:
        bare = (
            isinstance(operand, tree.Logic) and node.operator == "or" and operand.operator == "and"
        )
        parts = _pieces(operand) if bare else [_render(operand, _strength(node) + 1)]
        if found:
            parts[0] = f"{node.operator} {parts[0]}"
        found += parts
    return found


def _render(node: tree.Node, least: int) -> str:
    """Return `node` for a place where anything that binds less than `least` needs parentheses."""
    source, strength = _source(node)
    return f"({source})" if strength < least else source


def _source(node: tree.Node) -> tuple[str, int]:
    if isinstance(node, tree.Literal):
        return flat_literal(node.value), _ATOM
    if isinstance(node, tree.Name):
        return f"self.{identifier(node.name)}", _ATOM
    if isinstance(node, tree.EnumMember):
        return f"{identifier(node.enum)}.{identifier(node.member)}", _ATOM
    if isinstance(node, tree.Part):
        return f"{_render(node.operand, _ATOM)}.{identifier(node.name)}", _ATOM
    if isinstance(node, tree.Length):
        return f"len({_render(node.operand, _CONDITIONAL)})", _ATOM
    if isinstance(node, tree.Collection):
        items = [_render(item, _CONDITIONAL) for item in node.items]
        return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})", _ATOM
    if isinstance(node, tree.Negative):
        return f"-{_render(node.operand, _SIGN)}", _SIGN
    if isinstance(node, tree.Not):
        return _negated(node.operand)
    if isinstance(node, tree.Comparison):
        return _comparison(node.operands, node.operators), _COMPARISON
    if isinstance(node, tree.Arithmetic):
        strength = _SUM if node.operator in ("+", "-") else _PRODUCT
        left, right = _render(node.left, strength), _render(node.right, strength + 1)
        return f"{left} {node.operator} {right}", strength
    if isinstance(node, tree.Logic):
        strength = _strength(node)
        operands = (_render(operand, strength + 1) for operand in node.operands)
        return f" {node.operator} ".join(operands), strength
    return _conditional(node)


def _strength(node: tree.Logic) -> int:
    return _AND if node.operator == "and" else _OR


def _conditional(node: tree.Conditional) -> tuple[str, int]:
    then = _render(node.then, _OR)
    condition = _render(node.condition, _OR)
    otherwise = _render(node.otherwise, _CONDITIONAL)
    return f"{then} if {condition} else {otherwise}", _CONDITIONAL


def _negated(operand: tree.Node) -> tuple[str, int]:
    """`not a in b` reads better, and passes linters, as `a not in b`."""
    if isinstance(operand, tree.Comparison) and operand.operators[0] in _OPPOSITES:
        opposite = (_OPPOSITES[operand.operators[0]],)
        return _comparison(operand.operands, opposite), _COMPARISON
    return f"not {_render(operand, _NOT)}", _NOT


def _comparison(operands: tuple[tree.Node, ...], operators: tuple[str, ...]) -> str:
    parts = [_render(operands[0], _SUM)]
    for operator, operand in zip(operators, operands[1:], strict=True):
        parts += (operator, _render(operand, _SUM))
    return " ".join(parts)
