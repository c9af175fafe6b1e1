"""# requires-itself (SSG347)

## What it does

Finds a dataclass that needs an instance of itself to be made: by a required field of its own type,
or round about through the required fields of others.

## Why it matters

There could never be a first instance. `T | None`, a list or a dict can be empty and end the chain.

## Example

```yaml
dataclasses:
  Task: {summary: A task., fields: {parent: {type: Task}}}
```

## Use instead

```yaml
dataclasses:
  Task: {summary: A task., fields: {parent: {type: Task | None, default: null}}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.cycles import find_cycles, told
from ssotgen.field_types import Named
from ssotgen.findings import Finding
from ssotgen.lookup import Lookup
from ssotgen.model import FieldSpec, Spec
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each circle of dataclasses that require each other."""
    lookup = Lookup(spec)
    needs: dict[str, dict[str, FieldSpec]] = {}
    for item in spec.dataclasses:
        needed = needs[item.name] = {}
        for field in item.fields:
            ref = field.type
            if not field.has_default and isinstance(ref, Named) and ref.name in lookup.dataclasses:
                needed.setdefault(ref.name, field)
    for cycle in find_cycles(needs):
        name = cycle[0]
        field = needs[name][cycle[1 % len(cycle)]]
        yield RULE.finding(
            field.location,
            f"no {name} can be made: {told(cycle, 'requires')}",
            hint=f"make the type of {field.name} `{field.type} | None`, with the default null",
            symbol=f"{name}.{field.name}",
        )


RULE = Rule("SSG347", "requires-itself", "A dataclass requires an instance of itself.", check=check)
