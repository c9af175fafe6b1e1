"""Flag blocks: a `try` that imports something and sets a flag both ways, told from its syntax."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ssotgen.codebase.facts import Obstacle

CATCHES_IMPORTS = frozenset({"ImportError", "ModuleNotFoundError", "Exception", "BaseException"})
_TRACEBACKS = frozenset({"exc_info", "print_exc", "format_exc", "exception", "exc_clear"})
"""What looks at the exception that is being handled without naming it."""


class FlagSet(NamedTuple):
    """An assignment of True or False to names, `FLAG = OTHER = True`."""

    node: ast.Assign | ast.AnnAssign
    names: tuple[str, ...]
    value: bool


class Shape(NamedTuple):
    """A flag block as its syntax shows it: flags with what success means, and what stands in the
    way of an exact rewrite."""

    flags: tuple[tuple[str, bool, ast.stmt], ...]
    sets: tuple[ast.stmt, ...]
    obstacles: tuple[Obstacle, ...]


def flag_shape(node: ast.Try, before: Sequence[ast.stmt]) -> Shape | None:
    """Return the flags that a `try` sets both ways, or None where there is no such flag.

    `before` are the statements in front of it in the same body: a flag may be preset there.
    """
    if not any(_catches_imports(handler) for handler in node.handlers):
        return None
    inside = [*flag_sets(node.body), *flag_sets(node.orelse)]
    handled = [list(flag_sets(handler.body)) for handler in node.handlers]
    names = dict.fromkeys(
        name
        for found in (*inside, *(each for sets in handled for each in sets))
        for name in found.names
    )
    nested = {name for found in _nested_sets(node) for name in found.names}
    flags: list[tuple[str, bool, ast.stmt]] = []
    sets: list[FlagSet] = []
    for name in (*names, *sorted(nested - names.keys())):
        presets = [found for found in flag_sets(before) if name in found.names][-1:]
        own = [found for found in inside if name in found.names]
        failed = [[each for each in group if name in each.names][-1:] for group in handled]
        success = (own or presets)[-1:]
        failure = [found for group in failed for found in (group or presets)]
        values = {found.value for found in failure}
        if name in nested:
            values |= {found.value for found in _nested_sets(node) if name in found.names}
            if len(values | {found.value for found in success}) < 2:
                continue
            first = [*own, *failure, *(f for f in _nested_sets(node) if name in f.names)][0]
            flags.append((name, success[0].value if success else True, first.node))
        elif success and len(failure) == len(node.handlers) and values == {not success[0].value}:
            flags.append((name, success[0].value, (own or failure)[0].node))
        else:
            continue
        sets.extend(found for found in (*presets, *own, *failure) if found not in sets)
    if not flags:
        return None
    obstacles = tuple(
        dict.fromkeys(_obstacles(node, {name for name, _, _ in flags}, nested, sets, before))
    )
    return Shape(tuple(flags), tuple(dict.fromkeys(found.node for found in sets)), obstacles)


def flag_sets(statements: Sequence[ast.stmt]) -> Iterator[FlagSet]:
    """Yield those of the statements that set plain names to True or False."""
    for node in statements:
        if isinstance(node, ast.Assign):
            targets: Sequence[ast.expr] = node.targets
        elif isinstance(node, ast.AnnAssign):
            targets = (node.target,)
        else:
            continue
        value = node.value
        if not isinstance(value, ast.Constant) or not isinstance(value.value, bool):
            continue
        names = tuple(target.id for target in targets if isinstance(target, ast.Name))
        if len(names) == len(targets):
            yield FlagSet(node, names, value.value)


def _nested_sets(node: ast.Try) -> list[FlagSet]:
    """Return the flags set below a compound statement inside the `try`, not in functions, and those
    set by unpacking, `name, flag = None, False`."""
    found: list[FlagSet] = []
    handlers = [statement for handler in node.handlers for statement in handler.body]
    pending = [*node.body, *handlers]
    while pending:
        statement = pending.pop()
        found.extend(_unpacked(statement))
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        for name in ("body", "orelse", "finalbody", "handlers"):
            for child in getattr(statement, name, ()):
                body = child.body if isinstance(child, ast.ExceptHandler) else [child]
                found.extend(flag_sets(body))
                pending.extend(body)
    return found


def _unpacked(node: ast.stmt) -> Iterator[FlagSet]:
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Tuple):
        return
    for target in node.targets:
        if not isinstance(target, ast.Tuple) or len(target.elts) != len(node.value.elts):
            continue
        for name, value in zip(target.elts, node.value.elts, strict=True):
            if not isinstance(name, ast.Name) or not isinstance(value, ast.Constant):
                continue
            if isinstance(value.value, bool):
                yield FlagSet(node, (name.id,), value.value)


def _catches_imports(handler: ast.ExceptHandler) -> bool:
    types = handler.type
    if types is None:
        return True
    listed = types.elts if isinstance(types, ast.Tuple) else [types]
    names = [
        item.attr if isinstance(item, ast.Attribute) else getattr(item, "id", "") for item in listed
    ]
    return not CATCHES_IMPORTS.isdisjoint(names)


def _obstacles(
    node: ast.Try,
    flags: set[str],
    nested: set[str],
    sets: Sequence[FlagSet],
    before: Sequence[ast.stmt],
) -> Iterator[Obstacle]:
    nodes = [found.node for found in sets]
    for name in sorted(flags & nested):
        yield Obstacle("sets its flag under a condition or in one go with others", name)
    for found in sets:
        if not flags.issuperset(found.names):
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
