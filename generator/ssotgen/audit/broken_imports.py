"""Broken imports: modules of the project that raise something else than an ImportError while they
are imported, which a handler for ImportError lets through and an availability property does not."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ssotgen.codebase.dotted_names import dotted
from ssotgen.codebase.facts import Unparsable
from ssotgen.codebase.modules import ModuleIndex
from ssotgen.codebase.scan import parse
from ssotgen.diagnostics.record import field, record

_IMPORT_ERRORS = frozenset({"ImportError", "ModuleNotFoundError"})
_BROAD = frozenset({"Exception", "BaseException"})
_LOADERS = frozenset({"CDLL", "PyDLL", "WinDLL", "OleDLL", "LoadLibrary", "find_library"})
_EXITS = frozenset({"exit", "quit", "sys.exit", "os._exit", "os.abort"})
_Function = ast.FunctionDef | ast.AsyncFunctionDef


@record(frozen=False)
class BrokenImports:
    """Finds what importing modules of the project may raise, and remembers it."""

    index: ModuleIndex
    _raised: dict[str, int] = field(default_factory=dict)
    _imported: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def raised_by(self, module: str, asker: str) -> tuple[str, int] | None:
        """Return a file and line that may raise something else than an ImportError while `module`
        is imported: by a `raise`, an `assert`, an exit, a variable of the environment that is not
        set, or a shared library that is not there; None where nothing says so."""
        seen: set[str] = set()
        pending = self._files(module, asker)
        while pending:
            path = pending.pop()
            if path in seen or path == asker:
                continue
            seen.add(path)
            self._read(path)
            if self._raised[path]:
                return path, self._raised[path]
            for name in self._imported[path]:
                pending.extend(self._files(name, path))
        return None

    def _files(self, module: str, asker: str) -> list[str]:
        """Return the files that importing a module runs, as far as they are part of the project."""
        found: list[str] = []
        parts = module.split(".")
        for end in range(1, len(parts) + 1):
            name = ".".join(parts[:end])
            found.extend(self.index.files_reached(name, asker))
        return found

    def _read(self, path: str) -> None:
        if path in self._raised:
            return
        self._raised[path], self._imported[path] = 0, ()
        try:
            tree = parse(path, Path(path).read_bytes())
        except OSError:
            return
        if isinstance(tree, Unparsable):
            self._raised[path] = tree.line
            return
        functions = {node.name: node for node in tree.body if isinstance(node, _Function)}
        nodes = list(_run(tree.body, functions, frozenset()))
        self._raised[path] = min((each.lineno for each in nodes if _may_raise(each)), default=0)
        names = (name for each in nodes for name in self._names(path, each))
        self._imported[path] = tuple(dict.fromkeys(names))

    def _names(self, path: str, node: ast.expr | ast.stmt) -> Iterator[str]:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            if node.level:
                found, names = self.index.relative(path, node.level, module)
                module = names[-1] if names else ""
                if found is None and not module:
                    module = os.path.basename(os.path.dirname(path))
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def _run(
    body: Sequence[ast.AST], functions: dict[str, _Function], seen: frozenset[str]
) -> Iterator[ast.expr | ast.stmt]:
    """Yield the nodes that run when statements do, and those of the functions that they call."""
    pending: list[tuple[ast.AST, ast.ExceptHandler | None]] = [(each, None) for each in body]
    while pending:
        node, handler = pending.pop()
        if isinstance(node, ast.ExceptHandler):
            handler = node
        if isinstance(node, ast.expr | ast.stmt) and not _passes_on(node, handler):
            yield node
        if isinstance(node, ast.Call):
            name = dotted(node.func)
            if name in functions and name not in seen:
                yield from _run(functions[name].body, functions, seen | {name})
        if isinstance(node, ast.Try) and any(_ends(each) for each in node.handlers):
            parts: Iterable[ast.AST] = (*node.handlers, *node.orelse, *node.finalbody)
            pending.extend((each, handler) for each in parts)
        elif not isinstance(node, _Function | ast.Lambda):
            pending.extend((each, handler) for each in ast.iter_child_nodes(node))


def _may_raise(node: ast.AST) -> bool:
    if isinstance(node, ast.Raise):
        return not _is_import_error(node)
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        return dotted(node.value).rpartition(".")[2] == "environ"
    if isinstance(node, ast.Call):
        called = dotted(node.func)
        return called in _EXITS or called.rpartition(".")[2] in _LOADERS
    return isinstance(node, ast.Assert)


def _is_import_error(node: ast.Raise) -> bool:
    raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
    return raised is not None and dotted(raised).rpartition(".")[2] in _IMPORT_ERRORS


def _passes_on(node: ast.AST, handler: ast.ExceptHandler | None) -> bool:
    """Whether a statement raises again what its handler caught, where that is an ImportError or
    whatever the `try` raises."""
    if handler is None or not isinstance(node, ast.Raise) or not _is_caught(node, handler):
        return False
    caught = _caught(handler)
    return caught <= _IMPORT_ERRORS or not caught.isdisjoint(_BROAD)


def _is_caught(node: ast.Raise, handler: ast.ExceptHandler) -> bool:
    """Whether what is raised is what the handler caught."""
    return node.exc is None or (handler.name is not None and dotted(node.exc) == handler.name)


def _ends(handler: ast.ExceptHandler) -> bool:
    """Whether nothing that the `try` raises gets past a handler, so that only it can raise."""
    if _caught(handler).isdisjoint(_BROAD | {"OSError"}):
        return False
    raises = (node for node in ast.walk(handler) if isinstance(node, ast.Raise))
    return not any(_is_caught(node, handler) for node in raises)


def _caught(handler: ast.ExceptHandler) -> frozenset[str]:
    """Return the names of the exceptions that a handler is for, without their modules."""
    if handler.type is None:
        return frozenset({"BaseException"})
    each = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return frozenset(dotted(one).rpartition(".")[2] for one in each)
