"""Constants: values of expressions that can be read off the source, without running it."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping

_MOST_BITS = 4096
"""How long a number may get: `1 << 10 ** 9` is no member of any enum."""

_OPERATIONS: Mapping[type[ast.operator], Callable[[int, int], int]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.BitOr: operator.or_,
    ast.BitAnd: operator.and_,
    ast.BitXor: operator.xor,
    ast.LShift: operator.lshift,
    ast.RShift: operator.rshift,
    ast.Pow: operator.pow,
}
_SIGNS: Mapping[type[ast.unaryop], Callable[[int], int]] = {
    ast.UAdd: operator.pos,
    ast.USub: operator.neg,
    ast.Invert: operator.invert,
}


class NotConstantError(ValueError):
    """An expression whose value only running the code would show."""


def has_surrogates(text: str) -> bool:
    """Whether a text has halves of characters, which no file in UTF-8 can hold."""
    return any("\ud800" <= each <= "\udfff" for each in text)


def constant(text: str, names: Mapping[str, object]) -> object:
    """Return the value of a literal, or of an expression of integers and of `names`.

    Raises:
        NotConstantError: The value cannot be read off the source.
    """
    try:
        node = ast.parse(text, mode="eval").body
        return _literal_or_number(node, names)
    except (SyntaxError, ValueError, TypeError, ArithmeticError, MemoryError, RecursionError):
        raise NotConstantError(text) from None


def _literal_or_number(node: ast.expr, names: Mapping[str, object]) -> object:
    if isinstance(node, ast.Name) and node.id in names:
        return names[node.id]
    if isinstance(node, ast.BinOp) or (
        isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Name)
    ):
        return _number(node, names)
    value: object = ast.literal_eval(node)
    return value


def _number(node: ast.expr, names: Mapping[str, object]) -> int:
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        left, right = _number(node.left, names), _number(node.right, names)
        if isinstance(node.op, ast.LShift | ast.Pow) and not 0 <= right <= _MOST_BITS:
            raise NotConstantError(ast.unparse(node))
        value = _OPERATIONS[type(node.op)](left, right)
    elif isinstance(node, ast.UnaryOp) and type(node.op) in _SIGNS:
        value = _SIGNS[type(node.op)](_number(node.operand, names))
    else:
        found = names.get(node.id) if isinstance(node, ast.Name) else ast.literal_eval(node)
        if type(found) is not int:
            raise NotConstantError(ast.unparse(node))
        value = found
    if value.bit_length() > _MOST_BITS:
        raise NotConstantError(ast.unparse(node))
    return value
