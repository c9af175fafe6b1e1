"""Losses of fields: a field of a class that lost something is not what it was either."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ssotgen.extract.drafts import DataclassDraft, Draft, Entry
from ssotgen.extract.losses import Loss
from ssotgen.spec.types.grammar import named_types
from ssotgen.spec.types.parse_type import parse_type

LOST_METADATA = "lost metadata"
"""The outcome of a loss that makes a class no other one."""

_CAUSE = "the spec lacks something of the class of a field"
_OUTCOME = "have types that differ"


def with_field_losses(entries: Mapping[str, Entry]) -> dict[str, Entry]:
    """Return entries with a loss for each field whose type names an entry that lost something, or
    has such a field."""
    changed = {name for name, entry in entries.items() if _is_changed(entry.draft)}
    known: set[str] = set()
    while changed != known:
        known = set(changed)
        changed |= {name for name, each in entries.items() if any(_losses(each.draft, known))}
    found = {}
    for name, entry in entries.items():
        losses = (*entry.draft.losses, *_losses(entry.draft, changed))
        found[name] = replace(entry, draft=replace(entry.draft, losses=losses))
    return found


def _is_changed(draft: Draft) -> bool:
    return any(loss.outcome != LOST_METADATA for loss in draft.losses)


def _losses(draft: Draft, changed: set[str]) -> Iterator[Loss]:
    if not isinstance(draft, DataclassDraft):
        return
    source = draft.source
    for field in draft.fields:
        named = dict.fromkeys(each.name for each in named_types(parse_type(field.type)))
        lost = [name for name in named if name in changed and name != draft.name]
        if lost:
            symbol = f"{draft.name}.{field.name}"
            text = f"{symbol} has the type {field.type}; the spec lacks something of {lost[0]}"
            place = source.fact.name_place
            yield Loss(
                source.path, place, symbol, text, cause=_CAUSE, outcome=_OUTCOME, detail=text
            )
