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

_SCRIPTS = re.compile(
    rb"\bjit\.(?:script|is_scripting|export|ignore|unused|interface|_overload)"
    rb"|\bfrom torch\.jit import\b"
)
"""How a project has TorchScript compile functions, and with them all that these call."""


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
                is_scriptable = is_scripted and isinstance(node, ast.FunctionDef)
                decorated = any(map(_compiles, node.decorator_list))
                if is_scriptable or decorated or node.name in handed:
                    for statement in node.body:
                        yield from ast.walk(statement)

    @cached_property
    def _is_scripted(self) -> bool:
        return any(_SCRIPTS.search(self._files.peek(path)) for path in self._files.python)


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
