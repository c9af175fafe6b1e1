"""The parser of expressions: text to our own tree, with everything outside the subset refused.

Python's parser reads the text (it only builds a syntax tree and runs nothing); each node is then
compared with a closed list and rebuilt, so nothing of the text itself ever reaches generated code.
"""

from __future__ import annotations

import ast
import math
import re
import warnings
from collections.abc import Collection as Names

from ssotgen.diagnostics.hints import AnyHint, write
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.expressions import tree
from ssotgen.spec.expressions.subset import (
    ARITHMETIC,
    COMPARISONS,
    NOT_PYTHON,
    ODD_WORDS,
    ONLY_PARTS,
    OPERATORS,
    QUOTED,
    REFUSED_NODES,
    REFUSED_OPERATORS,
    WITH_NONE,
)
from ssotgen.spec.faulty_text import FaultyTextError

MAX_LENGTH = 2_000
"""How many characters an expression may have: far more than a person would write."""

MAX_DEPTH = 30
"""How deep an expression may nest: far more than a reader could follow."""

MAX_INTEGER = 2**63 - 1
"""The largest whole number that an expression may hold, as in most formats that carry numbers."""


class ExpressionSyntaxError(FaultyTextError):
    """A text that is not an expression."""


def parse_expression(text: str, values: Names[str] = ()) -> tree.Expression:
    """Return the expression that `text` spells. What a dot follows is one of the `values`, which
    are fields and properties, or else an enum.

    Raises:
        ExpressionSyntaxError: The text has something that is not part of the language.
    """
    if len(text) > MAX_LENGTH:
        message = f"the expression has {len(text):,} characters, more than {MAX_LENGTH:,}"
        raise ExpressionSyntaxError(message, MAX_LENGTH, "split it into several properties")
    # One line of the same length: a folded YAML scalar may hold line breaks, and leading blanks
    # would count as an indentation.
    flat = re.sub(r"[\r\n\f\t\v]", " ", text)
    start = len(flat) - len(flat.lstrip(" "))
    source = flat[start:].rstrip(" ")
    if not source:
        raise ExpressionSyntaxError("the expression is empty", 0)
    return tree.Expression(text, _Builder(source, start, values).build())


