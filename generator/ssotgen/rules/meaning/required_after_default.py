"""# required-after-default (SSG346)

## What it does

Finds a field without a default below one that has a default.

## Why it matters

Fields are the parameters of `__init__` in their order, and Python allows no required parameter
after an optional one: the module would not even import.

## Example

```yaml
fields:
  minutes: {type: int, default: 30}
  name: {type: str}
```

## Use instead

```yaml
fields:
  name: {type: str}
  minutes: {type: int, default: 30}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding
from ssotgen.model import Spec
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each dataclass with such a field, at the first one."""
    for item in spec.dataclasses:
        optional = ""
        for field in item.fields:
            if field.has_default:
                optional = optional or field.name
            elif optional:
                yield RULE.finding(
                    field.location,
                    f"{quoted(field.name)} of {item.name} has no default, "
                    f"but {quoted(optional)} above it has one",
                    hint=f"move {field.name} above {optional}, or give it a default",
                    symbol=f"{item.name}.{field.name}",
                )
                break


RULE = Rule(
    "SSG346", "required-after-default", "A required field follows one with a default.", check=check
)
