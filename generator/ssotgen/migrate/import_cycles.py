"""Cycles: whether asking for a feature during a module's import would come back to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from ssotgen.audit.survey import Survey
from ssotgen.codebase.facts import ScopeKind
from ssotgen.spec.model import Feature


def cycle_through(survey: Survey, path: str, feature: Feature) -> tuple[str, ...]:
    """Return the modules by which importing one of the feature's modules comes to import the file
    `path`; empty where it does not.

    Only imports that run when a module is imported count. A block in that file would ask for the
    feature while it is being imported, and see a module that is only half there.
    """
    for text in feature.modules:
        start = survey.index.file_of(text.text, path)
        if start is None:
            continue
        way = _way(survey, start, path)
        if way:
            return tuple(survey.module_name(each) for each in way)
    return ()


def _way(survey: Survey, start: str, goal: str) -> tuple[str, ...]:
    if start == goal:
        return (start,)
    came_from: dict[str, str] = {start: ""}
    pending = [start]
    while pending:
        current = pending.pop(0)
        for found in _imported_files(survey, current, start):
            if found in came_from:
                continue
            came_from[found] = current
            if found == goal:
                return _trace(came_from, goal)
            pending.append(found)
    return ()


def _trace(came_from: dict[str, str], goal: str) -> tuple[str, ...]:
    way = [goal]
    while came_from[way[-1]]:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def _imported_files(survey: Survey, path: str, start: str) -> Iterator[str]:
    """Yield the files that importing `path` runs; the packages around `start` run before it."""
    facts = survey.load(path)
    for fact in facts.imports:
        kinds = _kinds(survey, path, fact.scope)
        if ScopeKind.FUNCTION in kinds or fact.type_checking:
            continue
        module = survey.resolver.imported_module(path, fact)
        found = [module.path] if module.path is not None else []
        if fact.name and not fact.is_star:
            for dotted in module.modules:
                submodule = survey.index.file_of(f"{dotted}.{fact.name}", path)
                found.extend([submodule] if submodule is not None else [])
        for each in found:
            for file in (each, *_packages(survey, each)):
                if not file.endswith("__init__.py") or not _is_around(file, start):
                    yield file


def _kinds(survey: Survey, path: str, scope: int) -> set[ScopeKind]:
    scopes = survey.load(path).scopes
    found = set()
    while scope >= 0:
        found.add(scopes[scope].kind)
        scope = scopes[scope].parent
    return found


def _packages(survey: Survey, path: str) -> Iterator[str]:
    """Yield the `__init__` files of the packages around a module."""
    for folder in PurePath(path).parents:
        initial = str(folder / "__init__.py")
        if not survey.index.has(initial):
            return
        if initial != path:
            yield initial


def _is_around(initial: str, path: str) -> bool:
    return PurePath(path).is_relative_to(PurePath(initial).parent)