class _Builder:
    """Rebuilds one expression from Python's syntax tree."""

    def __init__(self, source: str, start: int, values: Names[str]) -> None:
        self._source = source
        self._values = values
        self._start = start
        self._bytes = source.encode("utf-8", "surrogatepass")

    def build(self) -> tree.Node:
        body = self._read()
        # Python drops a comment in silence, and with line breaks gone the rest of the text with it.
        comment = self._source.find("#", self._characters(body.end_col_offset or 0))
        if comment >= 0:
            raise self._refuse(comment, "an expression cannot contain a comment", "remove it")
        return self._node(body, 0)

    def _read(self) -> ast.expr:
        try:
            with warnings.catch_warnings():
                # Some Pythons warn of `1if x` or "\\d" here, others do not; the tree is the same.
                warnings.simplefilter("ignore")
                return ast.parse(self._source, mode="eval").body
        except SyntaxError as error:
            from ssotgen.spec.expressions.unreadable import syntax_fault

            blanked = re.sub(QUOTED, lambda quoted: " " * len(quoted[0]), self._source)
            for pattern, message, hint in NOT_PYTHON:
                if found := re.search(pattern, blanked):
                    raise self._refuse(found.start(), message, hint, len(found[0])) from None
            fault = syntax_fault(self._source, error)
            raise self._refuse(fault.at, fault.message, fault.hint, fault.length) from None
        except UnicodeEncodeError as error:
            raise self._refuse(error.start, "half of a surrogate pair is not a character") from None
        except (ValueError, MemoryError, RecursionError):
            raise self._refuse(0, "not an expression", OPERATORS) from None

    def _node(self, node: ast.expr, depth: int) -> tree.Node:
        at = self._at(node)
        if depth > MAX_DEPTH:
            message = f"the expression is nested more than {MAX_DEPTH} levels deep"
            raise ExpressionSyntaxError(message, at, "split it into several properties")
        below = depth + 1
        if isinstance(node, ast.Constant):
            return self._constant(node, at)
        if isinstance(node, ast.Name):
            return self._name(node, at)
        if isinstance(node, ast.Attribute):
            is_part = _root(node) in self._values
            if _root(node) == "self" and not is_part:
                bare = write(ast.unparse(node).removeprefix("self."))
                raise ExpressionSyntaxError("fields are named without `self`", at, bare)
            return self._part(node, at, below) if is_part else self._member(node, at)
        if isinstance(node, ast.Compare):
            return self._comparison(node, at, below)
        if isinstance(node, ast.BoolOp):
            operator = "and" if isinstance(node.op, ast.And) else "or"
            return tree.Logic(operator, tuple(self._node(each, below) for each in node.values), at)
        if isinstance(node, ast.BinOp):
            return self._arithmetic(node, at, below)
        if isinstance(node, ast.UnaryOp):
            return self._unary(node, at, below)
        if isinstance(node, ast.IfExp):
            return tree.Conditional(
                self._node(node.test, below),
                self._node(node.body, below),
                self._node(node.orelse, below),
                at,
            )
        if isinstance(node, ast.Call):
            return self._length(node, at, below)
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            hint = "to test whether one is empty, compare its `len()` with 0"
            raise ExpressionSyntaxError("a collection can only follow `in`", at, hint)
        what = REFUSED_NODES.get(type(node), "this")
        raise ExpressionSyntaxError(f"an expression cannot contain {what}", at, OPERATORS)

    def _constant(self, node: ast.Constant, at: int) -> tree.Node:
        value = node.value
        if isinstance(value, int) and value > MAX_INTEGER:
            raise ExpressionSyntaxError("the number is too large", at)
        if isinstance(value, float) and math.isinf(value):
            raise ExpressionSyntaxError("the number is too large for a float", at)
        if value is None or isinstance(value, int | float | str):
            return tree.Literal(value, at)
        what = "`...`" if value is Ellipsis else f"a {type(value).__name__} literal"
        raise ExpressionSyntaxError(f"an expression cannot contain {what}", at, OPERATORS)

    def _name(self, node: ast.Name, at: int) -> tree.Node:
        if node.id.startswith("__"):
            raise ExpressionSyntaxError(f"{quoted(node.id)} is not a field or property", at)
        if node.id in ODD_WORDS:
            raise ExpressionSyntaxError(
                f"unknown value {quoted(node.id)}", at, write(ODD_WORDS[node.id])
            )
        return tree.Name(node.id, at)

    def _part(self, node: ast.Attribute, at: int, below: int) -> tree.Node:
        name_offset = self._start + self._characters(node.end_col_offset or 0) - len(node.attr)
        if node.attr.startswith("_"):
            raise ExpressionSyntaxError(
                f"an expression cannot read '.{node.attr}'", name_offset, ONLY_PARTS
            )
        return tree.Part(self._node(node.value, below), node.attr, at, name_offset)

    def _member(self, node: ast.Attribute, at: int) -> tree.Node:
        owner = node.value
        prefix = ""
        if isinstance(owner, ast.Attribute) and isinstance(owner.value, ast.Name):
            prefix, owner = owner.value.id, ast.Name(owner.attr)
        if not isinstance(owner, ast.Name) or node.attr.startswith("_"):
            hint = "only members of enums have a dot, as in `Enum.MEMBER`"
            raise ExpressionSyntaxError(f"'.{node.attr}' is not a member of an enum", at, hint)
        return tree.EnumMember(owner.id, node.attr, at, prefix)

    def _comparison(self, node: ast.Compare, at: int, below: int) -> tree.Node:
        operators = tuple(COMPARISONS[type(each)] for each in node.ops)
        if len(operators) > 1 and not set(operators) <= {"==", "!=", "<", "<=", ">", ">="}:
            message = "`in` and `is` cannot be part of a chained comparison"
            raise ExpressionSyntaxError(message, at, "join two of them with `and`")
        for left, operator, right in zip(
            (node.left, *node.comparators), operators, node.comparators, strict=False
        ):
            self._compared(left, operator, right)
        operands = [self._node(node.left, below)]
        for operator, right in zip(operators, node.comparators, strict=True):
            if operator in ("in", "not in") and isinstance(right, ast.List | ast.Tuple | ast.Set):
                items = tuple(self._node(item, below + 1) for item in right.elts)
                operands.append(tree.Collection(items, self._at(right)))
            else:
                operands.append(self._node(right, below))
        return tree.Comparison(tuple(operands), operators, at)

    def _compared(self, left: ast.expr, operator: str, right: ast.expr) -> None:
        """Refuse comparisons with None, True and False that have a plainer form."""
        if operator in ("is", "is not"):
            if not (isinstance(right, ast.Constant) and right.value is None):
                hint = "use `==`" if operator == "is" else "use `!=`"
                message = f"`{operator}` only compares with None"
                raise ExpressionSyntaxError(message, self._at(right), hint)
        elif operator in WITH_NONE:
            for side in (left, right):
                value = side.value if isinstance(side, ast.Constant) else ""
                if value is None or isinstance(value, bool):
                    hint = "use the condition alone, with `not` in front if it must be false"
                    if value is None:
                        hint = f"use `{WITH_NONE[operator]}`"
                    message = f"`{operator}` does not compare with {value}"
                    raise ExpressionSyntaxError(message, self._at(side), hint)

    def _arithmetic(self, node: ast.BinOp, at: int, below: int) -> tree.Node:
        operator = ARITHMETIC.get(type(node.op))
        if operator is None:
            shown = REFUSED_OPERATORS[type(node.op)]
            hint = {"&": write("and"), "|": write("or")}.get(shown, OPERATORS)
            offset = self._between(node.left, node.right, shown)
            message = f"unknown operator `{shown}`"
            raise ExpressionSyntaxError(message, offset, hint, offset + len(shown))
        return tree.Arithmetic(
            operator, self._node(node.left, below), self._node(node.right, below), at
        )

    def _unary(self, node: ast.UnaryOp, at: int, below: int) -> tree.Node:
        if isinstance(node.op, ast.Not):
            return tree.Not(self._node(node.operand, below), at)
        if isinstance(node.op, ast.USub):
            operand = self._node(node.operand, below)
            if isinstance(node.operand, ast.Constant) and isinstance(operand, tree.Literal):
                number = operand.value
                if isinstance(number, int | float) and not isinstance(number, bool):
                    return tree.Literal(-number, at)
            return tree.Negative(operand, at)
        shown = "+" if isinstance(node.op, ast.UAdd) else "~"
        raise ExpressionSyntaxError(
            f"unknown operator `{shown}` in front of a value", at, "remove it"
        )

    def _length(self, node: ast.Call, at: int, below: int) -> tree.Node:
        if not (isinstance(node.func, ast.Name) and node.func.id == "len"):
            hint: AnyHint = "only `len()` can be called"
            of_value = isinstance(node.func, ast.Attribute) and _root(node.func) in self._values
            if of_value and ast.unparse(node.func).rpartition(".")[2].startswith("is_"):
                hint = write(ast.unparse(node.func))
            raise ExpressionSyntaxError("an expression cannot contain a call", at, hint)
        if len(node.args) != 1 or node.keywords:
            raise ExpressionSyntaxError("`len()` takes exactly one value", at)
        return tree.Length(self._node(node.args[0], below), at)

    def _refuse(
        self, index: int, message: str, hint: AnyHint = "", length: int | None = None
    ) -> ExpressionSyntaxError:
        start = self._start + index
        return ExpressionSyntaxError(message, start, hint, start + length if length else None)

    def _between(self, left: ast.expr, right: ast.expr, operator: str) -> int:
        """Return where an operator is between its two operands."""
        ends = self._characters(left.end_col_offset or 0)
        begins = self._characters(right.col_offset)
        return self._start + max(self._source.find(operator, ends, begins), 0)

    def _characters(self, offset: int) -> int:
        """Return how many characters the first `offset` bytes are, which is what Python counts."""
        return len(self._bytes[:offset].decode("utf-8", "ignore"))

    def _at(self, node: ast.expr) -> int:
        return self._start + self._characters(node.col_offset)


def _root(node: ast.expr) -> str:
    """Return the name that a chain of dots begins with, empty where it begins with none."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
