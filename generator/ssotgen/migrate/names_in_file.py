"""The names that a file has: another may not be given to something else there."""

from __future__ import annotations

import ast
from collections.abc import Iterable


def names_in_file(nodes: Iterable[ast.AST], module: str) -> frozenset[str]:
    """Return every name that the nodes of a file bind or read, but for what it imports from
    `module` at its top and nothing else binds."""
    bound: set[str] = set()
    read: set[str] = set()
    own: set[str] = set()
    parts: list[ast.AST] = []
    for node in nodes:
        if isinstance(node, ast.Name):
            (read if isinstance(node.ctx, ast.Load) else bound).add(node.id)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            bound.add(node.name)
            parts.append(node)
        elif isinstance(node, ast.ImportFrom | ast.Import):
            is_own = isinstance(node, ast.ImportFrom) and node.module == module
            (own if is_own else bound).update(_imported(node))
    for part in parts if own else ():
        for node in ast.walk(part):
            # A local name, which may not be bound yet where the function reads it.
            if isinstance(node, ast.ImportFrom) and node.module == module:
                bound.update(_imported(node))
    return frozenset(bound | (read - own))


def _imported(node: ast.ImportFrom | ast.Import) -> set[str]:
    return {alias.asname or alias.name.partition(".")[0] for alias in node.names}
