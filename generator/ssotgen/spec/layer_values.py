"""Layer values: what a standard layer has for each field of the definition."""

from __future__ import annotations

from itertools import chain

from ssotgen.spec.build.layers import SUMMARY
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import DataclassSpec, FieldSpec, Layers, LayerSpec, Spec
from ssotgen.spec.types.fits import misfits
from ssotgen.spec.types.grammar import Named, Scalar, without_none
from ssotgen.spec.types.limits import limit_misfits
from ssotgen.spec.types.misfit import Place
from ssotgen.spec.yaml.document import Value


def definition_of(spec: Spec, lookup: Lookup) -> DataclassSpec | None:
    """Return the dataclass that the layers are, or None where there is none."""
    return None if spec.layers is None else lookup.dataclasses.get(spec.layers.definition.text)


def is_summary(key: str, definition: DataclassSpec) -> bool:
    """Whether `key` of a layer is its summary and no field of the definition."""
    return key == SUMMARY and definition.field(SUMMARY) is None


def implied_value(field: FieldSpec, layers: Layers, layer: LayerSpec) -> str | None:
    """Return what a layer that does not say so itself has for a field: the key in lower case for
    `name`, its own member (by name) for what is of the layers' enum; None for all other fields."""
    ref = without_none(field.type)
    if isinstance(ref, Named) and ref.name == layers.enum.text:
        return layer.name
    if field.name == "name" and field.type == Scalar("str"):
        return layer.name.lower()
    return None


def sound_values(
    layer: LayerSpec, definition: DataclassSpec, layers: Layers, lookup: Lookup
) -> dict[str, Value] | None:
    """Return what the layer has for each field, defaults included, or None where one of the values
    does not fit its field or its limits, or is missing."""
    given = {value.field: value for value in layer.values}
    if given.keys() - lookup.fields(definition).keys() - {SUMMARY}:
        return None
    found: dict[str, Value] = {}
    for field in definition.fields:
        name = field.name
        if name in given:
            value = given[name].value
            place = Place(given[name].location, layer.source.marks.get(name))
        else:
            implied = implied_value(field, layers, layer)
            if implied is None and not field.has_default:
                return None
            value = field.default if implied is None else implied
            place = Place.under(field.source, "default")
        faults = chain(
            misfits(lookup, field.type, value, place), limit_misfits(field, value, place)
        )
        if place.was_misread or any(True for _ in faults):
            return None
        found[name] = value
    return found
