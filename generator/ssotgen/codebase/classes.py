"""Classes as written: what is in the body of a class statement."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator, Sequence

from ssotgen.codebase.dotted_names import dotted
from ssotgen.codebase.facts import BLOCK, UNPACKED, ClassItem
from ssotgen.codebase.returned_keys import returned_keys


def class_items(node: ast.ClassDef) -> tuple[ClassItem, ...]:
    """Return the statements of a class body that are run, without docstrings, `pass` and `...`."""
    return tuple(item for statement in node.body for item in _items(statement))


def assigned_names(node: ast.ClassDef) -> frozenset[str]:
    """Return the names that the statements of a class body assign, each by itself."""
    return frozenset(
        target.id
        for statement in node.body
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1
        for target in statement.targets
        if isinstance(target, ast.Name)
    )


_NO_PROSE = re.compile(
    r"```|~~~|>>>|\.\. |:\w+( [^:]*)?: |[-=*]{3,}$|@\w+"
    r"|(Args|Arguments|Attributes|Example|Examples|Note|Parameters|Params|Properties|Raises"
    r"|References|Returns|See Also|Usage|Yields):?$"
)
"""How a line of a docstring begins that is markup, and no part of a sentence."""


def summary_of(node: ast.ClassDef) -> str:
    """Return the first paragraph of a class's docstring, on one line; without markup in it and the
    sentence at its end that only announces a list."""
    text = (ast.get_docstring(node) or "").encode("utf-8", "replace").decode()
    lines = (line.strip() for line in text.strip().partition("\n\n")[0].splitlines())
    prose = itertools.takewhile(lambda line: _NO_PROSE.match(line) is None, lines)
    summary = " ".join(" ".join(prose).split())
    if summary.endswith(":"):
        summary = summary[: summary.rfind(". ") + 1] or f"{summary[:-1]}."
    return f"{summary[:-1]}." if summary.endswith((",", ";")) else summary


def _items(node: ast.stmt) -> Iterator[ClassItem]:
    if isinstance(node, ast.Pass):
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        # A docstring, a comment written as a string, or `...`.
        return
    if isinstance(node, ast.If) and dotted(node.test).endswith("TYPE_CHECKING"):
        for statement in node.orelse:
            yield from _items(statement)
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        value = ast.unparse(node.value) if node.value is not None else ""
        yield ClassItem("field", node.target.id, ast.unparse(node.annotation), value)
    elif isinstance(node, ast.Assign) and (names := _assigned(node.targets)):
        yield from (ClassItem("assign", name, value=ast.unparse(node.value)) for name in names)
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        decorators = tuple(ast.unparse(each) for each in node.decorator_list)
        returned = returned_keys(node) if node.name == "to_dict" else None
        yield ClassItem("method", node.name, decorators=decorators, returned=returned)
    else:
        yield ClassItem(_kind(node), ast.unparse(node).partition("\n")[0])


def _assigned(targets: Sequence[ast.expr]) -> tuple[str, ...]:
    """Return the names that are assigned one value, none where that is not all that is assigned."""
    names = tuple(each.id for each in targets if isinstance(each, ast.Name))
    return names if len(names) == len(targets) else ()


def _kind(node: ast.stmt) -> str:
    if isinstance(node, ast.ClassDef | ast.Assign | ast.AugAssign):
        return UNPACKED
    return BLOCK if isinstance(node, ast.Match) or hasattr(node, "body") else "other"
