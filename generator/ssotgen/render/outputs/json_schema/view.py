"""What the template of the JSON Schema is shown."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record
from ssotgen.render.json.language import JSON
from ssotgen.render.output import FileKind, Output
from ssotgen.render.outputs.enums.docstrings import doc_text
from ssotgen.render.outputs.json_schema.enum_schema import enum_schema
from ssotgen.render.outputs.json_schema.type_schema import Schema, limited, type_schema
from ssotgen.render.wire_value import wire_value
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import DataclassSpec, FieldSpec, PropertySpec, Spec

_ONLY_CHECKED = "Checked by validate() alone: "


@record
class DefinitionView:
    """One of `$defs`: the name of an enum or a dataclass, and its schema."""

    name: str
    schema: Schema
    location: Location


@record
class JsonSchemaView:
    """The schema as its template shows it."""

    title: str
    description: str
    definitions: tuple[DefinitionView, ...]
    runtime: tuple[str, ...] = ()


def json_schema_view(spec: Spec) -> JsonSchemaView | None:
    """Return what `templates/json_schema/` is shown; None for a spec without a class."""
    lookup = Lookup(spec)
    if not spec.all_enums and not spec.dataclasses:
        return None
    enums = [
        DefinitionView(each.name, enum_schema(each), each.location)
        for each in (*spec.all_enums, *spec.imported_enums)
    ]
    dataclasses = [
        DefinitionView(each.name, dataclass_schema(each, lookup), each.location)
        for each in (*spec.dataclasses, *spec.imported_dataclasses)
    ]
    return JsonSchemaView(
        title=spec.project.name,
        description=spec.project.summary.strip(),
        definitions=(*enums, *dataclasses),
    )


def dataclass_schema(item: DataclassSpec, lookup: Lookup) -> Schema:
    """Return the schema of what `to_dict()` gives and `from_dict()` takes."""
    checks = [f"{_ONLY_CHECKED}{check.message}" for check in item.checks]
    text = "\n\n".join(filter(None, [doc_text(item.summary, item.deprecated), *checks]))
    properties = {field.key: _field_schema(field, lookup) for field in item.fields}
    properties.update(
        (was.text, {**properties[field.key], **_former(field)})
        for field in item.fields
        for was in field.was
    )
    properties.update(
        (each.name, _property_schema(each, lookup)) for each in item.properties if each.serialize
    )
    one_name = [_one_name(field) for field in item.fields if field.was]
    return {
        "title": item.name,
        **({"description": text} if text else {}),
        **({"deprecated": True} if item.deprecated else {}),
        "type": "object",
        "properties": properties,
        "required": [field.key for field in item.fields if not field.has_default and not field.was],
        "additionalProperties": item.ignores_unknown,
        **({"allOf": one_name} if one_name else {}),
    }


def _former(field: FieldSpec) -> Schema:
    """Return what the schema of a former name says in place of the field's."""
    return {"description": f"Former name of {field.key}.", "deprecated": True}


def _one_name(field: FieldSpec) -> Schema:
    """Return the condition that a field is given under one of its names at most, under exactly one
    where it is required."""
    names: list[Schema] = [{"required": [name]} for name in field.read_keys]
    if not field.has_default:
        return {"oneOf": names}
    return {"oneOf": [*names, {"not": {"anyOf": names}}]}


def _field_schema(field: FieldSpec, lookup: Lookup) -> Schema:
    description = doc_text(field.summary, field.deprecated)
    default = wire_value(field.default, field.type, lookup) if field.has_default else None
    return {
        **({"description": description} if description else {}),
        **limited(type_schema(field.type, lookup), field),
        **({"default": default} if field.has_default else {}),
        **({"deprecated": True} if field.deprecated else {}),
    }


def _property_schema(item: PropertySpec, lookup: Lookup) -> Schema:
    """Return the schema of a derived value, which may be left out of what is read."""
    description = doc_text(item.summary, None)
    return {
        **({"description": description} if description else {}),
        **type_schema(item.type, lookup),
        "readOnly": True,
    }


OUTPUT = Output(
    name="json_schema",
    summary="a JSON Schema of the plain data of enums and dataclasses",
    file=FileKind("{}.schema.json", "json_schema/schema.json.j2", JSON),
    view=json_schema_view,
)
