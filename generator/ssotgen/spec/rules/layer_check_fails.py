"""The rule `layer-check-fails`; its page is docs/rules/layer-check-fails.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import shorten
from ssotgen.spec.expressions.can_fail import names_in, walk
from ssotgen.spec.expressions.evaluate import EvaluationError, evaluate, python_value
from ssotgen.spec.expressions.infer import infer
from ssotgen.spec.expressions.tree import EnumMember, Expression
from ssotgen.spec.index import Lookup
from ssotgen.spec.layer_values import definition_of, sound_values
from ssotgen.spec.model import CheckSpec, DataclassSpec, LayerSpec, Spec
from ssotgen.spec.rules.property_cycle import circles_and_piles
from ssotgen.spec.types.grammar import named_types


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each check that a layer does not pass. What has another fault already, a
    layer or an expression, is passed over."""
    lookup = Lookup(spec)
    definition = definition_of(spec, lookup)
    if definition is None or spec.layers is None or not definition.checks:
        return
    if not _is_sound(definition, lookup):
        return
    properties = {prop.name: prop.value for prop in definition.properties}
    for layer in spec.layers.standard:
        written = sound_values(layer, definition, spec.layers, lookup)
        if written is None:
            continue
        values = {
            field.name: python_value(written[field.name], field.type, lookup)
            for field in definition.fields
        }
        for item in definition.checks:
            yield from _findings(layer, definition, item, values, lookup, properties)


def _findings(
    layer: LayerSpec,
    definition: DataclassSpec,
    item: CheckSpec,
    values: Mapping[str, object],
    lookup: Lookup,
    properties: Mapping[str, Expression],
) -> Iterator[Finding]:
    where = _location(layer, item, properties)
    try:
        types = lookup.attribute_types(definition)
        if evaluate(item.when, values, lookup, properties, types):
            yield RULE.finding(
                where,
                f"the layer {layer.name} fails a check of {definition.name}: "
                f"{shorten(item.message.rstrip('.'))}",
                hint="change the layer or the check",
                symbol=layer.name,
                related=((item.source.at("when"), "the check"),),
            )
    except EvaluationError as error:
        yield RULE.finding(
            where,
            f"a check of {definition.name} fails for {layer.name}: {error}",
            hint="change the layer or the check",
            symbol=layer.name,
            related=((item.source.at("when"), "the check"),),
        )


def _location(layer: LayerSpec, item: CheckSpec, properties: Mapping[str, Expression]) -> Location:
    """Return where the layer says something that the check looks at, or else where it begins."""
    given = {value.field: value.location for value in layer.values}
    waiting, seen = [item.when], set[str]()
    while waiting:
        for name in names_in(waiting.pop()):
            if name.name in given:
                return given[name.name]
            if name.name in properties and name.name not in seen:
                seen.add(name.name)
                waiting.append(properties[name.name])
    return layer.location


def _is_sound(definition: DataclassSpec, lookup: Lookup) -> bool:
    """Whether the expressions of the definition can be worked out: all that they and the fields
    name is there, and could be read."""
    expressions = [check.when for check in definition.checks]
    expressions += [prop.value for prop in definition.properties]
    nodes = (node for each in expressions for node in walk(each.root))
    named = {node.enum for node in nodes if isinstance(node, EnumMember)}
    named.update(ref.name for field in definition.fields for ref in named_types(field.type))
    for name in named:
        enum = lookup.enums.get(name)
        if name not in lookup.dataclasses and (enum is None or enum.invalid_names):
            return False
    if definition.invalid_names:
        return False
    if any(infer(each, definition, lookup).problems for each in expressions):
        return False
    return not any(True for _ in circles_and_piles(definition))


RULE = Rule(
    "SSG354",
    "layer-check-fails",
    "Checks for layers that fail a check of their dataclass.",
    check=check,
)
