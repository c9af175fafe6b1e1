"""The values that the members of an enum have for its attributes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ssotgen.spec.model import AttributeSpec, EnumSpec, MemberSpec, Text
from ssotgen.spec.yaml.document import Value


def named_members(enum: EnumSpec) -> Iterator[Text]:
    """Yield each place in the groups and transitions of an enum that names a member."""
    for group in enum.groups:
        yield from group.members
    for transition in enum.transitions:
        yield transition.member
        yield from transition.targets


def own_members(enum: EnumSpec) -> tuple[MemberSpec, ...]:
    """Return the members that are not another name of one before them."""
    return tuple(member for member in enum.members if not member.alias)


def aliased(enum: EnumSpec, name: str) -> str:
    """Return the name of the member that a name of an enum represents; an alias for the first with
    its value."""
    member = enum.member(name)
    if member is None or not member.alias:
        return name
    key = (type(member.value), member.value)
    return next(each.name for each in enum.members if (type(each.value), each.value) == key)


def own_names(enum: EnumSpec) -> dict[str, str]:
    """Return what `aliased` does for each name of an enum, in linear time for all of them."""
    first: dict[tuple[type, Value], str] = {}
    found: dict[str, str] = {}
    for member in enum.members:
        key = (type(member.value), member.value)
        own = first.setdefault(key, member.name)
        found[member.name] = own if member.alias else member.name
    return found


def in_order(enum: EnumSpec, names: Iterable[Text]) -> tuple[str, ...]:
    """Return the names of the members that some names represent, in the order of the enum."""
    known = own_names(enum)
    wanted = {known.get(name.text) for name in names}
    return tuple(member.name for member in own_members(enum) if member.name in wanted)


def targets_by_member(enum: EnumSpec) -> dict[str, tuple[Text, ...]]:
    """Return what the transitions of an enum lead to, by the members that they are from."""
    return {aliased(enum, each.member.text): each.targets for each in enum.transitions}


def has_value(member: MemberSpec, attribute: AttributeSpec) -> bool:
    """Whether a member, or else the attribute, says what the member has."""
    if attribute.has_default:
        return True
    return (
        bool(member.summary.strip())
        if attribute.is_summary
        else (attribute.name in member.attributes)
    )


def value_of(member: MemberSpec, attribute: AttributeSpec) -> Value:
    """Return what a member that is no alias has for an attribute."""
    if attribute.is_summary:
        return member.summary.strip() or attribute.default
    return member.attributes.get(attribute.name, attribute.default)
