"""Dataclasses as the site shows them."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.render.outputs.site.drawing import Drawing, draw
from ssotgen.render.outputs.site.entries import EntryView, RowView
from ssotgen.render.outputs.site.field_text import default_text, limits_text, type_pieces
from ssotgen.render.outputs.site.json_example import example_json
from ssotgen.render.outputs.site.links import Links
from ssotgen.render.outputs.site.references import edges
from ssotgen.spec.model import DataclassSpec, FieldSpec, PropertySpec


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
                note="" if prop.serialize else "not in to_dict()",
                code=links.code(f"{item.name}.{prop.name}"),
            )
            for prop in item.properties
        ),
        checks=tuple((check.when.text, check.message) for check in item.checks),
        example=example_json(item, links.lookup),
        nesting=_nesting(item, links),
        remarks=tuple(_remarks(item)),
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


def _remarks(item: DataclassSpec) -> Iterator[str]:
    """Yield what is to be known about reading data of other versions."""
    if item.ignores_unknown:
        yield "Unknown keys are ignored."
    for field in item.fields:
        if field.key != field.name:
            yield f"The field {field.name} has the key {field.key} in plain data."
    entities: tuple[FieldSpec | PropertySpec, ...] = (*item.fields, *item.properties)
    for each in entities:
        if each.tag is not None:
            yield f"The key {each.tag.text} says which dataclass {each.name} is."
    for was, now in sorted(item.former_names.items()):
        yield f"The key {was} of older data is read as {now}."


def _options(item: DataclassSpec) -> list[str]:
    """Return the words of the spec for what is special about a dataclass."""
    given = {"frozen": item.frozen, "keyword-only": item.keyword_only}
    given.update({"slots": item.slots, "ordered": item.order})
    return [word for word, is_given in given.items() if is_given]
