"""What the template of the TypeScript module is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record
from ssotgen.render.output import FileKind, Output
from ssotgen.render.outputs.typescript.doc_text import class_doc, field_doc, member_doc
from ssotgen.render.outputs.typescript.enum_tables import TableView, enum_tables
from ssotgen.render.outputs.typescript.type_source import (
    TypeNames,
    reader_source,
    type_source,
    used_helpers,
)
from ssotgen.render.typescript.language import TYPESCRIPT
from ssotgen.render.wire_value import complete_wire_value, layer_wire_values
from ssotgen.spec.index import Lookup
from ssotgen.spec.layer_values import definition_of
from ssotgen.spec.model import DataclassSpec, EnumSpec, FieldSpec, PropertySpec, Spec
from ssotgen.spec.names import free_name
from ssotgen.spec.types.grammar import TypeRef
from ssotgen.spec.types.scalars import SCALARS

_RESULT = "ParseResult"


@record
class MemberView:
    """A member of an enum; `doc` is empty where the spec says nothing of it."""

    name: str
    value: object
    doc: str


@record
class EnumView:
    """An enum. The type of a flag is any number, since its members can be combined."""

    name: str
    doc: str
    members: tuple[MemberView, ...]
    is_flag: bool
    tables: tuple[TableView, ...]
    location: Location


@record
class FieldView:
    """A field or a derived value: the types as written and as read, and the reader.

    `is_optional` says whether it may be left out of what is read, `default` what it then is.
    """

    name: str
    doc: str
    type: Markup
    input_type: Markup
    reader: Markup
    is_optional: bool
    default: object

    @property
    def width(self) -> int:
        """How many columns are before the default in the table of fields, and two after it."""
        return len(f"[{self.name!r}, {self.reader}, () => ()],")


@record
class DataclassView:
    """A dataclass: the names of its interface, of what its `parse` function takes, and of that."""

    name: str
    input_name: str
    parse_name: str
    doc: str
    fields: tuple[FieldView, ...]
    derived: tuple[FieldView, ...]
    former: dict[str, str]
    ignores_unknown: bool
    location: Location

    @property
    def reader(self) -> Markup:
        """The name of the function that reads the fields."""
        return Markup(f"$read{self.name}")

    @property
    def fields_name(self) -> Markup:
        """The name of the table of fields."""
        return Markup(f"$fieldsOf{self.name}")


@record
class ScalarView:
    """A scalar type that is read: its function, the test, and what a message says of others."""

    reader: Markup
    test: Markup
    expected: Markup


@record
class LayersView:
    """The standard layers as plain data, by the values of the layers' enum."""

    constant: str
    enum: str
    definition: str
    values: dict[str, object]
    location: Location


@record
class TypeScriptView:
    """The module as its template shows it; `helpers` are those that its readers use."""

    doc: str
    result_name: str
    enums: tuple[EnumView, ...]
    dataclasses: tuple[DataclassView, ...]
    layers: LayersView | None
    scalars: tuple[ScalarView, ...]
    helpers: frozenset[str]
    runtime: tuple[str, ...] = ()


def typescript_view(spec: Spec) -> TypeScriptView | None:
    """Return what `templates/typescript/` is shown; None for a spec without a class."""
    if not spec.all_enums and not spec.dataclasses:
        return None
    lookup = Lookup(spec)
    taken = {*lookup.enums, *lookup.dataclasses}
    if spec.layers is not None:
        taken.add(spec.layers.constant.text)
    result_name = free_name(_RESULT, taken)
    dataclasses = (*spec.dataclasses, *spec.imported_dataclasses)
    inputs = {each.name: free_name(f"{each.name}Input", taken) for each in dataclasses}
    parsers = {each.name: free_name(f"parse{each.name}", taken) for each in dataclasses}
    names = TypeNames(lookup, inputs)
    helpers = _helpers(dataclasses, lookup)
    return TypeScriptView(
        doc=spec.project.summary.strip() or f"{spec.project.name}.",
        result_name=result_name,
        enums=tuple(_enum(each, names, taken) for each in (*spec.all_enums, *spec.imported_enums)),
        dataclasses=tuple(_dataclass(each, names, parsers) for each in dataclasses),
        layers=_layers(spec, lookup),
        scalars=tuple(_scalars(helpers)),
        helpers=helpers,
    )


