"""Flag blocks: a `try` that imports something and sets a flag both ways, read off its syntax."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ssotgen.codebase.facts import BlockKind, Obstacle
from ssotgen.codebase.flag_sets import FlagSet, flag_sets, nested_flag_sets
from ssotgen.codebase.module_tests import modules_asked

_CATCHES_IMPORTS = frozenset(
    {
        "ImportError",
        "ModuleNotFoundError",
        "PackageNotFoundError",
        "Exception",
        "BaseException",
    }
)
_TRACEBACKS = frozenset({"exc_info", "print_exc", "format_exc", "exception", "exc_clear"})
"""What looks at the exception that is being handled without naming it."""


class Shape(NamedTuple):
    """A flag block as its syntax shows it: flags with what success means, the modules that it asks
    for by their names in strings, and what stands in the way of an exact rewrite. `sources` are
    names of the same file whose imports are its own: see ModuleTest."""

    flags: tuple[tuple[str, bool, ast.stmt], ...]
    sets: tuple[ast.stmt, ...]
    obstacles: tuple[Obstacle, ...]
    kind: BlockKind = BlockKind.TRY
    modules: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class _Found(NamedTuple):
    """A flag of a `try` and its assignments."""

    name: str
    positive: bool
    first: ast.stmt
    sets: tuple[FlagSet, ...]
    nested: bool


def flag_shape(
    node: ast.Try, before: Sequence[ast.stmt], named: Collection[str] = ()
) -> Shape | None:
    """Return the flags that a `try` sets both ways, or None where there is no such flag.

    `before` are the statements in front of it in the same body: a flag may be preset there. Names
    among `named` are flags whatever constants they are set to.
    """
    if not any(map(catches_imports, node.handlers)):
        return None
    flags = list(_flags(node, before, named))
    if not flags:
        return None
    sets: list[FlagSet] = []
    for flag in flags:
        sets.extend(found for found in flag.sets if found not in sets)
    modules = modules_asked(node.body)
    obstacles = dict.fromkeys(_obstacles(node, flags, sets, before))
    if modules:
        obstacles[Obstacle("imports by a call, not by a statement", ", ".join(modules))] = None
    return Shape(
        tuple((flag.name, flag.positive, flag.first) for flag in flags),
        tuple(dict.fromkeys(found.node for found in sets)),
        tuple(obstacles),
        modules=modules,
    )


def catches_imports(handler: ast.ExceptHandler) -> bool:
    """Whether a handler catches the failure of an import."""
    types = handler.type
    return types is None or names_import_error(types)


def names_import_error(types: ast.expr) -> bool:
    """Whether an exception, or one of a tuple, is what a failing import raises."""
    listed = types.elts if isinstance(types, ast.Tuple) else [types]
    names = [
        item.attr if isinstance(item, ast.Attribute) else getattr(item, "id", "") for item in listed
    ]
    return not _CATCHES_IMPORTS.isdisjoint(names)


def _flags(node: ast.Try, before: Sequence[ast.stmt], named: Collection[str]) -> Iterator[_Found]:
    inside = [*flag_sets(node.body, named), *flag_sets(node.orelse, named)]
    handled = [list(flag_sets(handler.body, named)) for handler in node.handlers]
    deep_inside = list(nested_flag_sets((*node.body, *node.orelse), named))
    in_handlers = [statement for handler in node.handlers for statement in handler.body]
    deep_handled = list(nested_flag_sets(in_handlers, named))
    direct = (*inside, *(each for sets in handled for each in sets))
    nested = {name for found in (*deep_inside, *deep_handled) for name in found.names}
    names = dict.fromkeys(name for found in direct for name in found.names)
    presets = list(flag_sets(before, named))
    for name in (*names, *sorted(nested - names.keys())):
        preset = _of(name, presets)[-1:]
        own = _of(name, inside)
        failed = [_of(name, group)[-1:] for group in handled]
        success = (own or preset)[-1:]
        failure = [found for group in failed for found in (group or preset)]
        if name in nested:
            good = [*own, *_of(name, deep_inside)]
            bad = [*(each for group in failed for each in group), *_of(name, deep_handled)]
            means, fails = good or preset, bad or preset
            if not means or not {found.value for found in fails} - {means[-1].value}:
                continue
            sets = (*preset, *own, *failure)
            yield _Found(name, means[-1].value, (*good, *bad)[0].node, sets, nested=True)
        elif success and len(failure) == len(node.handlers):
            value = success[0].value
            if {found.value for found in failure} == {not value}:
                first = (own or failure)[0].node
                yield _Found(name, value, first, (*preset, *own, *failure), nested=False)


def _of(name: str, sets: Sequence[FlagSet]) -> list[FlagSet]:
    return [found for found in sets if name in found.names]


def _obstacles(
    node: ast.Try, flags: Sequence[_Found], sets: Sequence[FlagSet], before: Sequence[ast.stmt]
) -> Iterator[Obstacle]:
    nodes = [found.node for found in sets]
    names = {flag.name for flag in flags}
    for flag in flags:
        if flag.nested:
            yield Obstacle("sets its flag under a condition or in one go with others", flag.name)
        yield from _values(flag, before)
    for found in sets:
        if not names.issuperset(found.names):
            yield _at_line("sets other names together with its flags", found.node)
    if node.finalbody:
        yield Obstacle("has a 'finally'")
    if not isinstance(node, ast.Try):
        yield Obstacle("is a 'try' with 'except*'")
    yield from _shared_lines(node, before, nodes)
    for statement in node.body:
        if (
            not isinstance(statement, ast.Import | ast.ImportFrom | ast.Pass)
            and statement not in nodes
        ):
            yield _at_line("does more in the 'try' than import", statement)
    for handler in node.handlers:
        yield from _handler_obstacles(handler, nodes)
    rest = {_dump(handler, nodes) for handler in node.handlers}
    if len(rest) > 1:
        yield Obstacle("has several handlers that do different things")


def _values(flag: _Found, before: Sequence[ast.stmt]) -> Iterator[Obstacle]:
    odd = [found.text for found in flag.sets if not found.plain and found.node not in before]
    if odd:
        yield Obstacle("sets its flag to other values than True and False", ", ".join(odd))


def _at_line(kind: str, node: ast.stmt | ast.expr) -> Obstacle:
    return Obstacle(kind, f"line {node.lineno}")


def _handler_obstacles(handler: ast.ExceptHandler, sets: Sequence[ast.stmt]) -> Iterator[Obstacle]:
    for statement in handler.body:
        if statement in sets:
            continue
        inner_try = isinstance(statement, ast.Try)
        for child in ast.walk(statement):
            if isinstance(child, ast.Name) and handler.name and child.id == handler.name:
                yield _at_line("uses the exception in its handler", child)
        for child in _run_at_once(statement):
            if isinstance(child, ast.Raise) and not inner_try:
                yield _at_line("raises in its handler", child)
            elif isinstance(child, ast.Attribute) and child.attr in _TRACEBACKS:
                yield _at_line("looks at the exception in its handler", child)
            elif isinstance(child, ast.keyword) and child.arg == "exc_info":
                yield _at_line("looks at the exception in its handler", child.value)
            elif isinstance(child, ast.Raise) and child.exc is None:
                yield _at_line("raises in its handler", child)


def _run_at_once(statement: ast.stmt) -> Iterator[ast.AST]:
    """Yield the nodes of a statement that run when it does, those of function bodies left out."""
    pending: list[ast.AST] = [statement]
    while pending:
        node = pending.pop(0)
        yield node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            pending.extend((*node.decorator_list, node.args))
        elif isinstance(node, ast.Lambda):
            pending.append(node.args)
        else:
            pending.extend(ast.iter_child_nodes(node))


def _shared_lines(
    node: ast.Try, before: Sequence[ast.stmt], sets: Sequence[ast.stmt]
) -> Iterator[Obstacle]:
    bodies = [node.body, node.orelse, *(handler.body for handler in node.handlers)]
    headers = [node.lineno, *(handler.lineno for handler in node.handlers)]
    for body in bodies:
        lines = [statement.lineno for statement in body]
        if len(lines) != len(set(lines)) or not set(lines).isdisjoint(headers):
            yield Obstacle("has several statements on one line")
    preset_lines = {statement.lineno for statement in before if statement in sets}
    for statement in before:
        if statement not in sets and statement.end_lineno in preset_lines:
            yield Obstacle("has several statements on one line")


def _dump(handler: ast.ExceptHandler, sets: Sequence[ast.stmt]) -> str:
    left = [statement for statement in handler.body if statement not in sets]
    return "\n".join(ast.dump(each) for each in left if not isinstance(each, ast.Pass))
