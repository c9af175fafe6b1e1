"""# repeated-field (SSG315)

## What it does

Finds a property that has the name of a field of the same dataclass.

## Why it matters

In a class only one of the two can have the name: the property would become the field's default, and
each new instance would fail.

## Example

```yaml
dataclasses:
  Task:
    summary: A task.
    fields:
      is_long: {type: bool, default: false}
      minutes: {type: int}
    properties:
      is_long: {type: bool, value: minutes > 60}
```

## Use instead

```yaml
dataclasses:
  Task:
    summary: A task.
    fields:
      minutes: {type: int}
    properties:
      is_long: {type: bool, value: minutes > 60}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding
from ssotgen.model import Spec
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each property that repeats the name of a field."""
    for item in spec.dataclasses:
        fields = {field.name: field for field in item.fields}
        for prop in item.properties:
            field = fields.get(prop.name)
            if field is not None:
                yield RULE.finding(
                    prop.location,
                    f"{item.name} has a field and a property {quoted(prop.name)}; "
                    f"the field stands at {field.location}",
                    hint="rename or remove one of the two",
                    symbol=f"{item.name}.{prop.name}",
                )


RULE = Rule("SSG315", "repeated-field", "A property has the name of a field.", check=check)
