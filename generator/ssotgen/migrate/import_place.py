"""Anchors: where in a module an import is added."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import NamedTuple

from ssotgen.migrate.codemods.edits import Spot

_PATH_MAKERS = frozenset({"path", "syspath", "addsitedir"})


class Anchor(NamedTuple):
    """A statement at the top of a module, and the side of it that an import goes to."""

    spot: Spot
    after: bool


def anchor(tree: ast.Module, line: int) -> Anchor:
    """Return where to import what is needed by the statement at the top that contains `line`.

    That is behind the last import above it; but not above anything that may change `sys.path`, for
    what is imported may be found only after that. In a file that has other statements among its
    imports, it is right above.
    """
    body = tree.body
    needed = next((i for i, node in enumerate(body) if line <= (node.end_lineno or 0)), 0)
    if _is_among_imports(body, needed):
        return Anchor(_spot(body[needed]), after=False)
    for index in range(needed - 1, -1, -1):
        node = body[index]
        if isinstance(node, ast.Import | ast.ImportFrom) or _is_docstring(node, index):
            return Anchor(_spot(node), after=True)
        if _may_change_path(node):
            break
    else:
        return Anchor(_spot(body[0]), after=False)
    return Anchor(_spot(body[index + 1]), after=False)


def _is_among_imports(body: Sequence[ast.stmt], needed: int) -> bool:
    """Whether imports follow a statement, and other statements part it from those above it."""
    imports = [i for i, node in enumerate(body) if isinstance(node, ast.Import | ast.ImportFrom)]
    above = max((index for index in imports if index < needed), default=-1)
    between = [node for i, node in enumerate(body) if above < i < needed]
    parted = any(not _is_docstring(node, i) for i, node in enumerate(between, above + 1))
    return above >= 0 and parted and any(index > needed for index in imports)


def _is_docstring(node: ast.stmt, index: int) -> bool:
    return (
        index == 0
        and isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _may_change_path(node: ast.stmt) -> bool:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return False
    if isinstance(node, ast.Expr):
        return True
    return any(
        isinstance(child, ast.Attribute) and child.attr in _PATH_MAKERS for child in ast.walk(node)
    )


def _spot(node: ast.stmt) -> Spot:
    decorators = getattr(node, "decorator_list", [])
    first = min((each.lineno for each in decorators), default=node.lineno)
    if decorators and first < node.lineno:
        # The at sign stands in front of the decorator.
        return Spot(first, max(decorators[0].col_offset - 1, 0))
    return Spot(node.lineno, node.col_offset)
