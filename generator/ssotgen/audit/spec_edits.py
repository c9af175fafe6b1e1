"""Edits of the spec by which a feature would ask exactly what most of its flag blocks ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ssotgen.audit.flag import Flag
from ssotgen.audit.match_features import UNASKED, UNLISTED_NAMES, Match
from ssotgen.codebase.flag_facts import FlagBlock

Names = tuple[tuple[str, tuple[str, ...]], ...]
"""Names by the module that they are taken from."""


def added_names(flags: Iterable[Flag]) -> Mapping[str, Names]:
    """Return what to add to the imports of features, by feature: what makes more blocks ask exactly
    what their feature asks than it keeps from doing so."""
    blocks: dict[tuple[str, FlagBlock], Match] = {}
    for flag in flags:
        if flag.match is not None:
            blocks.setdefault((flag.path, flag.block), flag.match)
    exact: Counter[str] = Counter()
    asking: dict[str, Counter[Names]] = {}
    for match in blocks.values():
        name = match.feature.name
        if not _doubted(match):
            exact[name] += 1
        for names in _wanted(match):
            asking.setdefault(name, Counter())[names] += 1
    found = {}
    for name, counts in asking.items():
        names, count = counts.most_common(1)[0]
        if count >= exact[name]:
            found[name] = names
    return found


def is_added(flag: Flag, added: Mapping[str, Names]) -> bool:
    """Whether these edits make the block of a flag ask exactly what its feature asks."""
    match = flag.match
    return match is not None and added.get(match.feature.name) in list(_wanted(match))


def _doubted(match: Match) -> frozenset[str]:
    kinds = {each.kind for each in (*match.obstacles, *match.doubts)}
    return frozenset(kinds.intersection((UNASKED, UNLISTED_NAMES)))


def _wanted(match: Match) -> Iterator[Names]:
    """Yield what the spec lacks for a block to ask exactly what its feature asks, if that helps."""
    if _doubted(match) == {UNLISTED_NAMES} and match.unlisted:
        yield tuple(sorted(match.unlisted.items()))
