"""Imports that edits need: where in a file each comes in, and that it comes once."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from ssotgen.migrate.codemods.edits import FileEdits, NewImport, Spot
from ssotgen.migrate.import_place import anchor

_Function = ast.FunctionDef | ast.AsyncFunctionDef


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


def lift_imports(edits: FileEdits, tree: ast.Module) -> Iterator[tuple[int, NewImport]]:
    """Take what functions import of the configuration out of those that also ask it elsewhere: it
    would be a local name there, which is not bound yet. Yield what the file is to import, and where
    it is needed."""
    local = [spot for spot, new in edits.moved.items() if new is not None and spot.column]
    if not local:
        return
    nodes = list(ast.walk(tree))
    bound = {
        Spot(node.lineno, node.col_offset): node.asname or node.name
        for node in nodes
        if isinstance(node, ast.alias)
    }
    names = {
        (node.lineno, node.col_offset): node.id for node in nodes if isinstance(node, ast.Name)
    }
    functions = [each for each in nodes if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]
    for function in functions:
        own = [spot for spot in local if _innermost(functions, spot.line) is function]
        for new in {new for spot in own if (new := edits.moved[spot]) is not None}:
            spots = [spot for spot in own if edits.moved[spot] == new]
            known = {bound.get(spot) for spot in spots}
            if known != {new.bound} and any(
                _holds(function, place.line)
                and new.bound in re.findall(r"\w+", read.target)
                and names.get((place.line, place.column)) not in known
                for place, read in edits.reads.items()
            ):
                edits.moved.update((spot, None) for spot in spots)
                yield spots[0].line, new


def _innermost(functions: Iterable[_Function], line: int) -> _Function | None:
    around = (each for each in functions if _holds(each, line))
    return max(around, key=lambda each: each.lineno, default=None)


def _holds(node: _Function, line: int) -> bool:
    return node.lineno <= line <= (node.end_lineno or node.lineno)


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
        for spot, each in edits.moved.items() if moved else ():
            if each == new and _is_top(tree, spot):
                edits.moved[spot] = None
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
