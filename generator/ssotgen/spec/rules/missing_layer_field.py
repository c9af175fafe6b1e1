"""The rule `missing-layer-field`; its page is docs/rules/missing-layer-field.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.index import Lookup
from ssotgen.spec.layer_values import definition_of, implied_value, is_summary
from ssotgen.spec.model import FieldSpec, Spec
from ssotgen.spec.phrases import enumerated, given_as
from ssotgen.spec.types.grammar import named_types


def check(spec: Spec) -> Iterator[Finding]:
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
            yield RULE.finding(
                layer.location,
                f"missing {enumerated(missing)} in layer {quoted(layer.name)}",
                hint=f"add {given_as(missing)}, or a default to the field of {definition.name}",
                symbol=layer.name,
            )


def _is_known(field: FieldSpec, lookup: Lookup) -> bool:
    """Whether all types of a field exist; one that is misspelt may be the layers' own enum."""
    return all(lookup.is_declared(each.name, each.prefix) for each in named_types(field.type))


RULE = Rule(
    "SSG352", "missing-layer-field", "Checks for layers without a required field.", check=check
)
