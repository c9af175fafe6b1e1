"""Names that are imported twice in a row of statements, once a rename has made them one."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ssotgen.migrate.codemods.edits import FileEdits, Spot


def without_repeated(data: bytes, names: frozenset[str]) -> FileEdits:
    """Return the edits that take out each repeated `from` import of one of the names."""
    edits = FileEdits()
    tree = ast.parse(data)
    for body in _bodies(tree):
        known = set()
        for node in body:
            if not isinstance(node, ast.ImportFrom):
                continue
            for alias in node.names:
                key = (node.level, node.module, alias.name, alias.asname)
                if alias.name in names and key in known:
                    edits.moved[Spot(alias.lineno, alias.col_offset)] = None
                known.add(key)
    return edits


def _bodies(tree: ast.Module) -> Iterator[list[ast.stmt]]:
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            body = getattr(node, name, None)
            if isinstance(body, list):
                yield body
