"""# unknown-layer-field (SSG351)

## What it does

Finds a key of a standard layer that is no field of the layers' definition.

## Why it matters

A layer is an instance of that dataclass. What it has no field for would be lost, and a misspelt
`timeout_minuts` would leave the default in force.

## Example

```yaml
dataclasses:
  Layer: {summary: A layer., fields: {name: {type: str}, timeout_minutes: {type: int, default: 30}}}
layers:
  definition: Layer
  enum: LayerType
  constant: LAYERS
  standard: {FAST: {timeout_minuts: 5}}
```

## Use instead

```yaml
dataclasses:
  Layer: {summary: A layer., fields: {name: {type: str}, timeout_minutes: {type: int, default: 30}}}
layers:
  definition: Layer
  enum: LayerType
  constant: LAYERS
  standard: {FAST: {timeout_minutes: 5}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding
from ssotgen.layer_values import definition_of, is_summary
from ssotgen.lookup import Lookup
from ssotgen.model import Spec
from ssotgen.phrases import known_fields
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule


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
            if name in fields or name in definition.unbuilt or is_summary(name, definition):
                continue
            if name in properties:
                message = (
                    f"{quoted(name)} is a property of {definition.name}, worked out from fields"
                )
                hint = "remove it"
            else:
                message = f"{quoted(name)} is not a field of {definition.name}"
                hint = suggester.hint(name, known_fields(definition))
            symbol = f"{layer.name}.{name}"
            yield RULE.finding(given.key_location, message, hint=hint, symbol=symbol)


RULE = Rule(
    "SSG351", "unknown-layer-field", "A layer has a key that is no field of its class.", check=check
)
