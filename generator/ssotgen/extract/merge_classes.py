"""Merging: one entry for the classes that share a name and are the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ssotgen.extract.drafts import DataclassDraft, Draft, Entry, EnumDraft, Home
from ssotgen.extract.losses import Loss

_MOST = 4
"""How many differences are named of a copy."""


def merged(drafts: Sequence[Draft], patterns: Sequence[Draft]) -> tuple[Entry, list[Loss]]:
    """Return the entry for classes of one name, and a loss for each that it does not cover.

    The pattern is the class among `patterns` that most of the others are copies of, or lack no more
    of than what an entry may add. What shares half of its members or fields with it has drifted,
    and what shares less is another thing. Among equals it is the one with the least beside its
    members or fields.
    """
    pattern = max(patterns, key=lambda draft: _rank(draft, drafts))
    homes = [Home(pattern.source)]
    losses = []
    for draft in drafts:
        if draft is pattern:
            continue
        differences, additions = _compared(pattern, draft)
        if differences and not _related(pattern, draft):
            losses.append(_unrelated(pattern, draft))
        else:
            beside = (f"has {each}" for each in draft.beside if each not in pattern.beside)
            home = Home(draft.source, tuple(differences), tuple(additions), tuple(beside))
            homes.append(home)
            losses.extend(_drifted(pattern, draft, home.divergences))
    return Entry(pattern, tuple(homes)), losses


def _rank(pattern: Draft, drafts: Sequence[Draft]) -> tuple[int, int, int]:
    return _covered(pattern, drafts), _identical(pattern, drafts), -len(pattern.beside)


def _covered(pattern: Draft, drafts: Iterable[Draft]) -> int:
    return sum(not _compared(pattern, draft)[0] for draft in drafts)


def _identical(pattern: Draft, drafts: Iterable[Draft]) -> int:
    return sum(not any(_compared(pattern, draft)) for draft in drafts)


def _compared(pattern: Draft, draft: Draft) -> tuple[list[str], list[str]]:
    """Return how a class differs from the pattern, and what the pattern only adds to it."""
    if draft is pattern:
        return [], []
    if isinstance(pattern, EnumDraft) and isinstance(draft, EnumDraft):
        return _compared_enums(pattern, draft)
    if isinstance(pattern, DataclassDraft) and isinstance(draft, DataclassDraft):
        return _compared_dataclasses(pattern, draft)
    return ["is of another kind"], []


def _compared_enums(pattern: EnumDraft, draft: EnumDraft) -> tuple[list[str], list[str]]:
    differences = []
    if draft.base != pattern.base:
        differences.append(f"derives from {draft.base}, not from {pattern.base}")
    for name, value in draft.members.items():
        if name not in pattern.members:
            differences.append(f"has the member {name} = {value!r}")
        elif repr(value) != repr(pattern.members[name]):
            differences.append(f"{name} is {value!r}, not {pattern.members[name]!r}")
    common = [name for name in pattern.members if name in draft.members]
    if common != [name for name in draft.members if name in pattern.members]:
        differences.append("has its members in another order")
    return differences, [name for name in pattern.members if name not in draft.members]


def _compared_dataclasses(
    pattern: DataclassDraft, draft: DataclassDraft
) -> tuple[list[str], list[str]]:
    differences = []
    if draft.frozen != pattern.frozen:
        differences.append("is frozen" if draft.frozen else "is not frozen")
    if draft.options != pattern.options:
        shown = [", ".join(each.options) or "none" for each in (draft, pattern)]
        differences.append(f"has the options {shown[0]}, not {shown[1]}")
    known = {field.name: field for field in pattern.fields}
    for field in draft.fields:
        other = known.get(field.name)
        if other is None:
            differences.append(f"has the field {field.name}")
        elif field.type != other.type:
            differences.append(f"{field.name} is {field.type}, not {other.type}")
        elif (field.has_default, repr(field.default)) != (other.has_default, repr(other.default)):
            differences.append(f"{field.name} has another default")
        elif (field.repr, field.compare) != (other.repr, other.compare):
            differences.append(f"{field.name} has other options")
    names = [field.name for field in draft.fields if field.name in known]
    common = [name for name in known if name in names]
    if common != names:
        differences.append("has its fields in another order")
    more = pattern.fields[len(draft.fields) :]
    missing = [field for field in pattern.fields if field.name not in names]
    additions = [field.name for field in missing if field in more and field.has_default]
    absent = [field.name for field in missing if field.name not in additions]
    differences.extend(f"lacks the field {name}" for name in absent)
    return differences, additions


def _related(pattern: Draft, draft: Draft) -> bool:
    one, other = _items(pattern), _items(draft)
    return 2 * len(one & other) >= min(len(one), len(other)) > 0


def _items(draft: Draft) -> set[tuple[str, str]]:
    if isinstance(draft, EnumDraft):
        return {(name, repr(value)) for name, value in draft.members.items()}
    return {(field.name, field.type) for field in draft.fields}


def _drifted(pattern: Draft, draft: Draft, differences: Sequence[str]) -> list[Loss]:
    if not differences:
        return []
    more = f"; and {len(differences) - _MOST} more" if len(differences) > _MOST else ""
    message = (
        f"{draft.name} differs from {_called(pattern, draft)}, which the spec follows:"
        f" {'; '.join(differences[:_MOST])}{more}"
    )
    place = draft.source.fact.name_place
    hint = "make the two equal"
    if draft.source.path != pattern.source.path:
        hint += ", or remove this module from `replaces`"
    return [Loss(draft.source.path, place, draft.name, message, hint)]


def _unrelated(pattern: Draft, draft: Draft) -> Loss:
    message = f"{draft.name} is another thing than {_called(pattern, draft)}, which the spec has"
    hint = "give one of them another name, if both are to be in the spec"
    return Loss(draft.source.path, draft.source.fact.name_place, draft.name, message, hint)


def _called(pattern: Draft, draft: Draft) -> str:
    """Return what to call the pattern where it is compared with another class."""
    if pattern.source.path == draft.source.path:
        return f"the one in line {pattern.source.fact.name_place.line}"
    return f"that of {pattern.source.module}"
