"""Modules that code imports, or takes from `sys.modules`, by a name that it computes."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from ssotgen.codebase.dotted_names import dotted
from ssotgen.migrate.project_files import ProjectFiles

_IMPORTERS = frozenset({"import_module", "__import__", "module_from_spec"})


def computed_start(node: ast.expr, path: str, files: ProjectFiles) -> str | None:
    """Return what the name of the module begins with that an expression of a file gives, where code
    computes that name; None for what is no such module."""
    values = [node]
    if isinstance(node, ast.Name):
        scope = files.scopes(path).scope_of.get(node)
        owner = files.scopes(path).owner(node.id, scope) if scope is not None else None
        binders = owner.bound.get(node.id, []) if owner is not None else []
        values = list(_values(binders, files.parents(path)))
    found = [start for value in values if (start := _start(value)) is not None]
    return min(found, key=len, default=None)


def _values(binders: list[ast.AST], parents: Mapping[ast.AST, ast.AST]) -> Iterator[ast.expr]:
    for each in binders:
        parent = parents.get(each)
        if isinstance(parent, ast.Assign | ast.AnnAssign | ast.NamedExpr) and parent.value:
            yield parent.value


def _start(node: ast.expr) -> str | None:
    if isinstance(node, ast.Subscript) and dotted(node.value).endswith("sys.modules"):
        return _text_start(node.slice)
    if not isinstance(node, ast.Call) or not node.args:
        return None
    is_import = dotted(node.func).rpartition(".")[2] in _IMPORTERS
    return _text_start(node.args[0]) if is_import else None


def _text_start(node: ast.expr) -> str:
    """Return what the text that an expression makes surely begins with."""
    if isinstance(node, ast.JoinedStr):
        return _text_start(node.values[0]) if node.values else ""
    if isinstance(node, ast.BinOp):
        return _text_start(node.left).partition("%")[0]
    text = node.value if isinstance(node, ast.Constant) else ""
    # A relative name begins with what this does not know.
    return text if isinstance(text, str) and not text.startswith(".") else ""
