"""Names that a scope binds, found in its syntax."""

from __future__ import annotations

import ast
from collections.abc import Iterator

_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def bound_names(scope: ast.AST) -> dict[str, bool]:
    """Return the names that a module, function or class binds; True for those that only imports
    bind."""
    found: dict[str, bool] = {}
    for name, by_import in _bindings(scope):
        found[name] = found.get(name, True) and by_import
    return found


def _bindings(scope: ast.AST) -> Iterator[tuple[str, bool]]:
    arguments = getattr(scope, "args", None)
    if isinstance(arguments, ast.arguments):
        named = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
        for argument in (*named, arguments.vararg, arguments.kwarg):
            if argument is not None:
                yield argument.arg, False
    body = getattr(scope, "body", scope)
    pending: list[ast.AST] = list(body) if isinstance(body, list) else [body]
    if not isinstance(body, list):
        pending = list(ast.iter_child_nodes(scope))
    while pending:
        node = pending.pop()
        yield from _bound_here(node)
        if not isinstance(node, _SCOPES):
            pending.extend(ast.iter_child_nodes(node))


def _bound_here(node: ast.AST) -> Iterator[tuple[str, bool]]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.asname or alias.name.partition(".")[0], True
    elif isinstance(node, ast.ImportFrom):
        for alias in node.names:
            yield alias.asname or alias.name, True
    elif isinstance(node, ast.Name):
        if not isinstance(node.ctx, ast.Load):
            yield node.id, False
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name, False
    elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
        if node.name:
            yield node.name, False
    elif isinstance(node, ast.MatchMapping) and node.rest:
        yield node.rest, False
