"""Inheritance: the fields that a dataclass takes over from the dataclasses it derives from."""

from __future__ import annotations

from dataclasses import dataclass

from ssotgen.codebase.facts import MODULE_SCOPE, ClassFact, ClassItem
from ssotgen.codebase.shapes import Shapes

_HARMLESS = frozenset(
    {
        "object",
        "ABC",
        "Generic",
        "Protocol",
        "abc.ABC",
        "typing.Generic",
        "typing.Protocol",
        "typing_extensions.Generic",
        "typing_extensions.Protocol",
    }
)
"""Bases that bring no field, also where a star import brings them."""


@dataclass(frozen=True, slots=True)
class Inherited:
    """A field, and the file in which its annotation and default are to be read; `is_keyword` says
    that the class which declares it has keyword-only fields."""

    path: str
    item: ClassItem
    is_keyword: bool = False


def inherited(path: str, fact: ClassFact, shapes: Shapes) -> tuple[Inherited, ...] | str:
    """Return all fields of a dataclass in their order, or why they cannot be known."""
    return _fields(path, fact, shapes, frozenset())


def _fields(
    path: str, fact: ClassFact, shapes: Shapes, seen: frozenset[tuple[str, str]]
) -> tuple[Inherited, ...] | str:
    if (path, fact.name) in seen:
        return f"it derives from itself, by {fact.name}"
    found: dict[str, Inherited] = {}
    for base in reversed(fact.bases):
        above = _of_base(path, fact, base, shapes, seen | {(path, fact.name)})
        if isinstance(above, str):
            return above
        found.update({each.item.name: each for each in above})
    shape = shapes.of(path, fact)
    if shape.is_dataclass:
        is_keyword = "kw_only" in shape.options
        found.update({item.name: Inherited(path, item, is_keyword) for item in shape.fields})
    return tuple(found.values())


def _of_base(
    path: str, fact: ClassFact, base: str, shapes: Shapes, seen: frozenset[tuple[str, str]]
) -> tuple[Inherited, ...] | str:
    chain = base.partition("[")[0]
    origin = shapes.resolver.dotted(path, fact.scope, chain)
    names = [f"{each}.{origin.name}" for each in origin.modules] if origin is not None else [chain]
    if not _HARMLESS.isdisjoint(names):
        return ()
    if origin is None or origin.path is None:
        return f"the base class {names[0]} is not among the files read"
    classes = shapes.resolver.facts(origin.path).classes
    above = [each for each in classes if each.name == origin.name and each.scope == MODULE_SCOPE]
    if not above:
        return f"the base class {names[0]} is not among the files read"
    return _fields(origin.path, above[-1], shapes, seen)
