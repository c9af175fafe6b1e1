"""Values that a spec gives for what has a type: defaults, and values of members and of layers."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.record import record
from ssotgen.spec.index import Lookup
from ssotgen.spec.layer_values import definition_of
from ssotgen.spec.model import FieldSpec, Spec
from ssotgen.spec.types.fits import misfits
from ssotgen.spec.types.grammar import TypeRef
from ssotgen.spec.types.misfit import Misfit, Place
from ssotgen.spec.yaml.document import Value


@record
class GivenValue:
    """A value and the type that it should be of; `symbol` is what it is given for.

    `field` is the field that it is a value of, None for the attribute of an enum.
    """

    symbol: str
    type: TypeRef
    value: Value
    place: Place
    field: FieldSpec | None = None

    def misfits(self, lookup: Lookup) -> Iterator[Misfit]:
        """Yield what in the value does not fit the type."""
        return misfits(lookup, self.type, self.value, self.place)


def given_defaults(spec: Spec) -> Iterator[GivenValue]:
    """Yield the defaults of all fields."""
    for item in spec.dataclasses:
        for field in item.fields:
            if field.has_default:
                place = Place.under(field.source, "default")
                symbol = f"{item.name}.{field.name}"
                yield GivenValue(symbol, field.type, field.default, place, field)


def given_attributes(spec: Spec) -> Iterator[GivenValue]:
    """Yield every value that the spec has for an attribute of an enum, defaults included."""
    for enum in spec.enums:
        for attribute in enum.attributes:
            ref, source = attribute.type, attribute.source
            if attribute.has_default and source is not None:
                place = Place.under(source, "default")
                yield GivenValue(f"{enum.name}.{attribute.name}", ref, attribute.default, place)
            for member in enum.members:
                source = member.source
                if attribute.name in member.attributes and source is not None:
                    symbol = f"{enum.name}.{member.name}.{attribute.name}"
                    value = member.attributes[attribute.name]
                    yield GivenValue(symbol, ref, value, Place.under(source, attribute.name))


def given_in_layers(spec: Spec, lookup: Lookup) -> Iterator[GivenValue]:
    """Yield what the standard layers say for fields that the definition has."""
    definition = definition_of(spec, lookup)
    if definition is None or spec.layers is None:
        return
    fields = lookup.fields(definition)
    for layer in spec.layers.standard:
        for given in layer.values:
            field = fields.get(given.field)
            if field is not None:
                place = Place(given.location, layer.source.marks.get(given.field))
                symbol = f"{layer.name}.{field.name}"
                yield GivenValue(symbol, field.type, given.value, place, field)


def given_values(spec: Spec, lookup: Lookup) -> Iterator[GivenValue]:
    """Yield all values that the spec gives for what has a type."""
    yield from given_defaults(spec)
    yield from given_attributes(spec)
    yield from given_in_layers(spec, lookup)
