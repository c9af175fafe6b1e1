"""Makes what the templates of a project's own outputs are shown."""

from __future__ import annotations

from ssotgen.render.custom.views import (
    VERSION,
    CheckView,
    DataclassView,
    DeprecationView,
    EnumView,
    FeatureView,
    FieldView,
    LayerView,
    MemberView,
    PropertyView,
    SpecView,
    TypeView,
)
from ssotgen.render.wire_value import complete_wire_value, plain
from ssotgen.spec.index import Lookup
from ssotgen.spec.layer_values import definition_of, sound_values
from ssotgen.spec.model import (
    DataclassSpec,
    Deprecation,
    EnumBase,
    EnumSpec,
    Feature,
    FieldSpec,
    PropertySpec,
    Spec,
)
from ssotgen.spec.names import config_names
from ssotgen.spec.types.grammar import (
    DictOf,
    ListOf,
    LiteralOf,
    Named,
    OptionalOf,
    Scalar,
    SetOf,
    TypeRef,
)

_KINDS = {ListOf: "list", SetOf: "set", DictOf: "mapping"}


def spec_view(spec: Spec) -> SpecView:
    """Return the view of a spec that holds."""
    lookup = Lookup(spec)
    return SpecView(
        version=VERSION,
        name=spec.project.name,
        package=spec.project.package,
        summary=spec.project.summary.strip(),
        project_version=spec.project.version,
        enums=tuple(map(_enum, spec.all_enums)),
        dataclasses=tuple(_dataclass(each, lookup) for each in spec.dataclasses),
        features=tuple(_feature(each, spec) for each in spec.features),
        layers=_layers(spec, lookup),
    )


def type_view(ref: TypeRef, lookup: Lookup) -> TypeView:
    """Return the view of a type."""
    inner = ref.item if isinstance(ref, OptionalOf) else ref
    kind, name, item = "scalar", "", None
    if isinstance(inner, Scalar):
        name = inner.name
    elif isinstance(inner, LiteralOf):
        kind, name = "literal", inner.scalar
    elif isinstance(inner, Named):
        kind = "enum" if inner.name in lookup.enums else "dataclass"
        name = inner.name
    elif not isinstance(inner, OptionalOf):
        kind, name = _KINDS[type(inner)], inner.kind
        item = type_view(inner.item, lookup)
    values = inner.values if isinstance(inner, LiteralOf) else ()
    return TypeView(str(ref), kind, name, inner is not ref, item, values)


def _enum(item: EnumSpec) -> EnumView:
    return EnumView(
        name=item.name,
        summary=item.summary.strip(),
        base=item.base.value,
        is_flag=item.base in (EnumBase.FLAG, EnumBase.INT_FLAG),
        fallback="" if item.fallback is None else item.fallback.text,
        members=tuple(
            MemberView(
                name=each.name,
                value=plain(each.value),
                summary=each.summary.strip(),
                is_alias=each.alias,
                deprecated=_deprecation(each.deprecated),
                location=each.location,
            )
            for each in item.members
        ),
        deprecated=_deprecation(item.deprecated),
        location=item.location,
    )


def _dataclass(item: DataclassSpec, lookup: Lookup) -> DataclassView:
    return DataclassView(
        name=item.name,
        summary=item.summary.strip(),
        is_frozen=item.frozen,
        ignores_unknown=item.ignores_unknown,
        is_keyword_only=item.keyword_only,
        has_slots=item.slots,
        is_ordered=item.order,
        fields=tuple(_field(each, lookup) for each in item.fields),
        properties=tuple(_property(each, lookup) for each in item.properties),
        checks=tuple(CheckView(each.when.text, each.message) for each in item.checks),
        deprecated=_deprecation(item.deprecated),
        location=item.location,
    )


def _field(item: FieldSpec, lookup: Lookup) -> FieldView:
    default = None
    if item.has_default:
        default = complete_wire_value(item.default, item.type, lookup)
    return FieldView(
        name=item.name,
        type=type_view(item.type, lookup),
        summary=item.summary.strip(),
        has_default=item.has_default,
        default=default,
        minimum=item.minimum,
        maximum=item.maximum,
        multiple_of=item.multiple_of,
        min_items=item.min_items,
        former_names=tuple(each.text for each in item.was),
        max_items=item.max_items,
        min_length=item.min_length,
        max_length=item.max_length,
        pattern=item.pattern,
        is_shown=item.repr,
        is_compared=item.compare,
        deprecated=_deprecation(item.deprecated),
        location=item.location,
    )


def _property(item: PropertySpec, lookup: Lookup) -> PropertyView:
    return PropertyView(
        name=item.name,
        type=type_view(item.type, lookup),
        summary=item.summary.strip(),
        expression=item.value.text,
        is_serialized=item.serialize,
        location=item.location,
    )


def _feature(item: Feature, spec: Spec) -> FeatureView:
    imports: dict[str, tuple[str, ...]] = {text.text: () for text in item.modules}
    for target in item.targets:
        imports[target.module] = (*imports.get(target.module, ()), target.name)
    return FeatureView(
        name=item.name,
        summary=item.summary.strip(),
        hint=item.hint.strip(),
        variable=config_names(spec.project).override_variable(item.name),
        disabled_by=item.disabled_by,
        extra=item.extra,
        requires=tuple(each.text for each in item.requires),
        imports=imports,
        settings=plain(item.settings or {}),
        deprecated=_deprecation(item.deprecated),
        location=item.location,
    )


def _layers(spec: Spec, lookup: Lookup) -> tuple[LayerView, ...]:
    definition = definition_of(spec, lookup)
    if spec.layers is None or definition is None:
        return ()
    found: list[LayerView] = []
    for layer in spec.layers.standard:
        values = sound_values(layer, definition, spec.layers, lookup) or {}
        wire = {
            field.name: complete_wire_value(values[field.name], field.type, lookup)
            for field in definition.fields
        }
        found.append(LayerView(layer.name, layer.summary.strip(), wire, layer.location))
    return tuple(found)


def _deprecation(item: Deprecation | None) -> DeprecationView | None:
    if item is None:
        return None
    return DeprecationView(
        item.since, item.use, item.reason.strip(), item.remove_in, item.remove_after
    )
