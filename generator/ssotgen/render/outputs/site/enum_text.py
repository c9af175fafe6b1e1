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


def enum_remarks(enum: EnumSpec) -> Iterator[str]:
    """Yield what is to be known about the groups, the transitions and unknown values."""
    for group in enum.groups:
        about = f" {group.summary.strip()}" if group.summary.strip() else ""
        yield f"{group.name}: {listed(in_order(enum, group.members), 'and')}.{about}"
    targets = {aliased(enum, each.member.text): each.targets for each in enum.transitions}
    for member in own_members(enum) if enum.transitions else ():
        after = listed(in_order(enum, targets.get(member.name, ())))
        yield f"{member.name} can become {after}." if after else f"{member.name} is final."
    if enum.fallback is not None:
        yield f"Unknown values are read as {enum.fallback.text}."


def _shown(enum: EnumSpec) -> list[AttributeSpec]:
    return [attribute for attribute in enum.attributes if not attribute.is_summary]
