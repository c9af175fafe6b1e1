"""Removes the imports that only removed code used."""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeGuard

from ssotgen.codebase.child_nodes import all_nodes
from ssotgen.migrate.codemods.edits import FileEdits, Spot

_ANNOTATION = re.compile(r"[\w.\[\], |\"']+")
_LONGEST = 200
"""Longer strings are text: a pattern over many of them would cost more than an import is worth."""

_WORD = re.compile(r"[^\W\d]\w*")

_Part = ast.Module | ast.FunctionDef | ast.AsyncFunctionDef


class Candidate(NamedTuple):
    """An imported name that nothing in its file uses any more, and where it is imported."""

    name: str
    module: str
    spot: Spot
    local: bool = False
    """Whether a function imports it, for itself alone."""


def unused_imports(
    old: ast.Module,
    read_new: Callable[[], ast.Module],
    removed: str,
    is_plain: Callable[[Candidate], bool],
) -> tuple[Candidate, ...]:
    """Return the imports at the top of a new file, and of its functions, that were used in `old`
    and are not any more, so that the lines that were `removed` name them; the new file is only read
    where they do.

    An import may have effects; so only those of the standard library count, and those that are
    plain: they have none that a program waits for.
    """
    words = frozenset(_WORD.findall(removed))
    parts = {key: each for key, each in _importing(old) if not words.isdisjoint(_names(each))}
    if not parts:
        return ()
    found: list[Candidate] = []
    for key, part in _importing(read_new()):
        if key not in parts:
            continue
        used_before, used_now = used_names(parts[key]), used_names(part)
        found.extend(
            each
            for each in _imports(part)
            if each.name in words
            and each.name in used_before
            and each.name not in used_now
            and (_is_standard(each.module) or is_plain(each))
        )
    return tuple(found)


def removal(candidates: tuple[Candidate, ...], is_needed: Callable[[Candidate], bool]) -> FileEdits:
    """Return the edits that take out those of the imports that no other file needs."""
    edits = FileEdits()
    for candidate in candidates:
        if not is_needed(candidate):
            edits.moved[candidate.spot] = None
    return edits


def _importing(tree: ast.Module) -> Iterator[tuple[object, _Part]]:
    """Yield a file and its functions, each with what it is known by in an older version."""
    yield (), tree
    seen: Counter[tuple[str, ...]] = Counter()
    pending: list[tuple[ast.AST, tuple[str, ...]]] = [(tree, ())]
    while pending:
        node, around = pending.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            around = (*around, node.name)
            if not isinstance(node, ast.ClassDef):
                seen[around] += 1
                yield (around, seen[around]), node
        pending.extend((each, around) for each in ast.iter_child_nodes(node) if _is_block(each))


def _is_block(node: ast.AST) -> bool:
    return hasattr(node, "body") and not isinstance(node, ast.expr)


def _names(part: _Part) -> set[str]:
    return {found.name for found in _imports(part)}


def _imports(part: _Part) -> Iterator[Candidate]:
    """Yield what the statements of a file or a function import, each on lines of its own."""
    if not any(isinstance(node, ast.Import | ast.ImportFrom) for node in part.body):
        return
    local = not isinstance(part, ast.Module)
    lines = Counter(line for node in part.body for line in {node.lineno, node.end_lineno})
    if local and (len(part.body) == 1 or _declares(part)):
        return
    for node in part.body:
        if not isinstance(node, ast.Import | ast.ImportFrom) or lines[node.lineno] > 1:
            continue
        source = ""
        if isinstance(node, ast.ImportFrom):
            source = "." * node.level + (node.module or "")
        for alias in node.names if source != "__future__" else ():
            spot = Spot(alias.lineno, alias.col_offset)
            name = alias.asname or (alias.name if source else alias.name.partition(".")[0])
            yield Candidate(name, source or alias.name, spot, local)


def _declares(part: _Part) -> bool:
    """Whether what a function imports may be a name of the module or of a function around it."""
    return any(isinstance(node, ast.Global | ast.Nonlocal) for node in ast.walk(part))


def _is_standard(module: str) -> bool:
    return module.partition(".")[0] in sys.stdlib_module_names or module == "typing_extensions"


def used_names(tree: ast.AST) -> frozenset[str]:
    """Return the names that a file reads, also in annotations and lists that are strings."""
    found: set[str] = set()
    for node in all_nodes(tree):
        if isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Load | ast.Del):
                found.add(node.id)
        elif _is_annotation(node):
            found.update(_WORD.findall(str(node.value)))
    return frozenset(found)


def _is_annotation(node: ast.AST) -> TypeGuard[ast.Constant]:
    """Whether a node is a string that may name things: an annotation, an entry of a list."""
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return False
    return len(node.value) < _LONGEST and _ANNOTATION.fullmatch(node.value) is not None
