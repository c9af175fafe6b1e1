"""Anchors and aliases: what an alias represents, and how much all of them together add."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.suggest import nearest
from ssotgen.spec.yaml.document import YamlMapping, YamlSequence
from ssotgen.spec.yaml.rules import (
    MAX_DEPTH,
    contains_itself,
    nesting_too_deep,
    too_many_aliased,
    unknown_alias,
)

MAX_ALIASED = 100_000
"""Values that the aliases of a whole spec may add to what is written out."""


@record(frozen=False, cached=True)
class Anchor:
    """A value that aliases may repeat, and its place.

    `is_closed` is False while the value is being read: an alias in there would contain itself.
    """

    value: Any
    line: int
    column: int
    text: str | None
    plain: bool
    is_closed: bool = True

    @cached_property
    def extent(self) -> tuple[int, int]:
        """How many values it holds, aliases expanded, and how many levels deep they go."""
        return _extent(self.value)


@record(frozen=False)
class Budget:
    """What the documents of one spec may still take: values written out, and values by alias."""

    values: int
    aliased: int = MAX_ALIASED


def aliased(
    anchors: Mapping[str, Anchor], name: str, here: Location, budget: Budget, depth: int
) -> Anchor | Finding:
    """Return the anchor that an alias at `here`, `depth` levels deep, names, and take what it adds
    from the budget; or what is wrong with the alias."""
    anchor = anchors.get(name)
    if anchor is None:
        return unknown_alias(here, name, nearest(name, anchors))
    if not anchor.is_closed:
        return contains_itself(here, name)
    size, height = anchor.extent
    budget.aliased -= size
    if budget.aliased < 0:
        return too_many_aliased(here, name)
    return nesting_too_deep(here) if depth + height > MAX_DEPTH else anchor


def _extent(value: Any) -> tuple[int, int]:
    if not isinstance(value, YamlMapping | YamlSequence):
        return 1, 0
    inside = value.values() if isinstance(value, YamlMapping) else value
    extents = [_extent(each) for each in inside]
    size = 1 + sum(size for size, _ in extents)
    return size, 1 + max((height for _, height in extents), default=0)


def merged(target: YamlMapping, sources: list[YamlMapping]) -> None:
    """Put the keys of `sources` into `target`, in front of its own, which win.

    Of two sources the first wins, as YAML's merge key has it.
    """
    own, own_marks = dict(target), target.marks
    target.clear()
    target.marks = {}
    for source in (*sources, None):
        values = own if source is None else source
        marks = own_marks if source is None else source.marks
        for key in values:
            if source is None or key not in target.marks:
                target[key] = values[key]
                target.marks[key] = marks[key]


def merge_sources(value: Any) -> list[YamlMapping] | None:
    """Return the mappings that a merge key puts in, or None where its value is nothing such."""
    if isinstance(value, YamlMapping):
        return [value]
    if isinstance(value, YamlSequence) and all(isinstance(item, YamlMapping) for item in value):
        return list(value)
    return None
