"""What the template shows of the layers: a builder for each, and a function that makes others."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record
from ssotgen.render.outputs.enums.runtime_names import RuntimeNames
from ssotgen.render.outputs.enums.value_source import (
    Piece,
    is_mutable,
    lay_out_piece,
    value_piece,
)
from ssotgen.render.python.code import Code, annotation, identifier
from ssotgen.spec.index import Lookup
from ssotgen.spec.layer_values import implied_value
from ssotgen.spec.model import DataclassSpec, FieldSpec, Layers, LayerSpec
from ssotgen.spec.types.containers import CONTAINERS
from ssotgen.spec.types.grammar import (
    ANY,
    DictOf,
    ListOf,
    Named,
    OptionalOf,
    Scalar,
    SetOf,
    TypeRef,
    UnionOf,
    inner_types,
    without_none,
)
from ssotgen.spec.yaml.document import Value

_BODY_INDENT = 4
_ARGUMENT_INDENT = 12


@record
class StandardView:
    """A standard layer: its member, and the arguments for the dataclass."""

    member: str
    arguments: tuple[Code, ...]


@record
class FallbackView:
    """A parameter that represents a default which calls must not share: what tells that the caller
    left it out, and the source of the default."""

    name: str
    unset: Code
    source: Code


@record
class LayersView:
    """The layers as the template shows them."""

    definition: str
    enum: str
    constant: str
    standard: tuple[StandardView, ...]
    positional: tuple[Code, ...]
    keywords: tuple[Code, ...]
    fallbacks: tuple[FallbackView, ...]
    arguments: tuple[Code, ...]
    copies: bool
    location: Location
    definition_location: Location

    @property
    def has_sentinel(self) -> bool:
        """Whether a parameter needs a default of its own since None is one of its values."""
        return any(fallback.unset == _UNSET for fallback in self.fallbacks)


_UNSET = Code("_Unset.UNSET")


def layers_view(
    layers: Layers, definition: DataclassSpec, lookup: Lookup, runtime: RuntimeNames
) -> LayersView:
    """Return the view of the layers; `definition` is the dataclass that each is one of."""
    for name in ("StandardLayers", "check_standard"):
        runtime(name)
    required, others = _split(definition, layers)
    empty = {field.name: _empty_default(field, lookup) for field in others}
    fallbacks = [None if empty[field.name] else _fallback(field, lookup) for field in others]
    return LayersView(
        definition=definition.name,
        enum=layers.enum.text,
        constant=layers.constant.text,
        standard=tuple(_standard(layer, layers, definition, lookup) for layer in layers.standard),
        positional=tuple(
            Code(f"{identifier(field.name)}: {annotation(field.type)}") for field in required
        ),
        keywords=tuple(_parameter(field, layers, lookup) for field in others),
        fallbacks=tuple(fallback for fallback in fallbacks if fallback is not None),
        arguments=tuple(
            _argument(field, lookup, empty.get(field.name, "")) for field in definition.fields
        ),
        copies=any(_holds_mutable(field.type, lookup) for field in definition.fields),
        location=layers.constant.location,
        definition_location=layers.definition.location,
    )


def _split(definition: DataclassSpec, layers: Layers) -> tuple[list[FieldSpec], list[FieldSpec]]:
    """Return the fields that a custom layer must have, and the others."""
    required = [
        field
        for field in definition.fields
        if not field.has_default and not _is_layer_type(field, layers)
    ]
    return required, [field for field in definition.fields if field not in required]


def _standard(
    layer: LayerSpec, layers: Layers, definition: DataclassSpec, lookup: Lookup
) -> StandardView:
    arguments: list[Code] = []
    for field in definition.fields:
        prefix = f"{identifier(field.name)}="
        piece = _layer_piece(layer, field, layers, lookup)
        if piece is not None:
            source = lay_out_piece(piece, _ARGUMENT_INDENT, len(prefix), 1)
            arguments.append(Code(prefix + source))
    return StandardView(layer.name, tuple(arguments))


def _layer_piece(
    layer: LayerSpec, field: FieldSpec, layers: Layers, lookup: Lookup
) -> Piece | None:
    """Return what the layer has for the field, or None where the field's default holds."""
    given = layer.value(field.name)
    if given is not None:
        return value_piece(given.value, field.type, lookup)
    implied = implied_value(field, layers, layer)
    return None if implied is None else value_piece(implied, field.type, lookup)


def _is_layer_type(field: FieldSpec, layers: Layers) -> bool:
    ref = without_none(field.type)
    return isinstance(ref, Named) and ref.name == layers.enum.text


def _parameter(field: FieldSpec, layers: Layers, lookup: Lookup) -> Code:
    begin = f"{identifier(field.name)}: {annotation(field.type)}"
    if _is_layer_type(field, layers) and not _has_value(field):
        return Code(begin + (" = None" if isinstance(field.type, OptionalOf) else ""))
    if not is_mutable(field.default, field.type, lookup):
        piece = value_piece(field.default, field.type, lookup)
        return Code(f"{begin} = {lay_out_piece(piece, _BODY_INDENT, len(begin) + 3, 1)}")
    if isinstance(field.type, OptionalOf):
        item = annotation(field.type.item)
        return Code(f"{identifier(field.name)}: {item} | _Unset | None = {_UNSET}")
    if _allows_none(field.type):
        return Code(f"{begin} = {_UNSET}")
    return Code(f"{begin} | None = None")


def _fallback(field: FieldSpec, lookup: Lookup) -> FallbackView | None:
    if not is_mutable(field.default, field.type, lookup):
        return None
    unset = _UNSET if _allows_none(field.type) else Code("None")
    before = len(f"{field.name} = ")
    source = lay_out_piece(value_piece(field.default, field.type, lookup), _BODY_INDENT + 4, before)
    return FallbackView(field.name, unset, source)


def _empty_default(field: FieldSpec, lookup: Lookup) -> str:
    """Return the source of a default that is an empty container, for a parameter that is None where
    the caller left it out; else nothing."""
    is_empty = field.has_default and is_mutable(field.default, field.type, lookup)
    if not is_empty or field.default or _allows_none(field.type):
        return ""
    if isinstance(field.type, Named):
        return ""
    return str(lay_out_piece(value_piece(field.default, field.type, lookup)))


def _argument(field: FieldSpec, lookup: Lookup, empty: str) -> Code:
    name = identifier(field.name)
    if not _holds_mutable(field.type, lookup):
        return Code(f"{name}={name}")
    return Code(f"{name}=deepcopy({name} or {empty})" if empty else f"{name}=deepcopy({name})")


def _has_value(field: FieldSpec) -> bool:
    value: Value = field.default
    return field.has_default and value is not None


def _allows_none(ref: TypeRef) -> bool:
    return isinstance(ref, OptionalOf) or ref == ANY


def _holds_mutable(ref: TypeRef, lookup: Lookup) -> bool:
    """Whether a value of the type could be changed through another reference."""
    if isinstance(ref, ListOf | SetOf | DictOf):
        return not CONTAINERS[ref.kind].is_fixed or _holds_mutable(ref.item, lookup)
    if isinstance(ref, OptionalOf | UnionOf):
        return any(_holds_mutable(inner, lookup) for inner in inner_types(ref))
    if isinstance(ref, Named):
        return ref.name in lookup.dataclasses
    return isinstance(ref, Scalar) and ref.name == "Any"
