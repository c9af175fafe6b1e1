"""Flag blocks: a `try` that imports something and sets a flag both ways, read off its syntax."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ssotgen.codebase.except_clauses import (
    catch_imports_alone,
    catches_imports,
    caught,
    error_uses,
)
from ssotgen.codebase.flag_facts import BlockKind, Catches, Obstacle, StepKind
from ssotgen.codebase.flag_sets import FlagSet, flag_sets, is_flag_name, nested_flag_sets
from ssotgen.codebase.module_tests import modules_asked
from ssotgen.codebase.try_steps import step_kind

CONDITIONAL = "sets its flag under a condition or in one go with others"
OTHER_VALUES = "sets its flag to other values than True and False"


class Shape(NamedTuple):
    """A flag block as its syntax shows it: flags with what success means, the modules that it asks
    for by their names in strings, and the rest of what FlagBlock says. `sources` are names of the
    same file whose imports are its own: see ModuleTest."""

    flags: tuple[tuple[str, bool, ast.stmt | ast.expr], ...]
    sets: tuple[ast.stmt, ...]
    obstacles: tuple[Obstacle, ...]
    kind: BlockKind = BlockKind.TRY
    modules: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    steps: tuple[tuple[ast.stmt, StepKind], ...] = ()
    fallbacks: frozenset[str] = frozenset()
    catches: Catches = Catches.IMPORT_ERRORS


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
    if _may_fail_otherwise(node, flags):
        # Whether all of it went well is no question about an import.
        flags = [flag for flag in flags if flag.name in named or is_flag_name(flag.name)]
    if not flags:
        return None
    sets: list[FlagSet] = []
    for flag in flags:
        sets.extend(found for found in flag.sets if found not in sets)
    nodes = [found.node for found in sets]
    modules = modules_asked(node.body)
    uses = (use for handler in node.handlers for use in error_uses(handler, nodes))
    obstacles = dict.fromkeys((*_obstacles(node, flags, sets, before), *uses))
    if modules:
        obstacles[Obstacle("imports by a call, not by a statement", ", ".join(modules))] = None
    only_imports = catch_imports_alone(node.handlers)
    return Shape(
        tuple((flag.name, flag.positive, flag.first) for flag in flags),
        tuple(dict.fromkeys(nodes)),
        tuple(obstacles),
        modules=modules,
        steps=tuple(
            (each, step_kind(each, nodes, only_imports=only_imports)) for each in node.body
        ),
        fallbacks=frozenset.intersection(*(_bound(handler.body) for handler in node.handlers)),
        catches=caught(node.handlers),
    )


def _may_fail_otherwise(node: ast.Try, flags: Sequence[_Found]) -> bool:
    """Whether the handlers of a `try` catch any error, and it does more than to import."""
    if caught(node.handlers) is not Catches.EVERYTHING:
        return False
    sets = [found.node for flag in flags for found in flag.sets]
    kinds = [step_kind(each, sets, only_imports=False) for each in node.body]
    return StepKind.OTHER in kinds


def _flags(node: ast.Try, before: Sequence[ast.stmt], named: Collection[str]) -> Iterator[_Found]:
    inside = [*flag_sets(node.body, named), *flag_sets(node.orelse, named)]
    handled = [list(flag_sets(handler.body, named)) for handler in node.handlers]
    computed = _computed_sets((*node.body, *node.orelse), handled, named)
    inside.extend(computed)
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
            sets = tuple(dict.fromkeys((*preset, *good, *bad)))
            yield _Found(name, means[-1].value, (*good, *bad)[0].node, sets, nested=True)
        elif success and len(failure) == len(node.handlers):
            value = success[0].value
            if {found.value for found in failure} == {not value}:
                if own and all(failed):
                    # The block sets it either way: whatever it was before is of no account.
                    preset = _of(name, list(flag_sets(before, {name})))[-1:]
                first = (own or failure)[0].node
                yield _Found(name, value, first, (*preset, *own, *failure), nested=False)


def _computed_sets(
    statements: Sequence[ast.stmt], handled: Sequence[Sequence[FlagSet]], named: Collection[str]
) -> list[FlagSet]:
    """Return the statements that set one of `named` by an expression where every handler sets it to
    a constant, as if they set it to the opposite."""
    found: list[FlagSet] = []
    for node in statements:
        if not isinstance(node, ast.Assign) or isinstance(node.value, ast.Constant):
            continue
        for target in node.targets:
            name = target.id if isinstance(target, ast.Name) else ""
            failed = [_of(name, group) for group in handled]
            if name in named and all(failed):
                value = not failed[0][-1].value
                found.append(FlagSet(node, (name,), value, False, ast.unparse(node.value)))
    return found


def _of(name: str, sets: Sequence[FlagSet]) -> list[FlagSet]:
    return [found for found in sets if name in found.names]


def _obstacles(
    node: ast.Try, flags: Sequence[_Found], sets: Sequence[FlagSet], before: Sequence[ast.stmt]
) -> Iterator[Obstacle]:
    names = {flag.name for flag in flags}
    for flag in flags:
        if flag.nested:
            yield Obstacle(CONDITIONAL, flag.name)
        yield from _values(node, flag, before)
    for found in sets:
        if not names.issuperset(found.names):
            yield _at_line("sets other names together with its flags", found.node)
    if node.finalbody:
        yield Obstacle("has a 'finally'", about_if=True)
    if not isinstance(node, ast.Try):
        yield Obstacle("is a 'try' with 'except*'")
    yield from _shared_lines(node, before, [found.node for found in sets])
    rest = {_dump(handler, [found.node for found in sets]) for handler in node.handlers}
    if len(rest) > 1:
        yield Obstacle("has several handlers that do different things", about_if=True)


def _values(node: ast.Try, flag: _Found, before: Sequence[ast.stmt]) -> Iterator[Obstacle]:
    bodies = [[*node.body, *node.orelse], *(handler.body for handler in node.handlers)]
    sets = [found.node for found in flag.sets]
    is_always_set = all(any(each in sets for each in body) for body in bodies)
    odd = [
        found.text
        for found in flag.sets
        if not found.plain and not (is_always_set and found.node in before)
    ]
    if odd:
        yield Obstacle(OTHER_VALUES, ", ".join(odd))
    imported = _bound([each for each in node.body if isinstance(each, ast.Import | ast.ImportFrom)])
    for found in flag.sets:
        if isinstance(found.node, ast.AnnAssign):
            written = {
                each.id for each in ast.walk(found.node.annotation) if isinstance(each, ast.Name)
            }
            if not imported.isdisjoint(written):
                yield Obstacle(
                    "annotates its flag with what it imports", ", ".join(sorted(imported & written))
                )


def _at_line(kind: str, node: ast.stmt | ast.expr) -> Obstacle:
    return Obstacle(kind, f"line {node.lineno}")


def _bound(statements: Sequence[ast.stmt]) -> frozenset[str]:
    """Return the names that these statements bind whatever happens."""
    found: set[str] = set()
    for node in statements:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found.update(each.id for each in targets if isinstance(each, ast.Name))
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found.update(each.asname or each.name.partition(".")[0] for each in node.names)
    return frozenset(found)


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
