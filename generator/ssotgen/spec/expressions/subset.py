"""The closed list: what of Python's syntax is part of the expression language, and what is told of
the rest."""

from __future__ import annotations

import ast
import re

NOT_PYTHON = (
    (re.compile(r"&&"), "`&&` is not an operator here", "write `and`"),
    (re.compile(r"\|\|"), "`||` is not an operator here", "write `or`"),
    (re.compile(r"!(?!=)"), "`!` is not an operator here", "write `not`"),
    (re.compile(r"===|!=="), "comparing for equality takes two characters", "write `==` or `!=`"),
    (re.compile(r"<>"), "`<>` is not an operator here", "write `!=`"),
    (re.compile(r"(?<![=!<>:])=(?!=)"), "`=` does not compare", "write `==`"),
    (re.compile(r"\?"), "`?` is not an operator here", "write `a if condition else b`"),
)
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"' + r"|'(?:[^'\\]|\\.)*'")
ODD_WORDS = {"true": "True", "false": "False", "null": "None", "none": "None", "nil": "None"}
COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
}
ARITHMETIC: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
}
REFUSED_OPERATORS: dict[type[ast.operator], str] = {
    ast.Pow: "**",
    ast.LShift: "<<",
    ast.RShift: ">>",
    ast.BitAnd: "&",
    ast.BitOr: "|",
    ast.BitXor: "^",
    ast.MatMult: "@",
}
REFUSED_NODES: dict[type[ast.expr], str] = {
    ast.Subscript: "an index",
    ast.Lambda: "a lambda",
    ast.ListComp: "a comprehension",
    ast.SetComp: "a comprehension",
    ast.DictComp: "a comprehension",
    ast.GeneratorExp: "a generator",
    ast.Dict: "a mapping",
    ast.Starred: "`*`",
    ast.JoinedStr: "an f-string",
    ast.Await: "`await`",
    ast.Yield: "`yield`",
    ast.YieldFrom: "`yield`",
    ast.NamedExpr: "an assignment",
}
WITH_NONE = {"==": "is None", "!=": "is not None"}
