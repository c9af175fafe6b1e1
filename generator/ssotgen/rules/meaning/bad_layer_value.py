"""# bad-layer-value (SSG353)

## What it does

Finds a value of a standard layer that does not fit the type of its field, at any depth. An enum is
written by its member's name, a datetime as ISO 8601 text, a timedelta in seconds, a set as a list.

## Why it matters

Layers become instances of their definition. Every value is checked against its field when the spec
is read, so that a bad layer never reaches Python.

## Example

```yaml
layers:
  standard:
    FAST: {categories: smoke, timeout_minutes: five}
```

## Use instead

```yaml
layers:
  standard:
    FAST: {categories: [smoke], timeout_minutes: 5}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding
from ssotgen.layer_values import given_values
from ssotgen.lookup import Lookup
from ssotgen.model import Spec
from ssotgen.rules.rule import Rule
from ssotgen.values import Fault, misfits


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each part of a layer that is of another type than its field."""
    lookup = Lookup(spec)
    for given in given_values(spec, lookup):
        symbol = f"{given.layer.name}.{given.field.name}"
        for misfit in misfits(lookup, given.field.type, given.value, given.place):
            if misfit.fault is Fault.TYPE:
                yield RULE.finding(
                    misfit.location, f"{symbol}: {misfit.message}", hint=misfit.hint, symbol=symbol
                )


RULE = Rule(
    "SSG353", "bad-layer-value", "A layer's value does not fit the type of its field.", check=check
)
