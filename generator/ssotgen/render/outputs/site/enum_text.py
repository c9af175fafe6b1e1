"""What pages say of an enum beside its members: attributes, groups and transitions."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.wording import listed
from ssotgen.render.outputs.site.field_text import default_text
from ssotgen.spec.enum_values import aliased, in_order, own_members, value_of
from ssotgen.spec.model import AttributeSpec, EnumSpec, MemberSpec


def shown_attributes(enum: EnumSpec) -> tuple[str, ...]:
    """Return the names of the attributes; summaries of members are on the page anyway."""
    return tuple(attribute.name for attribute in _shown(enum))


def attribute_cells(enum: EnumSpec, member: MemberSpec) -> tuple[str, ...]:
    """Return what a member has for each of the attributes; an alias, what its member has."""
    own = enum.member(aliased(enum, member.name)) or member
    return tuple(default_text(value_of(own, attribute)) for attribute in _shown(enum))


def enum_remarks(enum: EnumSpec) -> tuple[str, ...]:
    """Return what is to be known about unknown values."""
    return () if enum.fallback is None else (f"Unknown values are read as {enum.fallback.text}.",)


def enum_notes(enum: EnumSpec) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Yield what is to be known about the attributes, the groups and the transitions, each under
    its heading."""
    attributes = [(each.name, each.summary.strip()) for each in _shown(enum)]
    found = {
        "Attributes": [each for each in attributes if each[1]],
        "Groups": list(_groups(enum)),
        "Transitions": list(_transitions(enum)),
    }
    yield from ((heading, tuple(notes)) for heading, notes in found.items() if notes)


def _groups(enum: EnumSpec) -> Iterator[tuple[str, str]]:
    for group in enum.groups:
        about = f" {group.summary.strip()}" if group.summary.strip() else ""
        yield group.name, f"{listed(in_order(enum, group.members), 'and')}.{about}"


def _transitions(enum: EnumSpec) -> Iterator[tuple[str, str]]:
    targets = {aliased(enum, each.member.text): each.targets for each in enum.transitions}
    for member in own_members(enum) if enum.transitions else ():
        after = listed(in_order(enum, targets.get(member.name, ())))
        yield member.name, f"can become {after}." if after else "is final."


def _shown(enum: EnumSpec) -> list[AttributeSpec]:
    return [attribute for attribute in enum.attributes if not attribute.is_summary]
