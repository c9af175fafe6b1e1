"""The source of the runtime module: the modules of `ssotgen.runtime` that a spec needs.

A module is taken with its text unchanged, together with those that it imports, and without rare
definitions that nothing uses. The views of the generated modules say which names are needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ssotgen.diagnostics.record import record
from ssotgen.render.python.import_block import ImportedName, import_block
from ssotgen.render.runtime_modules import (
    Definition,
    Module,
    UnusableRuntimeError,
    runtime_modules,
)

_DATA: Mapping[str, tuple[str, ...]] = {
    "messages": ("deprecation_marker",),
    "plain": (),
    "limit_checks": (),
    "plain_issues": ("flag_bits",),
    "instances": ("dates",),
    "records": ("wire_keys",),
    "checking": ("file_paths",),
    "inner_issues": ("clock_times",),
    "reading": ("durations",),
    "scalar_readers": ("binary",),
    "member_readers": ("uuids",),
    "record_readers": ("decimals",),
    "container_readers": ("times",),
    "derived": ("standard_layers",),
    "writing": ("unions",),
}
"""The modules that every spec with dataclasses has, in order, each with those after it that only
some specs have: one wherever that is possible."""

_FEATURES: Mapping[str, tuple[str, ...]] = {
    "attempt": (),
    "environment": ("version_order",),
    "feature": ("tcp_probe",),
    "module_import": ("installed",),
    "override": ("entry_points",),
    "running_check": ("installed_versions",),
    "importing": ("call_probe",),
    "answers": ("find_spec",),
    "availability": ("any_of",),
    "command_line": ("needs",),
}
"""The same of specs with features."""

_GROUPS = (_DATA, _FEATURES)
"""What is taken together, so that the runtime of a project hardly ever changes.

Between any two modules that only some specs have is one that is always there. Without it, git could
not merge two branches that are each the first to use one of them.
"""
ORDER = tuple(name for group in _GROUPS for each in group for name in (each, *group[each]))

RARE = frozenset(
    (
        "fits", "is_frozenset", "is_tuple", "known_keys", "length_issues", "multiple_issues",
        "pattern_issues", "read_flag", "read_keyed", "read_literal", "read_member_or",
        "read_records", "read_text", "read_tuple", "renamed_keys", "sort_floats", "unchecked",
    )
)  # fmt: skip
"""Definitions of modules that every spec has which are left out where nothing uses them.

Like the modules that only some specs have, each is between two definitions that are always there.
"""


@record
class RuntimeSource:
    """The runtime module for one spec: its import statements and its definitions in order."""

    imports: str
    definitions: tuple[Definition, ...]


def compose(names: Iterable[str], modules: Sequence[Module] = ()) -> RuntimeSource:
    """Return the modules that define `names`, and all that they use.

    `modules` are those to take them from, in order; without any, those of `ssotgen.runtime`.

    Raises:
        UnusableRuntimeError: None of them defines one of the names.
    """
    names = list(names)
    modules = modules or runtime_modules(ORDER)
    taken = _closure(names, modules)
    imported: dict[str, ImportedName] = {}
    for module in taken:
        for name, found in module.imports.items():
            _add_import(imported, name, found)
    variables = sorted({each for module in taken for each in module.type_variables})
    every = [each for module in taken for each in module.definitions]
    needed = _needed({*names}, every)
    definitions = tuple(each for each in every if each.name in needed)
    return RuntimeSource(import_block(imported.values(), variables), definitions)


def _closure(names: Iterable[str], modules: Sequence[Module]) -> list[Module]:
    """Return the modules that define `names`, and those that they use or are taken with."""
    origins = _origins(modules)
    by_name = {module.name: module for module in modules}
    taken: set[str] = set()
    waiting: list[str] = []
    for name in names:
        if name not in origins:
            raise UnusableRuntimeError(f"no runtime module defines {name}")
        waiting.append(origins[name])
    while waiting:
        module = waiting.pop()
        if module not in taken:
            taken.add(module)
            waiting += by_name[module].uses
            waiting += [each for group in _GROUPS if module in group for each in group]
    return [module for module in modules if module.name in taken]


def _needed(names: set[str], definitions: Sequence[Definition]) -> set[str]:
    """Return the names of the definitions without the rare ones that nothing uses."""
    sources = {each.name: each.source for each in definitions}
    needed = {each for each in sources if each not in RARE or each in names}
    waiting = [*needed]
    while waiting:
        source = sources[waiting.pop()]
        near = (each for each in RARE - needed if each in source)  # far faster than the words of it
        used = {each for each in near if re.search(rf"\b{each}\b", source)}
        needed |= used
        waiting += used
    return needed


def _origins(modules: Sequence[Module]) -> dict[str, str]:
    """Return the names of the modules by what they define."""
    found: dict[str, str] = {}
    for module in modules:
        for each in module.definitions:
            if each.name in found:
                raise UnusableRuntimeError(
                    f"{each.name} is in {found[each.name]} and in {module.name}"
                )
            found[each.name] = module.name
    return found


def _add_import(imported: dict[str, ImportedName], name: str, found: ImportedName) -> None:
    known = imported.setdefault(name, found)
    if known.statement() != found.statement():
        raise UnusableRuntimeError(f"{name} is imported from two modules")
    if known.for_types and not found.for_types:
        imported[name] = found
