"""Imports that edits need: where in a file each comes in, and that it comes once."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ssotgen.migrate.codemods.edits import FileEdits, NewImport, Spot
from ssotgen.migrate.import_place import anchor


def import_once(edits: FileEdits, tree: ast.Module) -> None:
    """Have what several statements at the top bring brought by the first of them alone."""
    moved = edits.moved
    there = {new: line for line, new in reversed(list(_top_imports(tree)))}
    for spot in sorted(moved):
        new = moved[spot]
        if new is None or not _is_top(tree, spot):
            continue
        if there.setdefault(new, spot.line) < spot.line:
            moved[spot] = None


def place_imports(
    edits: FileEdits, tree: ast.Module, needs: Iterable[tuple[int, NewImport]]
) -> None:
    """Add the imports that edits need, each with the line that needs it first."""
    if not edits:
        return
    there = set(_top_imports(tree))
    brought = {new for spot, new in edits.moved.items() if spot.column and _is_top(tree, spot)}
    first: dict[NewImport, int] = {}
    for line, new in needs:
        first[new] = min(line, first.get(new, line))
    if not first:
        return
    line = min(first.values())
    for new in first:
        known = [at for at, each in there if each == new and at < line]
        moved = any(each == new for each in brought if each is not None)
        if known or (moved and not _is_first_need(edits, first[new])):
            continue
        where = anchor(tree, line)
        side = edits.after if where.after else edits.before
        side.setdefault(where.spot, set()).add(new)


def _is_first_need(edits: FileEdits, line: int) -> bool:
    """Whether something at `line` asks before the statement that brings the import has run."""
    brought = [spot.line for spot, new in edits.moved.items() if new is not None]
    return any(line < at for at in brought)


def _is_top(tree: ast.Module, spot: Spot) -> bool:
    """Whether the import at a place is a statement at the top of the module."""
    return any(
        isinstance(node, ast.Import | ast.ImportFrom)
        and node.lineno <= spot.line <= (node.end_lineno or node.lineno)
        for node in tree.body
    )


def _top_imports(tree: ast.Module) -> Iterator[tuple[int, NewImport]]:
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            for alias in node.names:
                bound = alias.asname or alias.name
                yield node.lineno, NewImport(node.module or "", alias.name, bound)
