"""Functions that Numba or TorchScript compile: they take the flag of a module for a constant, and
reject the attribute of an object."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from ssotgen.codebase.dotted_names import dotted
from ssotgen.codebase.prefilter import words_of
from ssotgen.migrate.project_files import ProjectFiles

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_COMPILERS = frozenset(
    {
        "cfunc",
        "guvectorize",
        "intrinsic",
        "jit",
        "jitable",
        "jitclass",
        "njit",
        "numba",
        "overload",
        "stencil",
        "vectorize",
    }
)
"""What the name of a decorator that compiles consists of, between its dots and underscores."""

_SCRIPTING = frozenset(
    {"script", "is_scripting", "export", "ignore", "unused", "interface", "_overload"}
)
"""Names of `torch.jit` with which a project has functions compiled, and all that these call."""

_NEVER_SCRIPTED = (
    *(ast.Try, ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom),
    *(ast.Global, ast.Nonlocal, ast.Delete, ast.Yield, ast.YieldFrom, ast.Await),
)
"""What TorchScript rejects wherever it is in a function."""


class Compiled:
    """Finds the code of a project's files that a compiler may read."""

    def __init__(self, files: ProjectFiles) -> None:
        self._files = files

    def nodes(self, path: str) -> Iterator[ast.AST]:
        """Yield the nodes of a file that a compiler may read."""
        nodes = self._files.nodes(path)
        data = self._files.data(path)
        is_scripted = b"torch" in words_of(data) and self._is_scripted
        if not is_scripted and data.isascii() and not _names_compiler(data.lower()):
            return
        handed = _handed(nodes)
        for node in nodes:
            if isinstance(node, ast.Lambda):
                if node in handed:
                    yield from ast.walk(node.body)
            elif isinstance(node, _DEFINITIONS):
                decorated = any(map(_compiles, node.decorator_list))
                if decorated or node.name in handed or (is_scripted and _is_scriptable(node)):
                    for statement in node.body:
                        yield from ast.walk(statement)

    @cached_property
    def _is_scripted(self) -> bool:
        return any(map(self._scripts, self._files.python))

    def _scripts(self, path: str) -> bool:
        data = self._files.peek(path)
        if b"torch" not in data or b"jit" not in data:
            return False
        return any(map(_is_scripting, self._files.nodes(path)))


def _is_scripting(node: ast.AST) -> bool:
    """Whether a node has to do with TorchScript."""
    if isinstance(node, ast.ImportFrom):
        names = {alias.name for alias in node.names}
        return node.module == "torch.jit" or (node.module == "torch" and "jit" in names)
    if isinstance(node, ast.alias):
        return node.name == "torch.jit" and node.asname is not None
    if not isinstance(node, ast.Attribute) or node.attr not in _SCRIPTING:
        return False
    return dotted(node).endswith(f"torch.jit.{node.attr}")


def _is_scriptable(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    """Whether TorchScript may compile a function that another one calls."""
    if not isinstance(node, ast.FunctionDef) or node.args.vararg or node.args.kwarg:
        return False
    inside = (each for statement in node.body for each in ast.walk(statement))
    return not any(isinstance(each, _NEVER_SCRIPTED) for each in inside)


def _names_compiler(data: bytes) -> bool:
    return any(name.encode() in data for name in _COMPILERS)


def _handed(nodes: Sequence[ast.AST]) -> set[str | ast.Lambda]:
    """Return the functions that are passed to a compiler, as in `njit(f)` or `jit(nogil=1)(f)`."""
    found: set[str | ast.Lambda] = set()
    for node in nodes:
        if isinstance(node, ast.Call) and _compiles(node.func):
            for argument in node.args[:1]:
                if isinstance(argument, ast.Name):
                    found.add(argument.id)
                elif isinstance(argument, ast.Lambda):
                    found.add(argument)
    return found


def _compiles(node: ast.expr) -> bool:
    while isinstance(node, ast.Call):
        node = node.func
    return not _COMPILERS.isdisjoint(re.split(r"[._]", dotted(node).lower()))
