"""The files of a project as a migration sees them: each is read once, and parsed once."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ssotgen.audit.baseline import is_report
from ssotgen.codebase.child_nodes import all_nodes, child_nodes
from ssotgen.codebase.discover import SUFFIXES, python_files
from ssotgen.codebase.facts import Unparsable
from ssotgen.codebase.fstring_places import PARSER_KNOWS, fstring_places
from ssotgen.codebase.name_scopes import NameScopes
from ssotgen.codebase.node_spans import Place, span
from ssotgen.codebase.scan import parse, undecodable, utf8_lines
from ssotgen.settings.settings import Settings

_ROOM = 64_000_000
"""How many bytes of files are remembered that were only looked at."""

_LARGEST_TEXT = 2_000_000
"""Larger files that are not Python are data: no program looks for a name in them."""


def project_files(
    settings: Settings, sources: Iterable[str], contents: Mapping[str, bytes] | None = None
) -> ProjectFiles:
    """Return the files of a project: `sources`, every other Python file below its root, also what
    the setting `exclude` leaves out, and all other files but the spec. What the other members of
    its workspace have counts too, since their code may use this one's. `contents` are the bytes of
    files that an editor has not saved."""
    root = (settings.root if settings.workspace is None else settings.workspace.parent,)
    python = python_files(root, settings.root)
    spec = f"{settings.spec}{os.sep}"
    everything = python_files(root, settings.root, settings.exclude, suffixes=("",))
    texts = (path for path in everything if not path.endswith(SUFFIXES))
    pages = (path for path in texts if not path.startswith(spec))
    return ProjectFiles((*sources, *python), pages, contents)


class ProjectFiles:
    """Reads and parses files when they are asked for, and remembers those that matter.

    `python` are all Python files of the project, `texts` all other files that may hold text;
    `contents` are taken instead of what is on disk.
    """

    def __init__(
        self,
        python: Iterable[str],
        texts: Iterable[str] = (),
        contents: Mapping[str, bytes] | None = None,
    ) -> None:
        self.python = tuple(dict.fromkeys(python))
        self.texts = tuple(texts)
        self._data: dict[str, bytes] = dict(contents or {})
        self._room = _ROOM
        self._trees: dict[str, ast.Module | Unparsable] = {}
        self._nodes: dict[str, Sequence[ast.AST]] = {}
        self._scopes: dict[str, NameScopes] = {}
        self._lines: dict[str, tuple[bytes, ...]] = {}
        self._fstrings: dict[str, dict[ast.AST, Place]] = {}
        self._last_parents: tuple[str, Mapping[ast.AST, ast.AST]] = ("", {})

    def peek(self, path: str) -> bytes:
        """Return a file's bytes, and remember them while there is room; empty where it cannot be
        read."""
        if path in self._data:
            return self._data[path]
        try:
            data = Path(path).read_bytes()
        except OSError:
            return b""
        if len(data) <= self._room:
            self._room -= len(data)
            self._data[path] = data
        return data

    def peek_text(self, path: str) -> bytes:
        """Return the bytes of a file that is not Python, empty where it is no text or a report of
        findings."""
        try:
            if Path(path).stat().st_size > _LARGEST_TEXT:
                return b""
        except OSError:
            return b""
        data = self.peek(path)
        return b"" if b"\0" in data[:8192] or is_report(data) else data

    def data(self, path: str) -> bytes:
        """Return a file's bytes, the same at every call."""
        if path not in self._data:
            self._data[path] = self.peek(path)
        return self._data[path]

    def tree(self, path: str) -> ast.Module | Unparsable:
        """Return a file's syntax tree, or why it has none."""
        if path not in self._trees:
            self._trees[path] = self._parsed(path)
        return self._trees[path]

    def _parsed(self, path: str) -> ast.Module | Unparsable:
        data = self.data(path)
        tree = parse(path, data)
        if data.isascii() or isinstance(tree, Unparsable):
            return tree
        try:
            self._lines[path] = utf8_lines(data)
        except UnicodeDecodeError as error:
            return undecodable(path, error)
        return tree

    def nodes(self, path: str) -> Sequence[ast.AST]:
        """Return the nodes of a file's syntax tree, as `all_nodes` has them; none where it does
        not parse."""
        if path not in self._nodes:
            tree = self.tree(path)
            self._nodes[path] = all_nodes(tree) if isinstance(tree, ast.Module) else ()
        return self._nodes[path]

    def scopes(self, path: str) -> NameScopes:
        """Return the scopes of a file; those of an empty one where it does not parse."""
        if path not in self._scopes:
            tree = self.tree(path)
            empty = ast.Module(body=[], type_ignores=[])
            self._scopes[path] = NameScopes(tree if isinstance(tree, ast.Module) else empty)
        return self._scopes[path]

    def lines(self, path: str) -> tuple[str, ...]:
        """Return the lines of a Python file, without their ends."""
        lines = utf8_lines(self.data(path))
        if lines:
            return tuple(line.decode(errors="replace") for line in lines)
        return tuple(re.split("\r\n|\r|\n", self.data(path).decode(errors="replace")))

    def parents(self, path: str) -> Mapping[ast.AST, ast.AST]:
        """Return, for each node of a file, the one around it."""
        if self._last_parents[0] != path:
            nodes = self.nodes(path)
            found = {child: node for node in nodes for child in child_nodes(node)}
            self._last_parents = (path, found)
        return self._last_parents[1]

    def place(self, path: str, node: ast.AST) -> Place:
        """Return where a node is, in characters, as the parser of this Python has it."""
        if path not in self._lines:
            self._lines[path] = utf8_lines(self.data(path))
        lines = self._lines[path]
        line, column, end_line, end = span(node)
        return Place(
            line, _characters(lines, line, column), end_line, _characters(lines, end_line, end)
        )

    def exact_place(self, path: str, node: ast.AST) -> Place:
        """Return where a node is, also in an f-string; without width where that is unknown."""
        known = None if PARSER_KNOWS else self._in_fstrings(path).get(node)
        return self.place(path, node) if known is None else known

    def _in_fstrings(self, path: str) -> dict[ast.AST, Place]:
        if path not in self._fstrings:
            tree = self.tree(path)
            self._fstrings[path] = (
                fstring_places(tree, self.data(path)) if isinstance(tree, ast.Module) else {}
            )
        return self._fstrings[path]


def _characters(lines: tuple[bytes, ...], line: int, offset: int) -> int:
    if not lines or line > len(lines):
        return offset
    return len(lines[line - 1][:offset].decode(errors="replace"))
