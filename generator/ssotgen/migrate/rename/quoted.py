"""Quoted annotations: strings that type checkers read as code, such as `status: "JobStatus"`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from ssotgen.codebase.name_scopes import NameScopes
from ssotgen.codebase.node_spans import Place
from ssotgen.migrate.project_files import ProjectFiles

_TAKE_TYPES = {"cast": slice(0, 1), "assert_type": slice(1, 2), "TypeVar": slice(1, None)}
"""The functions of `typing` that take types as text, and which of their arguments are."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The expression in a string, and the place that its columns count from."""

    tree: ast.expr
    line: int
    column: int

    def place(self, node: ast.expr) -> Place:
        """Return where a node of the expression is in the file."""
        end = self.column + (node.end_col_offset or 0)
        return Place(self.line, self.column + node.col_offset, self.line, end)


def quoted_annotations(files: ProjectFiles, path: str) -> Iterator[Quoted]:
    """Yield the quoted annotations of a file whose text is there as written; their names belong
    to the scope of the string from then on."""
    tree = files.tree(path)
    if not isinstance(tree, ast.Module):
        return
    scopes = files.scopes(path)
    for node in _strings(tree):
        place = files.place(path, node)
        text = str(node.value)
        # A prefix, an escape, triple quotes or parts make a text longer than its two quotes.
        if place.line != place.end_line or place.end_column - place.column != len(text) + 2:
            continue
        try:
            inner = ast.parse(text, mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        if text.isascii():
            _adopt(scopes, node, inner)
            yield Quoted(inner, place.line, place.column + 1)


def _adopt(scopes: NameScopes, string: ast.Constant, inner: ast.expr) -> None:
    scope = scopes.scope_of.get(string, scopes.module)
    for each in ast.walk(inner):
        scopes.scope_of[each] = scope


def _strings(tree: ast.Module) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        roots: list[ast.expr | None] = []
        if isinstance(node, ast.arg | ast.AnnAssign):
            roots = [node.annotation]
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            roots = [node.returns]
        elif isinstance(node, ast.Call):
            roots = [*_types_passed(node)]
        for root in roots:
            if root is not None:
                yield from _below(root)


def _types_passed(node: ast.Call) -> Iterator[ast.expr]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name in _TAKE_TYPES:
        yield from node.args[_TAKE_TYPES[name]]
        yield from (each.value for each in node.keywords if each.arg == "bound")


def _below(node: ast.expr) -> Iterator[ast.Constant]:
    """Yield the strings of an annotation that are types, which those in `Literal[]` are not."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node
        return
    if isinstance(node, ast.Subscript):
        name = node.value.attr if isinstance(node.value, ast.Attribute) else None
        if (name or getattr(node.value, "id", "")) == "Literal":
            return
    for each in ast.iter_child_nodes(node):
        if isinstance(each, ast.expr):
            yield from _below(each)
