"""Names that a flag block binds although it fails: those of its first imports, where only a later
one is missing. Under an `if` they would be gone."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ssotgen.audit.flag import Flag
from ssotgen.codebase.dotted_names import dotted
from ssotgen.codebase.facts import Access
from ssotgen.codebase.prefilter import words_of
from ssotgen.migrate.visibility.objects import Objects

_LEAVES = (ast.Return, ast.Raise, ast.Continue, ast.Break)


def unguarded_reads(flags: Iterable[Flag], objects: Objects) -> Iterator[tuple[Flag, str, int]]:
    """Yield where a name is read that a flag's block binds before all of its imports have worked,
    unless the flag has been asked there."""
    wanted = [_Wanted.of(flag, objects) for flag in flags if _partial(flag)]
    by_name: dict[bytes, list[_Wanted]] = {}
    for each in wanted:
        for path, line in _own_reads(each.flag, _partial(each.flag), objects):
            yield each.flag, path, line
        for name in each.names:
            by_name.setdefault(name, []).append(each)
    for path in objects.files.python if wanted else ():
        words = frozenset(words_of(objects.files.peek(path)))
        named = {each.flag.key: each for name in words & by_name.keys() for each in by_name[name]}
        for each in named.values():
            if path != each.flag.path and not each.tails.isdisjoint(words):
                for where, line in _outside_reads(each.flag, _partial(each.flag), path, objects):
                    yield each.flag, where, line


def _partial(flag: Flag) -> frozenset[str]:
    return flag.match.partial if flag.match is not None else frozenset()


class _Wanted(NamedTuple):
    """A flag, the names that its block may bind although it fails, and what its module is called
    last."""

    flag: Flag
    names: frozenset[bytes]
    tails: frozenset[bytes]

    @classmethod
    def of(cls, flag: Flag, objects: Objects) -> _Wanted:
        """Return what to look for in other files because of a flag."""
        modules = objects.family.survey.index.names_of(flag.path)
        tails = frozenset(name.rpartition(".")[2].encode() for name in modules)
        return cls(flag, frozenset(map(str.encode, _partial(flag))), tails)


def _own_reads(flag: Flag, names: frozenset[str], objects: Objects) -> Iterator[tuple[str, int]]:
    files = objects.files
    scopes = files.scopes(flag.path)
    parents = files.parents(flag.path)
    flags = {each.name for each in flag.block.flags}
    for found in scopes.occurrences:
        if found.name not in names or found.access is not Access.LOAD:
            continue
        place = files.place(flag.path, found.node)
        is_inside = flag.block.place[:2] <= place[:2] and place[2:] <= flag.block.place[2:]
        owner = scopes.owner(found.name, found.scope)
        is_ours = any(
            flag.block.place.line <= getattr(node, "lineno", 0) <= flag.block.place.end_line
            for node in owner.bound.get(found.name, ())
        )
        if is_ours and not is_inside and not _is_guarded(found.node, parents, flags):
            yield flag.path, place.line


def _is_guarded(node: ast.AST, parents: Mapping[ast.AST, ast.AST], flags: set[str]) -> bool:
    """Whether the flag has been asked before a node is reached: by a condition around it, by a
    decorator, or by a condition above it that leaves."""
    child = node
    while child in parents:
        parent = parents[child]
        asked: list[ast.AST] = []
        if isinstance(parent, ast.If | ast.IfExp | ast.While) and child is not parent.test:
            asked = [parent.test]
        elif isinstance(parent, ast.BoolOp):
            asked = _before(child, parent.values)
        elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            asked = list(child.decorator_list)
        body = getattr(parent, "body", [])
        if isinstance(body, list) and child in body:
            for above in body[: body.index(child)]:
                if isinstance(above, ast.If) and isinstance(above.body[-1], _LEAVES):
                    asked.append(above.test)
        if any(_names_one(each, flags) for each in asked):
            return True
        child = parent
    return False


def _names_one(node: ast.AST, flags: set[str]) -> bool:
    return any(dotted(each).rpartition(".")[2] in flags for each in ast.walk(node))


def _outside_reads(
    flag: Flag, names: frozenset[str], path: str, objects: Objects
) -> Iterator[tuple[str, int]]:
    for node in objects.files.nodes(path):
        if isinstance(node, ast.ImportFrom):
            taken = names.intersection(alias.name for alias in node.names)
            if taken and objects.source(path, node).path == flag.path:
                yield path, node.lineno
        elif not isinstance(node, ast.Attribute) or node.attr not in names:
            continue
        elif objects.module_of(path, node.value) == flag.path:
            yield path, node.lineno


def _before(child: ast.AST, values: Sequence[ast.expr]) -> list[ast.AST]:
    """Return the values in front of one of them."""
    position = next(i for i, each in enumerate(values) if each is child)
    return list(values[:position])
