"""# layer-enum-declared (SSG350)

## What it does

Finds an enum that is declared under `enums` and has the name of `layers.enum`.

## Why it matters

The enum of the layers is made of the keys of `layers.standard`, so that the two cannot differ. One
that is written by hand as well is a second list of the same names.

## Example

```yaml
enums:
  LayerType: {summary: The layers., members: {FAST: fast}}
layers:
  definition: LayerDefinition
  enum: LayerType
  constant: STANDARD_LAYERS
  standard: {FAST: {summary: Answers in minutes.}}
```

## Use instead

```yaml
layers:
  definition: LayerDefinition
  enum: LayerType
  constant: STANDARD_LAYERS
  standard: {FAST: {summary: Answers in minutes.}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding
from ssotgen.model import Spec
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding where the enum of the layers is declared by hand as well."""
    if spec.layers is None:
        return
    name = spec.layers.enum
    for enum in spec.enums:
        if enum.name == name.text:
            yield RULE.finding(
                enum.location,
                f"the enum {quoted(enum.name)} is made of the standard layers, "
                f"as {name.location} says, and cannot be declared as well",
                hint="remove it here, or give `layers.enum` another name",
                symbol=enum.name,
            )


RULE = Rule(
    "SSG350",
    "layer-enum-declared",
    "The enum of the layers is declared by hand as well.",
    check=check,
)
