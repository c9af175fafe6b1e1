"""The rule `unknown-layer-field`; its page is docs/rules/unknown-layer-field.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import AnyHint
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.index import Lookup
from ssotgen.spec.layer_values import definition_of, is_summary
from ssotgen.spec.model import Spec
from ssotgen.spec.phrases import known_fields


def check(spec: Spec) -> Iterator[Finding]:
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
            yield RULE.finding(given.key_location, message, hint=hint, symbol=symbol)


RULE = Rule(
    "SSG351", "unknown-layer-field", "Checks for keys of layers that are not a field.", check=check
)
