"""# empty-enum (SSG330)

## What it does

Finds an enum that has no members, and `layers` without a standard layer.

## Why it matters

No value of such a type exists, so no field of that type could ever be filled; and type checkers
treat an enum without members as a base class.

## Example

```yaml
enums:
  Colour: {summary: A colour., members: {}}
```

## Use instead

```yaml
enums:
  Colour: {summary: A colour., members: {RED: red}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding
from ssotgen.model import Spec
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each enum without members."""
    for enum in spec.all_enums:
        if enum.members or enum.unbuilt:
            continue
        if enum.source is None:
            message = f"there are no standard layers for the enum {quoted(enum.name)}"
            hint = "add one under `layers.standard`, or remove `layers`"
        elif enum.source.node.get("members"):
            continue
        else:
            message = f"the enum {quoted(enum.name)} has no members"
            hint = "add one, such as `RED: red`, or remove the enum"
        yield RULE.finding(enum.location, message, hint=hint, symbol=enum.name)


RULE = Rule("SSG330", "empty-enum", "An enum has no members.", check=check)
