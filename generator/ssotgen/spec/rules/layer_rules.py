"""The rules about layers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.hints import AnyHint
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted, shorten
from ssotgen.spec.expressions.can_fail import names_in, walk
from ssotgen.spec.expressions.evaluate import EvaluationError, evaluate, python_value
from ssotgen.spec.expressions.infer import infer
from ssotgen.spec.expressions.tree import EnumMember, Expression
from ssotgen.spec.given_values import given_in_layers
from ssotgen.spec.index import Lookup
from ssotgen.spec.layer_values import definition_of, implied_value, is_summary, sound_values
from ssotgen.spec.model import CheckSpec, DataclassSpec, FieldSpec, LayerSpec, Spec
from ssotgen.spec.phrases import enumerated, given_as, known_fields
from ssotgen.spec.rules.expression_rules import circles_and_piles
from ssotgen.spec.types.grammar import named_types
from ssotgen.spec.types.misfit import Fault


def check_layer_enum_declared(spec: Spec) -> Iterator[Finding]:
    """Yield a finding where the enum of the layers is declared by hand as well."""
    if spec.layers is None:
        return
    name = spec.layers.enum
    for enum in spec.enums:
        if enum.name == name.text:
            yield LAYER_ENUM_DECLARED.finding(
                enum.location,
                f"the enum {quoted(enum.name)} is declared, but also made of the standard layers",
                hint="remove it here, or change the name in `layers.enum`",
                symbol=enum.name,
                related=((name.location, "made of the standard layers"),),
            )


LAYER_ENUM_DECLARED = Rule(
    "SSG350",
    "layer-enum-declared",
    "Checks for declarations of the enum of the layers.",
    check=check_layer_enum_declared,
)


def check_unknown_layer_field(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each key of a layer that is no field."""
    lookup = Lookup(spec)
    definition = definition_of(spec, lookup)
    if definition is None or spec.layers is None:
        return
    fields = lookup.fields(definition)
    properties = {prop.name for prop in definition.properties}
    suggester = lookup.field_suggester(definition)
    for layer in spec.layers.standard:
        for given in layer.values:
            name = given.field
            if name in fields or name in definition.invalid_names or is_summary(name, definition):
                continue
            if name in properties:
                message = f"{quoted(name)} is a property of {definition.name}, not a field"
                hint: AnyHint = "remove it: properties are derived from fields"
            else:
                message = f"unknown field {quoted(name)} of {definition.name}"
                hint = suggester.hint(name, known_fields(definition))
            symbol = f"{layer.name}.{name}"
            yield UNKNOWN_LAYER_FIELD.finding(given.key_location, message, hint=hint, symbol=symbol)


UNKNOWN_LAYER_FIELD = Rule(
    "SSG351",
    "unknown-layer-field",
    "Checks for keys of layers that are not a field.",
    check=check_unknown_layer_field,
)


def check_missing_layer_field(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each layer that lacks required fields."""
    lookup = Lookup(spec)
    definition = definition_of(spec, lookup)
    if definition is None or spec.layers is None:
        return
    fields = lookup.fields(definition)
    required = lookup.required(definition)
    suggester = lookup.field_suggester(definition)
    for layer in spec.layers.standard:
        given = {value.field for value in layer.values}
        # A misspelt key is reported as what it is: the intended field is not missing.
        unknown = [key for key in given if key not in fields and not is_summary(key, definition)]
        intended = {suggester.nearest(key) for key in unknown}
        missing = [
            field.name
            for field in required
            if field.name not in given
            and field.name not in intended
            and implied_value(field, spec.layers, layer) is None
            and _is_known(field, lookup)
        ]
        if missing:
            yield MISSING_LAYER_FIELD.finding(
                layer.location,
                f"missing {enumerated(missing)} in layer {quoted(layer.name)}",
                hint=f"add {given_as(missing)}, or a default to the field of {definition.name}",
                symbol=layer.name,
            )


def _is_known(field: FieldSpec, lookup: Lookup) -> bool:
    """Whether all types of a field exist; one that is misspelt may be the layers' own enum."""
    return all(lookup.is_declared(each.name, each.prefix) for each in named_types(field.type))


MISSING_LAYER_FIELD = Rule(
    "SSG352",
    "missing-layer-field",
    "Checks for layers without a required field.",
    check=check_missing_layer_field,
)


def check_bad_layer_value(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each part of a layer that is of another type than its field."""
    lookup = Lookup(spec)
    for given in given_in_layers(spec, lookup):
        for misfit in given.misfits(lookup):
            if misfit.fault is Fault.TYPE:
                message = f"wrong value of '{given.symbol}': {misfit.message}"
                at, hint = misfit.location, misfit.hint
                yield BAD_LAYER_VALUE.finding(at, message, hint=hint, symbol=given.symbol)


BAD_LAYER_VALUE = Rule(
    "SSG353",
    "bad-layer-value",
    "Checks for values of layers that do not match the type of their field.",
    check=check_bad_layer_value,
)


def check_layer_check_fails(spec: Spec) -> Iterator[Finding]:
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
        try:
            values = {
                field.name: python_value(written[field.name], field.type, lookup)
                for field in definition.fields
            }
        except EvaluationError:
            continue  # A member by the name that a finding about its own says to write.
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
            yield LAYER_CHECK_FAILS.finding(
                where,
                f"the layer {layer.name} fails a check of {definition.name}: "
                f"{shorten(item.message.rstrip('.'))}",
                hint="change the layer or the check",
                symbol=layer.name,
                related=((item.source.at("when"), "the check"),),
            )
    except EvaluationError as error:
        yield LAYER_CHECK_FAILS.finding(
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


LAYER_CHECK_FAILS = Rule(
    "SSG354",
    "layer-check-fails",
    "Checks for layers that fail a check of their dataclass.",
    check=check_layer_check_fails,
)
