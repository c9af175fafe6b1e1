"""Builds `layers`: the standard layers and the enum that is made of their keys."""

from __future__ import annotations

from collections.abc import Sequence

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.wording import listed, quoted
from ssotgen.spec.build.access import mapping, summary, text
from ssotgen.spec.build.rules import INCOMPLETE_LAYERS
from ssotgen.spec.build.sections import Entry, merged, twice
from ssotgen.spec.model import (
    EnumBase,
    EnumSpec,
    Layers,
    LayerSpec,
    LayerValue,
    MemberSpec,
    Text,
)
from ssotgen.spec.yaml.document import Document, YamlMapping

_USUAL = {"definition": "LayerDefinition", "enum": "LayerType", "constant": "STANDARD_LAYERS"}

SUMMARY = "summary"
"""The key of a layer that is not a field of the definition (unless that has a field so named)."""


def build_layers(documents: Sequence[Document], findings: list[Finding]) -> Layers | None:
    """Return the layers, or None where the spec declares none or lacks a name for them."""
    names = {key: _setting(documents, key, findings) for key in ("definition", "enum", "constant")}
    declared = merged(documents, ("layers", "standard"), "layer", findings)
    definition, enum, constant = names["definition"], names["enum"], names["constant"]
    missing = [key for key, name in names.items() if name is None]
    if declared and missing:
        findings.append(
            INCOMPLETE_LAYERS.finding(
                declared[0].location,
                f"missing {listed([quoted(key) for key in missing], 'and')} in `layers`",
                hint="; ".join(f"add `{key}: {_USUAL[key]}` to `layers`" for key in missing),
            )
        )
    if definition is None or enum is None or constant is None:
        return None
    built = [(entry.name, _layer(entry)) for entry in declared]
    return Layers(
        definition=definition,
        enum=enum,
        constant=constant,
        standard=tuple(layer for _, layer in built if layer is not None),
        invalid_names=frozenset(name for name, layer in built if layer is None),
    )


def layer_enum(layers: Layers) -> EnumSpec:
    """Return the enum of the standard layers; a member's value is its name in lower case."""
    return EnumSpec(
        name=layers.enum.text,
        summary="The standard layers.",
        base=EnumBase.ENUM,
        members=tuple(
            MemberSpec(
                name=layer.name,
                value=layer.name.lower(),
                summary=layer.summary,
                alias=False,
                deprecated=None,
                location=layer.location,
            )
            for layer in layers.standard
        ),
        reserved=(),
        replaces=(),
        deprecated=None,
        location=layers.enum.location,
        source=None,
        invalid_names=layers.invalid_names,
    )


def _setting(documents: Sequence[Document], key: str, findings: list[Finding]) -> Text | None:
    found: Text | None = None
    for document in documents:
        node = None if document.data is None else mapping(document.data, "layers")
        if node is None or not text(node, key):
            continue
        if found is None:
            found = Text(text(node, key), node.at(key))
        else:
            findings.append(twice("setting", key, found.location, node.at_key(key)))
    return found


def _layer(entry: Entry) -> LayerSpec | None:
    node = entry.value
    if not isinstance(node, YamlMapping):
        return None
    values = tuple(
        LayerValue(
            field=key,
            value=value,
            key_location=node.at_key(key),
            location=node.at(key),
        )
        for key, value in node.items()
    )
    return LayerSpec(
        name=entry.name,
        summary=summary(node),
        values=values,
        location=entry.location,
        source=node,
    )
