"""Removes the imports that only removed code used."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeGuard

from ssotgen.migrate.codemods.edits import FileEdits, Spot

_ANNOTATION = re.compile(r"[\w.\[\], |\"']+")
_LONGEST = 200
"""Longer strings are text: a pattern over many of them would cost more than an import is worth."""

_WORD = re.compile(r"[^\W\d]\w*")


class Candidate(NamedTuple):
    """An imported name that nothing in its file uses any more, and where it is imported."""

    name: str
    module: str
    spot: Spot


def unused_imports(
    old: ast.Module,
    read_new: Callable[[], ast.Module],
    removed: str,
    is_plain: Callable[[Candidate], bool],
) -> tuple[Candidate, ...]:
    """Return the imports at the top of a new file that were used in `old` and are not any more, so
    that the lines that were `removed` name them; the new file is only read where they do.

    An import may have effects; so only those of the standard library count, and those that are
    plain: they have none that a program waits for.
    """
    words = frozenset(_WORD.findall(removed))
    if all(found.name not in words for found in _imports(old)):
        return ()
    new = read_new()
    used_before, used_now = used_names(old), used_names(new)
    return tuple(
        found
        for found in _imports(new)
        if found.name in words
        and found.name in used_before
        and found.name not in used_now
        and (_is_standard(found.module) or is_plain(found))
    )


def removal(candidates: tuple[Candidate, ...], is_needed: Callable[[Candidate], bool]) -> FileEdits:
    """Return the edits that take out those of the imports that no other file needs."""
    edits = FileEdits()
    for candidate in candidates:
        if not is_needed(candidate):
            edits.moved[candidate.spot] = None
    return edits


def _imports(tree: ast.Module) -> Iterator[Candidate]:
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module != "__future__":
            for alias in node.names:
                spot = Spot(alias.lineno, alias.col_offset)
                module = "." * node.level + (node.module or "")
                yield Candidate(alias.asname or alias.name, module, spot)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                spot = Spot(alias.lineno, alias.col_offset)
                name = alias.asname or alias.name.partition(".")[0]
                yield Candidate(name, alias.name, spot)


def _is_standard(module: str) -> bool:
    return module.partition(".")[0] in sys.stdlib_module_names or module == "typing_extensions"


def used_names(tree: ast.Module) -> frozenset[str]:
    """Return the names that a file reads, also in annotations and lists that are strings."""
    found: set[str] = set()
    for node in ast.walk(tree):
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
