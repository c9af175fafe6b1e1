"""Makes what the templates of a project's own outputs are shown."""

from __future__ import annotations

from ssotgen.render.custom.enum_views import deprecation_view, enum_view, type_view
from ssotgen.render.custom.views import (
    VERSION,
    AlternativeView,
    CheckView,
    DataclassView,
    FeatureView,
    FieldView,
    LayerView,
    PropertyView,
    SpecView,
)
from ssotgen.render.wire_value import complete_wire_value, layer_wire_values, plain
from ssotgen.spec.index import Lookup
from ssotgen.spec.layer_values import definition_of
from ssotgen.spec.model import (
    Alternative,
    DataclassSpec,
    Feature,
    FieldSpec,
    PropertySpec,
    Spec,
)
from ssotgen.spec.names import config_names


def spec_view(spec: Spec) -> SpecView:
    """Return the view of a spec that holds."""
    lookup = Lookup(spec)
    return SpecView(
        version=VERSION,
        name=spec.project.name,
        package=spec.project.package,
        summary=spec.project.summary.strip(),
        project_version=spec.project.version,
        enums=tuple(enum_view(each, lookup) for each in spec.all_enums),
        dataclasses=tuple(_dataclass(each, lookup) for each in spec.dataclasses),
        features=tuple(_feature(each, spec) for each in spec.features),
        layers=_layers(spec, lookup),
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
        deprecated=deprecation_view(item.deprecated),
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
        tag=item.tag.text if item.tag is not None else "",
        wire=item.key,
        former_names=tuple(each.text for each in item.was),
        max_items=item.max_items,
        min_length=item.min_length,
        max_length=item.max_length,
        pattern=item.pattern,
        is_shown=item.repr,
        is_compared=item.compare,
        deprecated=deprecation_view(item.deprecated),
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


def _imports(item: Feature | Alternative) -> dict[str, tuple[str, ...]]:
    imports: dict[str, tuple[str, ...]] = {text.text: () for text in item.modules}
    for target in item.targets:
        imports[target.module] = (*imports.get(target.module, ()), target.name)
    return imports


def _feature(item: Feature, spec: Spec) -> FeatureView:
    return FeatureView(
        name=item.name,
        summary=item.summary.strip(),
        hint=item.hint.strip(),
        variable=config_names(spec.project).override_variable(item.name),
        disabled_by=item.disabled_by,
        extra=item.extra,
        requires=tuple(each.text for each in item.requires),
        imports=_imports(item),
        any_of=tuple(
            AlternativeView(each.name, tuple(one.text for one in each.requires), _imports(each))
            for each in item.any_of
        ),
        settings=plain(item.settings or {}),
        deprecated=deprecation_view(item.deprecated),
        location=item.location,
    )


def _layers(spec: Spec, lookup: Lookup) -> tuple[LayerView, ...]:
    definition = definition_of(spec, lookup)
    if spec.layers is None or definition is None:
        return ()
    found: list[LayerView] = []
    for layer in spec.layers.standard:
        wire = layer_wire_values(layer, definition, spec.layers, lookup)
        found.append(LayerView(layer.name, layer.summary.strip(), wire, layer.location))
    return tuple(found)
