"""# incomplete-layers (SSG306)

## What it does

Finds standard layers in a spec whose `layers` lacks `definition`, `enum` or `constant`.

## Why it matters

The dataclass that a layer is one of, the enum of their names and the table of them cannot be
generated without a name, and no caller could reach the layers.

## Example

```yaml
layers:
  definition: LayerDefinition
  standard:
    FAST: {summary: Answers in minutes., categories: [smoke]}
```

## Use instead

```yaml
layers:
  definition: LayerDefinition
  enum: LayerType
  constant: STANDARD_LAYERS
  standard:
    FAST: {summary: Answers in minutes., categories: [smoke]}
```
"""

from ssotgen.rules.rule import Rule

RULE = Rule(
    "SSG306", "incomplete-layers", "Standard layers without a definition, enum or constant."
)
