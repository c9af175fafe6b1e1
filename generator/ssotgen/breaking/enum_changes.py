"""Changes of enums and their members."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.breaking import rules
from ssotgen.breaking.pairing import Pairs, pair
from ssotgen.breaking.reading_changes import fallback_changes
from ssotgen.breaking.reserved_changes import reserved_changes
from ssotgen.breaking.spec_change import Category, Change, Section, ordered
from ssotgen.breaking.versions import Versions, member_content
from ssotgen.diagnostics.finding import Location
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
            hint=f"replace {old.name} with {new.name}",
            witness=_import(module, old.name),
        )
    for enum in pairs.added:
        yield Change(Section.ADDED, enum.name, f"new enum {enum.name}", enum.location)
    for old, new in (*pairs.both, *pairs.renamed):
        yield from _changes_of(old, new, versions)


def _changes_of(old: EnumSpec, new: EnumSpec, versions: Versions) -> Iterator[Change]:
    module = versions.old.project.enums_module
    members = pair(old.members, new.members, member_content)
    if old.base is not new.base:
        yield Change(
            Section.CHANGED,
            new.name,
            f"{new.name} derives from {new.base.value}, no longer from {old.base.value}",
            new.source.at("base") if new.source else new.location,
            old.location,
            rules.ENUM_BASE_CHANGED,
            ("source", "behaviour"),
            hint=f"keep the base {old.base.value}, or declare a new enum",
            witness=f"{_import(module, old.name)}\n{_base_witness(old)}",
        )
    yield from _member_changes(old, new, members, versions)
    yield from _order(old, new, members, module)
    yield from fallback_changes(old, new)
    taken = {member.name: member.location for member in new.members}
    yield from reserved_changes(old, new, taken)
    if new.deprecated and not old.deprecated:
        yield _deprecated(new.name, new.deprecated.use, new.location)
    if new.summary != old.summary:
        message = f"{new.name} is described otherwise"
        yield Change(Section.TEXT, new.name, message, new.location, old.location)


def _member_changes(
    old: EnumSpec, new: EnumSpec, members: Pairs[MemberSpec], versions: Versions
) -> Iterator[Change]:
    module = versions.old.project.enums_module
    new_values = {(type(member.value), member.value) for member in new.members}
    for member in members.removed:
        lost = (type(member.value), member.value) not in new_values
        yield Change(
            Section.REMOVED,
            f"{new.name}.{member.name}",
            f"{new.name}.{member.name} is gone",
            new.location,
            member.location,
            rules.MEMBER_REMOVED,
            ("source", "wire-read") if lost else ("source",),
            hint="keep it deprecated until nobody uses or stores it",
            witness=f"{_import(module, old.name)}\n{old.name}.{member.name}",
            announced=versions.is_announced(member.deprecated),
        )
    for before, after in members.renamed:
        yield Change(
            Section.CHANGED,
            f"{new.name}.{before.name}",
            f"{new.name}.{before.name} is now {new.name}.{after.name}",
            after.location,
            before.location,
            rules.MEMBER_RENAMED,
            ("source",),
            hint=f"keep {before.name} with `alias: true`",
            witness=f"{_import(module, old.name)}\n{old.name}.{before.name}",
        )
    for member in members.added:
        is_lenient = old.name not in versions.strict_enums
        yield from _added(old, new, member, is_lenient=is_lenient)
    for before, after in members.both:
        yield from _member(old, new, before, after, module)


def _added(
    old: EnumSpec, new: EnumSpec, member: MemberSpec, *, is_lenient: bool
) -> Iterator[Change]:
    symbol = f"{new.name}.{member.name}"
    if is_lenient and old.falls_back_for(member.value):
        message = f"new member {symbol}, which code of before reads as its fallback"
        yield Change(Section.ADDED, symbol, message, member.location)
        return
    if member.alias:
        yield Change(Section.ADDED, symbol, f"new alias {symbol}", member.location)
        return
    yield Change(
        Section.ADDED,
        symbol,
        f"{symbol} is new: code of before does not read {member.value!r}",
        member.location,
        None,
        rules.MEMBER_ADDED,
        ("wire-write", "types"),
        hint="release the readers first; an exhaustive match needs a case for it",
    )


def _member(
    old: EnumSpec, new: EnumSpec, before: MemberSpec, after: MemberSpec, module: str
) -> Iterator[Change]:
    symbol = f"{new.name}.{after.name}"
    reads = {
        (type(member.value), member.value): member.name for member in reversed(new.members)
    }.get((type(before.value), before.value))
    if reads is None and new.fallback is not None and new.falls_back_for(before.value):
        reads = new.fallback.text
    if after.alias and not before.alias:
        found: set[Category] = {"behaviour"}
        if reads != before.name:
            found.add("wire-read")
        target = next(each.name for each in new.members if each.value == after.value)
        yield Change(
            Section.CHANGED,
            symbol,
            f"{symbol} is now an alias of {target}",
            after.location,
            before.location,
            rules.MEMBER_BECAME_ALIAS,
            ordered(found),
            hint="keep its own value",
            witness=f"{_import(module, old.name)}\n"
            f"assert {old.name}.{before.name}.name == {before.name!r}",
        )
    elif _differ(before, after):
        old_values = {(type(each.value), each.value): each.name for each in reversed(old.members)}
        found = {"behaviour"}
        if reads != before.name:
            found.add("wire-read")
        key = (type(after.value), after.value)
        is_refused = key in old_values or not old.falls_back_for(after.value)
        if old_values.get(key) != after.name and is_refused:
            found.add("wire-write")
        yield Change(
            Section.CHANGED,
            symbol,
            f"the value of {symbol} is {after.value!r}, no longer {before.value!r}",
            after.value_location,
            before.value_location,
            rules.MEMBER_VALUE_CHANGED,
            ordered(found),
            hint=f"keep {before.value!r}; stored data has it",
            witness=f"{_import(module, old.name)}\n"
            f"assert {old.name}.{before.name}.value == {before.value!r}",
        )
    if after.deprecated and not before.deprecated:
        yield _deprecated(symbol, after.deprecated.use, after.location)
    if after.summary != before.summary:
        message = f"{symbol} is described otherwise"
        yield Change(Section.TEXT, symbol, message, after.location, before.location)


def _differ(before: MemberSpec, after: MemberSpec) -> bool:
    return before.value != after.value or type(before.value) is not type(after.value)


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
    kept = {each.name for each in old.members if not each.alias} == set(before)
    provable = kept and len(common) == len(before) and not members.renamed
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


def _deprecated(symbol: str, use: str, location: Location) -> Change:
    instead = f"; use {use}" if use else ""
    return Change(Section.DEPRECATED, symbol, f"{symbol} is deprecated{instead}", location)


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


def _base_witness(old: EnumSpec) -> str:
    traits = _TRAITS.get(old.base)
    if traits is None or not old.members:
        return ""
    return (
        "from enum import Flag, IntEnum\n"
        f"member = {old.name}.{old.members[0].name}\n"
        "found = [isinstance(member, base) for base in (str, int, Flag, IntEnum)]\n"
        f"assert (*found, found[0] and str(member) == member.value) == {traits}"
    )


def _import(module: str, name: str) -> str:
    return f"from {module} import {name}"
