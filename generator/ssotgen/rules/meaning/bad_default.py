"""# bad-default (SSG342)

## What it does

Finds a default that does not fit its field's type, at any depth. An enum is written by its
member's name, a datetime as ISO 8601 text, a timedelta in seconds, a set as a list, a dataclass as
a mapping of its fields.

## Why it matters

An instance made without that field would hold a value that its own annotation forbids, and
`from_dict(to_dict())` would refuse it.

## Example

```yaml
fields:
  retries: {type: int, default: three}
  services: {type: "set[str]", default: postgres}
```

## Use instead

```yaml
fields:
  retries: {type: int, default: 3}
  services: {type: "set[str]", default: [postgres]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding
from ssotgen.lookup import Lookup
from ssotgen.model import Spec
from ssotgen.rules.rule import Rule
from ssotgen.values import Fault, Place, misfits


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each part of a default that is of another type."""
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        for field in item.fields:
            if not field.has_default:
                continue
            place = Place(field.source.at("default"), field.source.node.marks.get("default"))
            for misfit in misfits(lookup, field.type, field.default, place):
                if misfit.fault is Fault.TYPE:
                    yield RULE.finding(
                        misfit.location,
                        f"the default of {item.name}.{field.name}: {misfit.message}",
                        hint=misfit.hint,
                        symbol=f"{item.name}.{field.name}",
                    )


RULE = Rule("SSG342", "bad-default", "A default does not fit its field's type.", check=check)
