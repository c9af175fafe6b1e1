"""Gathering classes: which of a codebase become entries, worked out until no answer changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ssotgen.codebase.facts import MODULE_SCOPE, FileFacts
from ssotgen.codebase.shapes import Shapes
from ssotgen.extract.drafts import DataclassDraft, Draft, Entry, SourceClass
from ssotgen.extract.field_losses import with_field_losses
from ssotgen.extract.losses import Loss, Reason
from ssotgen.extract.merge_classes import merged
from ssotgen.extract.read_classes import ClassReader
from ssotgen.extract.siblings import Siblings
from ssotgen.spec.types.grammar import named_types
from ssotgen.spec.types.parse_type import parse_type

Key = tuple[str, str]
"""A class by its file and name."""

_REPLACED = Reason("another class of its name follows in its module")

_MAX_ROUNDS = 8
"""A class that is left out takes the types of fields with it, and these may be what made two
copies alike: so it is asked again, a few times at most."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The entries by name, what they lack, and what reads their classes."""

    entries: Mapping[str, Entry]
    losses: tuple[Loss, ...]
    reader: ClassReader


def gather_classes(
    sources: Sequence[SourceClass],
    reader: ClassReader,
    *,
    min_copies: int = 1,
    refused: Mapping[str, str] | None = None,
) -> Gathered:
    """Return the entries for classes; `refused` are names that the spec cannot have, and why."""
    refused = refused or {}
    siblings = Siblings(sources)
    candidates = [each for each in sources if reader.is_candidate(each)]
    carried = frozenset((each.path, each.fact.name) for each in candidates)
    rounds = 0
    while True:
        rounds += 1
        reader = reader.with_carried(carried)
        drafts = [draft for draft in map(reader.read, candidates) if draft is not None]
        reasons = _reasons(drafts, refused)
        entries, losses = _entries(drafts, reasons, siblings)
        included = _worth_sharing(entries, min_copies)
        found = frozenset(
            (home.source.path, name)
            for name, entry in included.items()
            for home in entry.homes
            if not home.differences
        )
        if found == carried or rounds == _MAX_ROUNDS:
            break
        carried = found
    others = {source: reason.text for source, reason in reasons.items()}
    others = {**{draft.source: "is another thing" for draft in drafts}, **others}
    included = {name: siblings.completed(each, others) for name, each in included.items()}
    included = with_field_losses(included)
    copies = Counter(draft.name for draft in drafts)
    relevant = [loss for loss in losses if copies[loss.symbol] >= min_copies]
    relevant.extend(loss for entry in included.values() for loss in entry.draft.losses)
    return Gathered(included, tuple(relevant), reader)


def source_classes(
    files: Sequence[FileFacts], module_names: Mapping[str, str]
) -> list[SourceClass]:
    """Return the classes at the top of modules."""
    return [
        SourceClass(facts.path, module_names[facts.path], fact)
        for facts in files
        for fact in facts.classes
        if fact.scope == MODULE_SCOPE
    ]


def enum_bases(files: Iterable[FileFacts], shapes: Shapes) -> frozenset[str]:
    """Return the names of the enums without members, which are there to derive others from."""
    found = set()
    for facts in files:
        for fact in facts.classes:
            if fact.scope == MODULE_SCOPE and fact.bases:
                shape = shapes.of(facts.path, fact)
                if shape.is_enum and not (shape.members or shape.computed):
                    found.add(fact.name)
    return frozenset(found)


def _reasons(drafts: Sequence[Draft], refused: Mapping[str, str]) -> dict[SourceClass, Reason]:
    """Return why classes are left out."""
    found = {}
    for draft in drafts:
        refusal = refused.get(draft.name)
        reason = Reason(refusal) if refusal else draft.blocked
        if reason is not None:
            found[draft.source] = reason
    return found


def _entries(
    drafts: Sequence[Draft], reasons: Mapping[SourceClass, Reason], siblings: Siblings
) -> tuple[dict[str, Entry], list[Loss]]:
    by_name: dict[str, list[Draft]] = {}
    losses: list[Loss] = []
    for draft in drafts:
        if draft.source in reasons:
            losses.append(_left_out(draft, reasons[draft.source]))
        else:
            by_name.setdefault(draft.name, []).append(draft)
    entries: dict[str, Entry] = {}
    for name, group in sorted(by_name.items()):
        patterns = [draft for draft in group if not siblings.is_replaced(draft)]
        if patterns:
            entries[name], more = merged(group, patterns)
            losses.extend(more)
        else:
            losses.extend(_left_out(draft, _REPLACED) for draft in group)
    return entries, losses


def _left_out(draft: Draft, reason: Reason) -> Loss:
    return Loss(
        draft.source.path,
        draft.source.fact.name_place,
        draft.name,
        f"{draft.name} is left out: {reason.text}",
        cause=reason.cause or reason.text,
        outcome="are left out",
        detail=reason.text if reason.cause else "",
    )


def _worth_sharing(entries: Mapping[str, Entry], min_copies: int) -> dict[str, Entry]:
    """Return the entries with enough copies, and those that their fields are made of."""
    included = {name: entry for name, entry in entries.items() if len(entry.homes) >= min_copies}
    pending = list(included.values())
    while pending:
        draft = pending.pop().draft
        if not isinstance(draft, DataclassDraft):
            continue
        for field in draft.fields:
            for named in named_types(parse_type(field.type)):
                if named.name in entries and named.name not in included:
                    included[named.name] = replace(entries[named.name], needed=True)
                    pending.append(included[named.name])
    return included
