"""Changes of enums and their members."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.breaking import rules
from ssotgen.breaking.definition_changes import summary_changes
from ssotgen.breaking.deprecation_changes import deprecation_changes
from ssotgen.breaking.enum_part_changes import enum_part_changes
from ssotgen.breaking.member_changes import member_changes
from ssotgen.breaking.pairing import Pairs, pair
from ssotgen.breaking.reading_changes import fallback_changes
from ssotgen.breaking.reserved_changes import replaces_changes, reserved_changes
from ssotgen.breaking.spec_change import Change, Section
from ssotgen.breaking.versions import Versions, member_content
from ssotgen.spec.model import EnumBase, EnumSpec, MemberSpec


def enum_changes(versions: Versions) -> Iterator[Change]:
    """Yield the changes of all enums but that of the layers."""
    module = versions.old.project.enums_module
    pairs = versions.enums
    for enum in pairs.removed:
        yield Change(
            Section.REMOVED,
            enum.name,
            f"the enum {enum.name} is gone",
            versions.new.project.location,
            enum.location,
            rules.ENUM_REMOVED,
            ("source",),
            hint="keep it deprecated until nobody uses it",
            witness=_import(module, enum.name),
            announced=versions.is_announced(enum.deprecated),
        )
    for old, new in pairs.renamed:
        yield Change(
            Section.CHANGED,
            old.name,
            f"the enum {old.name} is now {new.name}",
            new.location,
            old.location,
            rules.ENUM_RENAMED,
            ("source",),
            hint=f"replace `{old.name}` with `{new.name}`",
            witness=_import(module, old.name),
        )
    for enum in pairs.added:
        yield Change(Section.ADDED, enum.name, f"new enum {enum.name}", enum.location)
    for old, new in (*pairs.both, *pairs.renamed):
        yield from _changes_of(old, new, versions)


def _changes_of(old: EnumSpec, new: EnumSpec, versions: Versions) -> Iterator[Change]:
    module = versions.old.project.enums_module
    members = pair(old.members, new.members, member_content)
    yield from _base_changes(old, new, module)
    yield from member_changes(old, new, members, versions)
    yield from _order(old, new, members, module)
    yield from enum_part_changes(old, new, members.new_names, versions)
    yield from fallback_changes(old, new, members.new_names, versions)
    taken = {member.name: member.location for member in new.members}
    yield from reserved_changes(old, new, taken)
    yield from replaces_changes(old, new)
    yield from deprecation_changes(new.name, old, new)
    yield from summary_changes(new.name, old, new)


def _order(
    old: EnumSpec, new: EnumSpec, members: Pairs[MemberSpec], module: str
) -> Iterator[Change]:
    """Yield a change where the members of before no longer come first, in their order."""
    names = members.new_names
    aliases = {each.name for each in (*old.members, *new.members) if each.alias}
    before = [names.get(each.name, each.name) for each in old.members if each.name not in aliases]
    after = [each.name for each in new.members if each.name not in aliases]
    common = [name for name in before if name in set(after)]
    if after[: len(common)] == common:
        return
    first = next(name for name in after if name not in common or name != common[0])
    member = new.member(first)
    has_all = {each.name for each in old.members if not each.alias} == set(before)
    provable = has_all and len(common) == len(before) and not members.renamed
    listed = ", ".join(repr(name) for name in before)
    yield Change(
        Section.CHANGED,
        new.name,
        f"the members of {new.name} come in another order: {', '.join(after)}",
        member.location if member else new.location,
        old.location,
        rules.MEMBERS_REORDERED,
        ("behaviour",),
        hint="add new members at the end",
        witness=f"{_import(module, old.name)}\n"
        f"assert [each.name for each in {old.name}][:{len(before)}] == [{listed}]"
        if provable
        else "",
    )


def _import(module: str, name: str) -> str:
    return f"from {module} import {name}"


_TRAITS = {
    EnumBase.ENUM: (False, False, False, False, False),
    EnumBase.STR_ENUM: (True, False, False, False, True),
    EnumBase.INT_ENUM: (False, True, False, True, False),
    EnumBase.INT_FLAG: (False, True, True, False, False),
    EnumBase.FLAG: (False, False, True, False, False),
    EnumBase.STR_AND_ENUM: (True, False, False, False, False),
    EnumBase.INT_AND_ENUM: (False, True, False, False, False),
}
"""For each base, whether its members are a str, an int, a Flag and an IntEnum, and whether `str()`
gives a text value as it is."""


def _base_changes(old: EnumSpec, new: EnumSpec, module: str) -> Iterator[Change]:
    """Yield a change where an enum has another base; `module` is that of the old version."""
    if old.base is new.base:
        return
    yield Change(
        Section.CHANGED,
        new.name,
        f"{new.name} derives from {new.base.value}, no longer from {old.base.value}",
        new.source.at("base") if new.source else new.location,
        old.location,
        rules.ENUM_BASE_CHANGED,
        ("source", "behaviour"),
        hint=f"keep `base: {old.base.value}`, or declare a new enum",
        witness=f"from {module} import {old.name}\n{_witness(old)}",
    )


def _witness(old: EnumSpec) -> str:
    if not old.members:
        return ""
    return (
        "from enum import Flag, IntEnum\n"
        f"member = {old.name}.{old.members[0].name}\n"
        "found = [isinstance(member, base) for base in (str, int, Flag, IntEnum)]\n"
        f"assert (*found, found[0] and str(member) == member.value) == {_TRAITS[old.base]}"
    )
