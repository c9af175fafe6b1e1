"""Dataclasses as the site shows them."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.wording import listed
from ssotgen.render.outputs.json_schema.view import dataclass_schema
from ssotgen.render.outputs.site.drawing import Drawing, draw
from ssotgen.render.outputs.site.entries import EntryView, RowView
from ssotgen.render.outputs.site.field_text import default_text, limits_text, type_pieces
from ssotgen.render.outputs.site.json_example import example_json, schema_text
from ssotgen.render.outputs.site.links import Links
from ssotgen.render.outputs.site.references import edges
from ssotgen.spec.model import DataclassSpec, FieldSpec, PropertySpec, Text


def dataclass_entry(item: DataclassSpec, links: Links) -> EntryView:
    """Return a dataclass with its fields, properties and checks."""
    return EntryView(
        anchor=item.name,
        name=item.name,
        kind="dataclass",
        summary=item.summary,
        base=", ".join(_options(item)),
        source=links.place(item.location),
        source_url=links.url(item.location),
        rows=tuple(_fields(item, links)),
        properties=tuple(
            RowView(
                anchor=f"{item.name}.{prop.name}",
                name=prop.name,
                summary=prop.summary,
                value=prop.value.text,
                type=type_pieces(prop.type, links.known),
                remarks=tuple(_property_remarks(prop)),
                code=links.code(f"{item.name}.{prop.name}"),
            )
            for prop in item.properties
        ),
        checks=tuple((check.when.text, check.message) for check in item.checks),
        example=example_json(item, links.lookup),
        json_schema=schema_text(dataclass_schema(item, links.lookup)),
        nesting=_nesting(item, links),
        remarks=("Unknown keys are ignored.",) if item.ignores_unknown else (),
        reserved=tuple(text.text for text in item.reserved),
        replaces=tuple(text.text for text in item.replaces),
        used_by=links.uses(item.name),
        code=links.code(item.name),
        deprecated=links.deprecated("dataclass", item.name, item.deprecated),
    )


def _fields(item: DataclassSpec, links: Links) -> Iterator[RowView]:
    for field in item.fields:
        anchor = f"{item.name}.{field.name}"
        yield RowView(
            anchor=anchor,
            name=field.name,
            summary=field.summary,
            type=type_pieces(field.type, links.known),
            default=default_text(field.default) if field.has_default else "",
            note="" if field.has_default else "required",
            limits=limits_text(field),
            remarks=tuple(_field_remarks(field)),
            deprecated=links.deprecated("field", anchor, field.deprecated),
            code=links.code(anchor),
        )


def _nesting(item: DataclassSpec, links: Links) -> Drawing | None:
    """Return what an instance holds, where it holds other dataclasses."""
    direct = [
        target
        for source, target in edges(links.spec)
        if source == item.name and target in links.lookup.dataclasses
    ]
    if not direct:
        return None
    columns = [
        [(item.name, item.name, "dataclass")],
        [(name, name, "dataclass") for name in direct],
    ]
    return draw(columns, [(item.name, name) for name in direct])


def _field_remarks(field: FieldSpec) -> Iterator[str]:
    """Yield what is to be known about a field beside its summary."""
    if field.key != field.name:
        yield f"Its key in plain data is {field.key}."
    if field.was:
        yield f"Older data may have it as {listed([was.text for was in field.was])}."
    if field.tag is not None:
        yield _tag_remark(field.tag)
    if not field.repr:
        yield "Not shown by repr()."
    if not field.compare:
        yield "Not compared by ==."


def _property_remarks(item: PropertySpec) -> Iterator[str]:
    if item.tag is not None:
        yield _tag_remark(item.tag)
    if not item.serialize:
        yield "Not in to_dict()."


def _tag_remark(tag: Text) -> str:
    return f"The key {tag.text} says which dataclass it is."


def _options(item: DataclassSpec) -> list[str]:
    """Return the words of the spec for what is special about a dataclass."""
    given = {"frozen": item.frozen, "keyword-only": item.keyword_only}
    given.update({"slots": item.slots, "ordered": item.order})
    return [word for word, is_given in given.items() if is_given]
