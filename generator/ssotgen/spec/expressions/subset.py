"""The subset of Python's syntax that is the expression language, and the messages for the rest."""

from __future__ import annotations

import ast

from ssotgen.diagnostics.hints import AnyHint, Hint, write

OPERATORS = (
    "the operators are + - * / // %, comparisons, `and`, `or`, `not`, `in`, `is None` and "
    "`a if b else c`"
)
"""The hint where nothing nearer is known."""

ONLY_PARTS = "only attributes and groups of enums can be read, as in `status.is_closed`"

NOT_PYTHON: tuple[tuple[str, str, AnyHint], ...] = (
    (r"&&", "unknown operator `&&`", write("and")),
    (r"\|\|", "unknown operator `||`", write("or")),
    (r"!(?!=)", "unknown operator `!`", Hint("write `not`", "not ")),
    (r"===", "unknown operator `===`", write("==")),
    (r"!==", "unknown operator `!==`", write("!=")),
    (r"=>", "unknown operator `=>`", write(">=")),
    (r"=<", "unknown operator `=<`", write("<=")),
    (r"<>", "unknown operator `<>`", write("!=")),
    (r"(?<![=!<>:])=(?!=)", "`=` does not compare", write("==")),
    (r"\?", "unknown operator `?`", "use the form `a if condition else b`"),
)
QUOTED = r'"(?:[^"\\]|\\.)*"' + r"|'(?:[^'\\]|\\.)*'"
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
