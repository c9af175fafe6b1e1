"""Changes of the members of an enum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ssotgen.breaking import rules
from ssotgen.breaking.definition_changes import summary_changes
from ssotgen.breaking.deprecation_changes import deprecation_changes
from ssotgen.breaking.pairing import Pairs
from ssotgen.breaking.spec_change import Category, Change, Section, ordered
from ssotgen.breaking.versions import Versions
from ssotgen.spec.model import EnumSpec, MemberSpec
from ssotgen.spec.yaml.document import Value


def member_changes(
    old: EnumSpec, new: EnumSpec, members: Pairs[MemberSpec], versions: Versions
) -> Iterator[Change]:
    """Yield the changes of the members of one enum, apart from their order."""
    imported = f"from {versions.old.project.enums_module} import {old.name}\n{old.name}"
    names = {_key(member.value) for member in new.members}
    for member in members.removed:
        is_lost = _key(member.value) not in names and not _is_combination(member.value, new)
        yield Change(
            Section.REMOVED,
            f"{new.name}.{member.name}",
            f"{new.name}.{member.name} is gone",
            new.location,
            member.location,
            rules.MEMBER_REMOVED,
            ("source", "wire-read") if is_lost else ("source",),
            hint="keep it deprecated until nobody uses or stores it",
            witness=f"{imported}.{member.name}",
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
            hint=f"keep `{before.name}` with `alias: true`",
            witness=f"{imported}.{before.name}",
        )
    for member in members.added:
        yield _added(old, new, member, is_lenient=old.name not in versions.strict_before)
    for before, after in members.both:
        yield from _both(old, new, before, after, versions)


def _added(old: EnumSpec, new: EnumSpec, member: MemberSpec, *, is_lenient: bool) -> Change:
    symbol = f"{new.name}.{member.name}"
    message = ""
    if is_lenient and old.falls_back_for(member.value):
        message = f"new member {symbol}, which older code reads as its fallback"
    elif member.alias:
        message = f"new alias {symbol}"
    elif _is_combination(member.value, old):
        message = f"new member {symbol}, which older code reads as a combination"
    if message:
        return Change(Section.ADDED, symbol, message, member.location)
    return Change(
        Section.ADDED,
        symbol,
        f"{symbol} is new: older code does not read {member.value!r}",
        member.location,
        None,
        rules.MEMBER_ADDED,
        ("wire-write", "types"),
        hint="update the programs that read the data first; exhaustive matches need a case for it",
    )


def _both(
    old: EnumSpec, new: EnumSpec, before: MemberSpec, after: MemberSpec, versions: Versions
) -> Iterator[Change]:
    symbol = f"{new.name}.{after.name}"
    imported = f"from {versions.old.project.enums_module} import {old.name}"
    is_same = _key(before.value) == _key(after.value)
    if after.alias and not before.alias:
        target = _members_by_value(new.members)[_key(after.value)].name
        yield Change(
            Section.CHANGED,
            symbol,
            f"{symbol} is now an alias of {target}",
            after.location,
            before.location,
            rules.MEMBER_BECAME_ALIAS,
            ("behaviour",) if is_same else ("wire-read", "behaviour"),
            hint="keep its own value",
            witness=f"{imported}\nassert {old.name}.{before.name}.name == {before.name!r}",
        )
    elif not is_same:
        yield Change(
            Section.CHANGED,
            symbol,
            f"the value of {symbol} is {after.value!r}, no longer {before.value!r}",
            after.value_location,
            before.value_location,
            rules.MEMBER_VALUE_CHANGED,
            _of_another_value(old, new, before, after, versions),
            hint=f"keep {before.value!r}; stored data has it",
            witness=f"{imported}\nassert {old.name}.{before.name}.value == {before.value!r}",
        )
    yield from deprecation_changes(symbol, before, after)
    yield from summary_changes(symbol, before, after)


def _of_another_value(
    old: EnumSpec, new: EnumSpec, before: MemberSpec, after: MemberSpec, versions: Versions
) -> tuple[Category, ...]:
    """Return what breaks where a member has another value. Data with the value of an alias is that
    of the member that it repeats."""
    found: set[Category] = {"behaviour"}
    reads = _members_by_value(new.members).get(_key(before.value))
    was = _members_by_value(old.members)
    if not before.alias:
        name = reads.name if reads is not None else None
        is_lenient = new.name not in versions.strict_now and new.falls_back_for(before.value)
        if reads is None and new.fallback is not None and is_lenient:
            name = new.fallback.text
        if name != before.name:
            found.add("wire-read")
    elif not after.alias:
        found.add("types")
    if not after.alias:
        reader = was.get(_key(after.value))
        is_lenient = old.name not in versions.strict_before and old.falls_back_for(after.value)
        is_refused = reader is not None or not is_lenient
        if is_refused and (reader is None or reader.name != after.name):
            found.add("wire-write")
    return ordered(found)


def _is_combination(value: Value, enum: EnumSpec) -> bool:
    """Whether a value of a Flag consists of bits that members of the enum have."""
    if not enum.base.is_flag or not isinstance(value, int):
        return False
    bits = 0
    for member in enum.members:
        if isinstance(member.value, int) and member.value.bit_count() == 1:
            bits |= member.value
    return not value & ~bits


def _members_by_value(members: Iterable[MemberSpec]) -> Mapping[tuple[type, Value], MemberSpec]:
    """Return the member that each value is, which is the first one that has it."""
    found: dict[tuple[type, Value], MemberSpec] = {}
    for member in members:
        found.setdefault(_key(member.value), member)
    return found


def _key(value: Value) -> tuple[type, Value]:
    """Return what tells a value from those that are equal and of another type."""
    return type(value), value
