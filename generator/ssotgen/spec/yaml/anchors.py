"""Anchors and aliases: what an alias represents, and how much all of them together add."""

from __future__ import annotations

from typing import Any

from ssotgen.diagnostics.record import record
from ssotgen.spec.yaml.document import YamlMapping, YamlSequence

MAX_ALIASED = 100_000
"""Values that the aliases of a whole spec may add to what is written out."""


@record(frozen=False)
class Anchor:
    """A value that aliases may repeat: its place, how many values it holds, how deep they go.

    `closed` is False while the value is being read: an alias in there would contain itself.
    """

    value: Any
    line: int
    column: int
    text: str | None
    plain: bool
    size: int = 1
    height: int = 0
    closed: bool = True


@record(frozen=False)
class Budget:
    """What the documents of one spec may still take: values written out, and values by alias."""

    values: int
    aliased: int = MAX_ALIASED


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