def _enum(item: EnumSpec, names: TypeNames, taken: set[str]) -> EnumView:
    return EnumView(
        name=item.name,
        doc=class_doc(item.summary, item.deprecated, ()),
        members=tuple(MemberView(each.name, each.value, member_doc(each)) for each in item.members),
        is_flag=item.base.is_flag,
        tables=enum_tables(item, names, lambda wanted: free_name(wanted, taken)),
        location=item.location,
    )


def _dataclass(item: DataclassSpec, names: TypeNames, parsers: dict[str, str]) -> DataclassView:
    return DataclassView(
        name=item.name,
        input_name=names.inputs[item.name],
        parse_name=parsers[item.name],
        doc=class_doc(item.summary, item.deprecated, item.checks),
        fields=tuple(_field(each, names) for each in item.fields),
        derived=tuple(_derived(each, names) for each in item.properties if each.serialize),
        former=dict(sorted(item.former_names.items())),
        ignores_unknown=item.ignores_unknown,
        location=item.location,
    )


def _field(field: FieldSpec, names: TypeNames) -> FieldView:
    default = None
    if field.has_default:
        default = complete_wire_value(field.default, field.type, names.lookup)
    doc = field_doc(field, default)
    return _typed(field.key, field.type, names, doc, field.has_default, default)


def _derived(item: PropertySpec, names: TypeNames) -> FieldView:
    return _typed(item.name, item.type, names, item.summary.strip(), True, None)


def _typed(
    key: str,
    ref: TypeRef,
    names: TypeNames,
    doc: str,
    is_optional: bool,
    default: object,
) -> FieldView:
    return FieldView(
        name=key,
        doc=doc,
        type=Markup(type_source(ref, names)),
        input_type=Markup(type_source(ref, names, is_input=True)),
        reader=Markup(reader_source(ref, names)),
        is_optional=is_optional,
        default=default,
    )


def _layers(spec: Spec, lookup: Lookup) -> LayersView | None:
    definition = definition_of(spec, lookup)
    if spec.layers is None or definition is None or spec.layer_enum is None:
        return None
    members = lookup.members(spec.layer_enum)
    found: dict[str, object] = {}
    for layer in spec.layers.standard:
        values = layer_wire_values(layer, definition, spec.layers, lookup)
        found[str(members[layer.name].value)] = values
    return LayersView(
        constant=spec.layers.constant.text,
        enum=spec.layer_enum.name,
        definition=definition.name,
        values=found,
        location=spec.layers.constant.location,
    )


def _helpers(dataclasses: Sequence[DataclassSpec], lookup: Lookup) -> frozenset[str]:
    helpers: set[str] = set()
    for ref in _types(dataclasses):
        helpers |= used_helpers(ref, lookup)
    if any(item.former_names for item in dataclasses):
        helpers.add("renamed")
    if any(item.ignores_unknown for item in dataclasses):
        helpers.add("known")
    return frozenset(helpers)


def _scalars(helpers: frozenset[str]) -> Iterable[ScalarView]:
    for row in SCALARS.values():
        form = row.typescript
        if row.name in helpers and form.tests:
            test = Markup(" &&\n    ".join(form.tests))
            yield ScalarView(Markup(f"${row.name}"), test, Markup(form.expected))


def _types(items: Iterable[DataclassSpec]) -> Iterable[TypeRef]:
    for item in items:
        yield from (field.type for field in item.fields)
        yield from (each.type for each in item.properties if each.serialize)


OUTPUT = Output(
    name="typescript",
    summary="the plain data of enums, dataclasses and layers, with functions that read it",
    file=FileKind("{}.ts", "typescript/module.ts.j2", TYPESCRIPT),
    view=typescript_view,
)
