"""Standard layers."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import field, record
from ssotgen.spec.model.common import Text
from ssotgen.spec.yaml.document import Value, YamlMapping


@record
class LayerValue:
    """What a standard layer says for one field of the definition."""

    field: str
    value: Value
    key_location: Location
    location: Location


@record
class LayerSpec:
    """A standard layer: a named instance of the definition."""

    name: str
    summary: str
    values: tuple[LayerValue, ...]
    location: Location
    source: YamlMapping = field(repr=False, compare=False)

    def value(self, field_name: str) -> LayerValue | None:
        """Return what the layer says for that field, or None where the default holds."""
        return next((value for value in self.values if value.field == field_name), None)


@record
class Layers:
    """`layers`: the standard layers and the names of what is generated for them.

    `definition`, `enum` and `constant` carry the place where the spec names them.
    """

    definition: Text
    enum: Text
    constant: Text
    standard: tuple[LayerSpec, ...]
    invalid_names: frozenset[str] = frozenset()
