"""Enums as the site shows them."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.wording import listed
from ssotgen.render.outputs.site.entries import EntryView, RowView
from ssotgen.render.outputs.site.field_text import default_text
from ssotgen.render.outputs.site.links import Links
from ssotgen.spec.enum_values import aliased, in_order, own_members, targets_by_member, value_of
from ssotgen.spec.model import AttributeSpec, EnumSpec, MemberSpec


def enum_entry(enum: EnumSpec, links: Links) -> EntryView:
    """Return an enum with its members."""
    fallback = enum.fallback
    rows = tuple(
        RowView(
            anchor=f"{enum.name}.{member.name}",
            name=member.name,
            summary=member.summary,
            value=repr(member.value),
            note=f"alias of {aliased(enum, member.name)}" if member.alias else "",
            deprecated=links.deprecated("member", f"{enum.name}.{member.name}", member.deprecated),
            used_by=links.uses(f"{enum.name}.{member.name}"),
            attributes=_attribute_cells(enum, member),
            code=links.code(f"{enum.name}.{member.name}"),
        )
        for member in enum.members
    )
    return EntryView(
        anchor=enum.name,
        name=enum.name,
        kind="enum",
        summary=enum.summary,
        base=enum.base.value,
        source=links.place(enum.location),
        source_url=links.url(enum.location),
        rows=rows,
        remarks=() if fallback is None else (f"Unknown values are read as {fallback.text}.",),
        notes=tuple(_notes(enum)),
        attributes=tuple(attribute.name for attribute in _shown(enum)),
        code=links.code(enum.name),
        reserved=tuple(text.text for text in enum.reserved),
        replaces=tuple(text.text for text in enum.replaces),
        used_by=links.uses(enum.name),
        deprecated=links.deprecated("enum", enum.name, enum.deprecated),
    )


def _attribute_cells(enum: EnumSpec, member: MemberSpec) -> tuple[str, ...]:
    """Return what a member has for each of the attributes; an alias, what its member has."""
    own = enum.member(aliased(enum, member.name)) or member
    return tuple(default_text(value_of(own, attribute)) for attribute in _shown(enum))


def _notes(enum: EnumSpec) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
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
    targets = targets_by_member(enum)
    for member in own_members(enum) if enum.transitions else ():
        after = listed(in_order(enum, targets.get(member.name, ())))
        yield member.name, f"can become {after}." if after else "is final."


def _shown(enum: EnumSpec) -> list[AttributeSpec]:
    """Return the attributes that are shown; summaries of members are on the page anyway."""
    return [attribute for attribute in enum.attributes if not attribute.is_summary]
