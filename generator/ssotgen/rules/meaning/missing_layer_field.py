"""# missing-layer-field (SSG352)

## What it does

Finds a standard layer without a value for a field that has no default. `name` is the key in lower
case and the field of the layers' enum the layer's own member, unless the layer says otherwise.

## Why it matters

The table of layers is built when it is first asked for; a layer that lacks a field would fail
there.

## Example

```yaml
dataclasses:
  Layer: {summary: A layer., fields: {name: {type: str}, categories: {type: "set[str]"}}}
layers:
  definition: Layer
  enum: LayerType
  constant: LAYERS
  standard: {FAST: {summary: Answers in minutes.}}
```

## Use instead

```yaml
dataclasses:
  Layer: {summary: A layer., fields: {name: {type: str}, categories: {type: "set[str]"}}}
layers:
  definition: Layer
  enum: LayerType
  constant: LAYERS
  standard: {FAST: {summary: Answers in minutes., categories: [smoke]}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding
from ssotgen.layer_values import definition_of, implied_value, is_summary
from ssotgen.lookup import Lookup
from ssotgen.model import Spec
from ssotgen.phrases import enumerated, given_as
from ssotgen.rules.rule import Rule


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
        # A misspelt key is reported as what it is; the field that it was meant for is not missing.
        unknown = [key for key in given if key not in fields and not is_summary(key, definition)]
        meant = {suggester.nearest(key) for key in unknown}
        missing = [
            field.name
            for field in required
            if field.name not in given
            and field.name not in meant
            and implied_value(field, spec.layers, layer) is None
        ]
        if missing:
            yield RULE.finding(
                layer.location,
                f"the layer {layer.name} has no {enumerated(missing)}, "
                f"which {definition.name} requires",
                hint=f"add {given_as(missing)}, or give the field a default",
                symbol=layer.name,
            )


RULE = Rule(
    "SSG352", "missing-layer-field", "A layer lacks a field that its class requires.", check=check
)
