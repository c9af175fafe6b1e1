"""What the templates show of the standard layers: values, a timeline and matrices."""

from __future__ import annotations

from ssotgen.diagnostics.record import record
from ssotgen.render.outputs.site.field_text import default_text
from ssotgen.spec.index import Lookup
from ssotgen.spec.layer_values import definition_of, sound_values
from ssotgen.spec.model import DataclassSpec, FieldSpec, Spec
from ssotgen.spec.yaml.document import Value

_DURATIONS = ("_seconds", "_minutes", "_hours")


@record
class Cell:
    """The value of one field; `is_own` where it is not the default."""

    text: str
    is_own: bool


@record
class LayerRow:
    """A layer: its values in the order of the fields, and its bar in the timeline in percent."""

    anchor: str
    name: str
    summary: str
    cells: tuple[Cell, ...]
    duration: str
    start: float
    width: float


@record
class Matrix:
    """Which layer has which item of a field that is a set or a list of text."""

    field: str
    items: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[bool, ...]], ...]


@record
class LayersView:
    """All standard layers."""

    constant: str
    enum: str
    definition: str
    fields: tuple[str, ...]
    rows: tuple[LayerRow, ...]
    timeline: str
    matrices: tuple[Matrix, ...]


def layers_view(spec: Spec, lookup: Lookup) -> LayersView | None:
    """Return what is shown of the layers, None for a spec without layers."""
    layers, definition = spec.layers, definition_of(spec, lookup)
    if layers is None or definition is None:
        return None
    values = {
        layer.name: sound_values(layer, definition, layers, lookup) or {}
        for layer in layers.standard
    }
    duration = next((field for field in definition.fields if field.name.endswith(_DURATIONS)), None)
    lengths = [_length(values[layer.name], duration) for layer in layers.standard]
    total = sum(lengths) or 1
    rows = []
    start = 0.0
    for layer, length in zip(layers.standard, lengths, strict=True):
        written = {value.field for value in layer.values}
        rows.append(
            LayerRow(
                anchor=f"layer:{layer.name}",
                name=layer.name,
                summary=layer.summary,
                cells=tuple(
                    _cell(field, values[layer.name], field.name in written)
                    for field in definition.fields
                ),
                duration=default_text(values[layer.name].get(duration.name)) if duration else "",
                start=round(start / total * 100, 3),
                width=round(length / total * 100, 3),
            )
        )
        start += length
    return LayersView(
        constant=layers.constant.text,
        enum=layers.enum.text,
        definition=definition.name,
        fields=tuple(field.name for field in definition.fields),
        rows=tuple(rows),
        timeline=duration.name if duration else "",
        matrices=tuple(_matrices(definition, values)),
    )


def _cell(field: FieldSpec, values: dict[str, Value], is_written: bool) -> Cell:
    value = values.get(field.name)
    own = is_written and (not field.has_default or value != field.default)
    return Cell(default_text(value), own)


def _length(values: dict[str, Value], field: FieldSpec | None) -> float:
    value = values.get(field.name) if field else None
    return float(value) if isinstance(value, int | float) else 0.0


def _matrices(definition: DataclassSpec, values: dict[str, dict[str, Value]]) -> list[Matrix]:
    found = []
    for field in definition.fields:
        if str(field.type) not in ("set[str]", "list[str]", "frozenset[str]"):
            continue
        by_layer = {name: _texts(each.get(field.name)) for name, each in values.items()}
        items = tuple(sorted({item for each in by_layer.values() for item in each}))
        if items:
            rows = tuple(
                (f"layer:{name}", name, tuple(item in each for item in items))
                for name, each in by_layer.items()
            )
            found.append(Matrix(field.name, items, rows))
    return found


def _texts(value: Value) -> set[str]:
    return {each for each in value if isinstance(each, str)} if isinstance(value, list) else set()
