"""Repeats: which classes are defined, and which imports are guarded, in more than one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.extract.drafts import Drafts, Entry, FeatureDraft, Home
from ssotgen.extract.losses import location_of
from ssotgen.extract.rules import REPEATED_CHECK, REPEATED_DEFINITION

_IDENTICAL, _COMPATIBLE, _DIVERGENT = "identical", "compatible", "divergent"


def repeats(drafts: Drafts) -> Iterator[Finding]:
    """Yield a note for each class with copies, and for each import guarded in several files."""
    for entry in drafts.classes.values():
        if len(entry.homes) > 1:
            yield _of_class(entry)
    for feature in drafts.features.values():
        if len(feature.files) > 1:
            yield _of_feature(feature)


def _of_class(entry: Entry) -> Finding:
    counts = Counter(map(_relation, entry.homes[1:]))
    summary = ", ".join(f"{counts[kind]} {kind}" for kind in _RELATIONS if counts[kind])
    first = entry.homes[0].source
    related = tuple(
        (location_of(home.source.path, home.source.fact.name_place), _relation_text(home))
        for home in entry.homes[1:]
    )
    return REPEATED_DEFINITION.finding(
        location_of(first.path, first.fact.name_place),
        f"{entry.draft.name} is defined in {len(entry.homes)} places; the others: {summary}",
        symbol=entry.draft.name,
        related=related,
    )


_RELATIONS = (_IDENTICAL, _COMPATIBLE, _DIVERGENT)


def _relation(home: Home) -> str:
    if home.divergences:
        return _DIVERGENT
    return _COMPATIBLE if home.additions else _IDENTICAL


def _relation_text(home: Home) -> str:
    relation = _relation(home)
    if home.divergences:
        return f"{relation}: {'; '.join(home.divergences)}"
    return f"{relation}, without {', '.join(home.additions)}" if home.additions else relation


def _of_feature(feature: FeatureDraft) -> Finding:
    guards = feature.guards
    related = tuple(
        (location_of(each.path, each.place), ", ".join(each.flags) or "a name that is None")
        for each in guards[1:]
    )
    return REPEATED_CHECK.finding(
        location_of(guards[0].path, guards[0].place),
        f"{feature.distribution} is guarded {len(guards)} times in {len(feature.files)} files",
        symbol=feature.name,
        related=related,
    )
