"""Typed places: everything of a spec that has a type, and where that is written."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record
from ssotgen.spec.model import FieldSpec, PropertySpec, Spec
from ssotgen.spec.types.grammar import Named, TypeRef
from ssotgen.spec.yaml.document import SourceText


@record
class TypedPlace:
    """A type as the spec has it at `location`: its tree and its text; `symbol` says whose it is."""

    type: TypeRef
    written: str
    location: Location
    text: SourceText
    symbol: str

    def inside(self, named: Named) -> tuple[Location, tuple[int, int] | None]:
        """Return where the type has a name, with its prefix, and where that ends."""
        end = named.offset + len(named.qualified_name)
        return self.text.inside(self.location, self.written, named.offset, end)


def typed_places(spec: Spec) -> Iterator[TypedPlace]:
    """Yield the types of attributes of enums, and those of fields and properties."""
    for enum in spec.enums:
        for attribute in enum.attributes:
            source = attribute.source or enum.source
            if source is not None:
                symbol, at = f"{enum.name}.{attribute.name}", attribute.type_location
                yield TypedPlace(attribute.type, attribute.type_text, at, source.text, symbol)
    for item in spec.dataclasses:
        entities: tuple[FieldSpec | PropertySpec, ...] = (*item.fields, *item.properties)
        for each in entities:
            source, symbol = each.source, f"{item.name}.{each.name}"
            yield TypedPlace(each.type, source["type"], source.at("type"), source.text, symbol)
