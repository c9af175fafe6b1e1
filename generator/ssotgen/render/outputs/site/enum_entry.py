"""Enums as the site shows them."""

from __future__ import annotations

from ssotgen.render.outputs.site.entries import EntryView, RowView
from ssotgen.render.outputs.site.enum_text import (
    attribute_cells,
    enum_notes,
    enum_remarks,
    shown_attributes,
)
from ssotgen.render.outputs.site.links import Links
from ssotgen.spec.enum_values import aliased
from ssotgen.spec.model import EnumSpec


def enum_entry(enum: EnumSpec, links: Links) -> EntryView:
    """Return an enum with its members."""
    rows = tuple(
        RowView(
            anchor=f"{enum.name}.{member.name}",
            name=member.name,
            summary=member.summary,
            value=repr(member.value),
            note=f"alias of {aliased(enum, member.name)}" if member.alias else "",
            deprecated=links.deprecated("member", f"{enum.name}.{member.name}", member.deprecated),
            used_by=links.uses(f"{enum.name}.{member.name}"),
            attributes=attribute_cells(enum, member),
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
        remarks=enum_remarks(enum),
        notes=tuple(enum_notes(enum)),
        attributes=shown_attributes(enum),
        code=links.code(enum.name),
        reserved=tuple(text.text for text in enum.reserved),
        replaces=tuple(text.text for text in enum.replaces),
        used_by=links.uses(enum.name),
        deprecated=links.deprecated("enum", enum.name, enum.deprecated),
    )
