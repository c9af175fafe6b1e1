"""What the templates are shown of what `require()` returns."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record
from ssotgen.render.python.code import INDENT, LINE_LENGTH, Code, dotted, identifier
from ssotgen.spec.model import Feature, ImportTarget
from ssotgen.spec.names import camel_case, free_name, snake_case

_STATEMENT = 8
"""How far the statements are indented that import for type checkers."""


@record
class TargetView:
    """A module that a feature imports names from: the statement that imports it for type checkers,
    and for each name the assignment that gives it its type."""

    statement: Code
    assignments: tuple[Code, ...]


@record
class ReturnedView:
    """A class that type checkers see as what `require()` returns; `which` is the name of the
    alternative, if it is one."""

    name: str
    which: str
    targets: tuple[TargetView, ...]
    location: Location


def returned_views(feature: Feature, taken: set[str]) -> tuple[ReturnedView, ...]:
    """Return the classes of what `require()` returns of a feature; their names are added to those
    that are taken."""
    name = free_name(camel_case(feature.name), taken)
    if not feature.any_of:
        targets = _targets(feature.targets)
        return (ReturnedView(name, "", targets, feature.location),) if targets else ()
    return tuple(
        ReturnedView(
            free_name(name + camel_case(snake_case(each.name)), taken),
            each.name,
            _targets(each.targets),
            each.location,
        )
        for each in feature.any_of
    )


def _targets(targets: tuple[ImportTarget, ...]) -> tuple[TargetView, ...]:
    by_module: dict[str, list[tuple[str, str]]] = {}
    for target in targets:
        by_module.setdefault(target.module, []).append((target.name, target.alias))
    views = []
    for number, module in enumerate(sorted(by_module), 1):
        local = "module" if number == 1 else f"module_{number}"
        assignments = [_assignment(local, *names) for names in by_module[module]]
        views.append(TargetView(_import(module, local), tuple(assignments)))
    return tuple(views)


def _assignment(local: str, name: str, alias: str) -> Code:
    value = f"{local}.{identifier(name)}"
    line = f"self.{identifier(alias)} = {value}"
    if _STATEMENT + len(line) > LINE_LENGTH:
        line = _three_lines(f"self.{alias} = (", value)
    return Code(line)


def _import(module: str, local: str) -> Code:
    """Return the statement that imports a module under the name `local`."""
    line = f"import {dotted(module)} as {local}"
    package, _, name = module.rpartition(".")
    if _STATEMENT + len(line) > LINE_LENGTH and package:
        line = _three_lines(f"from {package} import (", f"{name} as {local},")
    return Code(line)


def _three_lines(opening: str, inner: str) -> str:
    margin = " " * _STATEMENT
    return f"{opening}\n{margin}{INDENT}{inner}\n{margin})"
