"""References: which entries of a spec name which others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ssotgen.diagnostics.record import record
from ssotgen.spec.expressions.can_fail import walk
from ssotgen.spec.expressions.tree import EnumMember, Expression
from ssotgen.spec.model import DataclassSpec, Spec
from ssotgen.spec.types.grammar import named_types


@record(order=True)
class Reference:
    """One mention of an entry: the anchor and the text of what mentions it, and how."""

    anchor: str
    text: str
    how: str


def references(spec: Spec) -> Mapping[str, tuple[Reference, ...]]:
    """Return what mentions each enum, member and dataclass, by its anchor."""
    found: dict[str, set[Reference]] = defaultdict(set)
    for target, reference in _mentions(spec):
        found[target].add(reference)
    return {target: tuple(sorted(each)) for target, each in found.items()}


def edges(spec: Spec) -> tuple[tuple[str, str], ...]:
    """Return which class mentions which, and which feature needs which: pairs of names, sorted,
    each once."""
    found = {(each.name, need.text) for each in spec.features for need in each.needs}
    for item in spec.dataclasses:
        for target in _types(item):
            found.add((item.name, target))
    if spec.layers is not None:
        found.add((spec.layers.constant.text, spec.layers.definition.text))
    return tuple(sorted(edge for edge in found if edge[0] != edge[1]))


def _types(item: DataclassSpec) -> Iterator[str]:
    for ref in [*(field.type for field in item.fields), *(prop.type for prop in item.properties)]:
        for named in named_types(ref):
            yield named.name


def _mentions(spec: Spec) -> Iterator[tuple[str, Reference]]:
    for enum in spec.enums:
        for attribute in enum.attributes:
            for named in named_types(attribute.type):
                yield named.name, Reference(enum.name, enum.name, "attribute")
    for item in spec.dataclasses:
        for field in item.fields:
            at = f"{item.name}.{field.name}"
            for named in named_types(field.type):
                yield named.name, Reference(at, at, "field")
                if isinstance(field.default, str) and field.has_default:
                    member = f"{named.name}.{field.default}"
                    yield member, Reference(at, at, "default")
        for prop in item.properties:
            at = f"{item.name}.{prop.name}"
            for named in named_types(prop.type):
                yield named.name, Reference(at, at, "property")
            for member in _members(prop.value):
                yield member, Reference(at, at, "property")
        for check in item.checks:
            for member in _members(check.when):
                yield member, Reference(item.name, item.name, "check")
    yield from _layer_mentions(spec)


def _layer_mentions(spec: Spec) -> Iterator[tuple[str, Reference]]:
    layers = spec.layers
    definition = spec.find_dataclass(layers.definition.text) if layers else None
    if layers is None or definition is None:
        return
    types = {field.name: field.type for field in definition.fields}
    for layer in layers.standard:
        reference = Reference(f"layer:{layer.name}", layer.name, "layer")
        yield definition.name, reference
        yield f"{layers.enum.text}.{layer.name}", reference
        for value in layer.values:
            if value.field in types and isinstance(value.value, str):
                for named in named_types(types[value.field]):
                    yield f"{named.name}.{value.value}", reference


def _members(expression: Expression) -> Iterator[str]:
    for node in walk(expression.root):
        if isinstance(node, EnumMember):
            yield f"{node.enum}.{node.member}"
