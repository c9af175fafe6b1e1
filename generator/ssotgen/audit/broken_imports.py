"""Broken imports: modules of the project that raise something else than an ImportError while they
are imported, which a handler for ImportError lets through and an availability property does not."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

from ssotgen.codebase.dotted_names import dotted
from ssotgen.codebase.facts import Unparsable
from ssotgen.codebase.scan import parse

_IMPORT_ERRORS = frozenset({"ImportError", "ModuleNotFoundError"})
_LOADERS = frozenset({"CDLL", "PyDLL", "WinDLL", "OleDLL", "LoadLibrary", "find_library"})


def raised_at_import(path: str) -> int:
    """Return the line on which importing a file may raise something else than an ImportError, by a
    `raise` or by loading a shared library; 0 where nothing says so."""
    try:
        tree = parse(path, Path(path).read_bytes())
    except OSError:
        return 0
    if isinstance(tree, Unparsable):
        return tree.line
    functions = {
        node.name: node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    return min(_lines(tree.body, functions, frozenset()), default=0)


def _lines(
    body: Sequence[ast.AST],
    functions: dict[str, ast.FunctionDef | ast.AsyncFunctionDef],
    seen: frozenset[str],
) -> Iterator[int]:
    pending = list(body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Raise) and not _is_import_error(node):
            yield node.lineno
        elif isinstance(node, ast.Call):
            name = dotted(node.func)
            if name.rpartition(".")[2] in _LOADERS:
                yield node.lineno
            elif name in functions and name not in seen:
                yield from _lines(functions[name].body, functions, seen | {name})
        if isinstance(node, ast.Try) and any(_catches_all(each) for each in node.handlers):
            pending.extend((*node.handlers, *node.orelse, *node.finalbody))
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            pending.extend(ast.iter_child_nodes(node))


def _is_import_error(node: ast.Raise) -> bool:
    raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
    return raised is None or dotted(raised).rpartition(".")[2] in _IMPORT_ERRORS


def _catches_all(handler: ast.ExceptHandler) -> bool:
    """Whether nothing that the `try` raises gets past a handler, so that only it can raise."""
    name = dotted(handler.type).rpartition(".")[2] if handler.type is not None else "Exception"
    return name in ("Exception", "BaseException", "OSError")
