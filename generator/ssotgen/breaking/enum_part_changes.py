"""Changes of attributes, groups and transitions of enums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ssotgen.breaking import rules
from ssotgen.breaking.same_values import value_text
from ssotgen.breaking.spec_change import Change, Section
from ssotgen.breaking.type_changes import with_new_names
from ssotgen.breaking.versions import Versions
from ssotgen.diagnostics.wording import listed
from ssotgen.spec.enum_values import aliased, own_members, value_of
from ssotgen.spec.model import CAN_BECOME, AttributeSpec, EnumSpec, GroupSpec, Text
from ssotgen.spec.types.grammar import Scalar

_PLAIN = ("str", "int", "float", "bool")
"""Types whose values are the same in Python as in the spec."""


def enum_part_changes(
    old: EnumSpec, new: EnumSpec, names: Mapping[str, str], versions: Versions
) -> Iterator[Change]:
    """Yield the changes of what an enum has beside its members; `names` are the new names of
    members that were renamed."""
    begin = f"from {versions.old.project.enums_module} import {old.name}\n"
    attributes = {each.name: each for each in new.attributes}
    known = {each.name: each for each in old.attributes}
    for attribute in old.attributes:
        after = attributes.get(attribute.name)
        if after is None:
            yield _attribute_gone(old, new, attribute, begin)
        else:
            yield from _attribute(old, new, attribute, after, names, versions, begin)
    for attribute in new.attributes:
        if attribute.name not in known:
            symbol = f"{new.name}.{attribute.name}"
            yield Change(Section.ADDED, symbol, f"new attribute {symbol}", attribute.location)
    yield from _groups(old, new, names, begin)
    yield from _transitions(old, new, names, begin)


def _attribute_gone(old: EnumSpec, new: EnumSpec, attribute: AttributeSpec, begin: str) -> Change:
    return Change(
        Section.REMOVED,
        f"{new.name}.{attribute.name}",
        f"the attribute {new.name}.{attribute.name} is gone",
        new.location,
        attribute.location,
        rules.ATTRIBUTE_REMOVED,
        ("source",),
        hint="keep it until nobody reads it",
        witness=f"{begin}{old.name}.{attribute.name}",
    )


def _attribute(
    old: EnumSpec,
    new: EnumSpec,
    before: AttributeSpec,
    after: AttributeSpec,
    names: Mapping[str, str],
    versions: Versions,
    begin: str,
) -> Iterator[Change]:
    symbol = f"{new.name}.{after.name}"
    if str(with_new_names(before.type, versions.class_names)) != str(after.type):
        yield Change(
            Section.CHANGED,
            symbol,
            f"the type of {symbol} is {after.type}, no longer {before.type}",
            after.type_location,
            before.type_location,
            rules.ATTRIBUTE_CHANGED,
            ("types", "behaviour"),
            hint="keep the type, or add another attribute",
        )
        return
    values = {each.name: value_of(each, after) for each in own_members(new)}
    for member in own_members(old):
        name, was = names.get(member.name, member.name), value_of(member, before)
        if name not in values or value_text(values[name]) == value_text(was):
            continue
        is_plain = isinstance(before.type, Scalar) and before.type.name in _PLAIN
        source = f"{begin}assert {old.name}.{member.name}.{before.name} == {was!r}"
        found = new.member(name)
        yield Change(
            Section.CHANGED,
            f"{new.name}.{name}",
            f"{before.name} of {new.name}.{name} is {_shown(values[name])}, no longer "
            f"{_shown(was)}",
            after.location if found is None else found.location,
            member.location,
            rules.ATTRIBUTE_CHANGED,
            ("behaviour",),
            hint=f"keep {_shown(was)} where programs depend on it",
            witness=source if is_plain and name == member.name else "",
        )


def _shown(value: object) -> str:
    return repr(value) if isinstance(value, str) else str(value)


def _groups(old: EnumSpec, new: EnumSpec, names: Mapping[str, str], begin: str) -> Iterator[Change]:
    groups = {each.method_name: each for each in new.groups}
    known = {each.method_name for each in old.groups}
    for group in old.groups:
        after = groups.get(group.method_name)
        symbol = f"{new.name}.{group.name}"
        if after is None:
            yield Change(
                Section.REMOVED,
                symbol,
                f"the group {symbol} is gone",
                new.location,
                group.location,
                rules.GROUP_REMOVED,
                ("source",),
                hint="keep it until nobody asks for it",
                witness=f"{begin}{old.name}.{group.method_name}()",
            )
        else:
            yield from _group(old, new, group, after, names, begin)
    for group in new.groups:
        if group.method_name not in known:
            symbol = f"{new.name}.{group.name}"
            yield Change(Section.ADDED, symbol, f"new group {symbol}", group.location)


def _group(
    old: EnumSpec,
    new: EnumSpec,
    before: GroupSpec,
    after: GroupSpec,
    names: Mapping[str, str],
    begin: str,
) -> Iterator[Change]:
    was, now = _members(old, before.members, names), _members(new, after.members, {})
    if was == now:
        return
    own = {each.name for each in own_members(old)}
    lost = sorted(was - now & own)
    proof = f"{begin}assert {old.name}.{lost[0]}.{before.property_name}" if lost else ""
    came = sorted(now - was)
    if not lost and came and came[0] in own:
        proof = f"{begin}assert not {old.name}.{came[0]}.{before.property_name}"
    yield Change(
        Section.CHANGED,
        f"{new.name}.{after.name}",
        f"the group {new.name}.{after.name} is {_listed(now)}, no longer {_listed(was)}",
        after.location,
        before.location,
        rules.GROUP_CHANGED,
        ("behaviour",),
        hint="declare another group where programs depend on this one",
        witness=proof,
    )


def _transitions(
    old: EnumSpec, new: EnumSpec, names: Mapping[str, str], begin: str
) -> Iterator[Change]:
    if old.transitions and not new.transitions:
        first = old.members[0].name
        yield Change(
            Section.REMOVED,
            f"{new.name}.{CAN_BECOME}",
            f"{new.name}.{CAN_BECOME}() is gone",
            new.location,
            old.transitions[0].member.location,
            rules.TRANSITION_CHANGED,
            ("source",),
            hint="keep `transitions` until nobody asks for them",
            witness=f"{begin}{old.name}.{first}.{CAN_BECOME}({old.name}.{first})",
        )
        return
    if not old.transitions:
        if new.transitions:
            at = new.transitions[0].member.location
            yield Change(Section.ADDED, new.name, f"new transitions of {new.name}", at)
        return
    yield from _changed_transitions(old, new, names, begin)


def _changed_transitions(
    old: EnumSpec, new: EnumSpec, names: Mapping[str, str], begin: str
) -> Iterator[Change]:
    before = {aliased(old, each.member.text): each for each in old.transitions}
    after = {aliased(new, each.member.text): each for each in new.transitions}
    still = {each.name for each in own_members(new)}
    for member in own_members(old):
        name = names.get(member.name, member.name)
        if name not in still:
            continue
        was_entry, now_entry = before.get(member.name), after.get(name)
        was = _members(old, was_entry.targets, names) if was_entry else frozenset()
        now = _members(new, now_entry.targets, {}) if now_entry else frozenset()
        if was & still == now & {names.get(each.name, each.name) for each in own_members(old)}:
            continue
        target = min((was ^ now) & still & {each.name for each in own_members(old)}, default="")
        negation = "" if target in was else "not "
        call = f"{old.name}.{member.name}.{CAN_BECOME}({old.name}.{target})"
        yield Change(
            Section.CHANGED,
            f"{new.name}.{name}",
            f"{new.name}.{name} can become {_listed(now)}, no longer {_listed(was)}",
            now_entry.member.location if now_entry else new.location,
            was_entry.member.location if was_entry else member.location,
            rules.TRANSITION_CHANGED,
            ("behaviour",),
            hint="keep the transitions that programs depend on",
            witness=f"{begin}assert {negation}{call}" if target and name == member.name else "",
        )


def _members(enum: EnumSpec, texts: Iterable[Text], names: Mapping[str, str]) -> frozenset[str]:
    found = (aliased(enum, text.text) for text in texts)
    return frozenset(names.get(name, name) for name in found)


def _listed(names: frozenset[str]) -> str:
    return listed(sorted(names), "and") or "nothing"
