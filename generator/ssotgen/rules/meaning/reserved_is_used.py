"""# reserved-is-used (SSG335)

## What it does

Finds a member whose name the enum's `reserved` keeps from coming back, and a name that `reserved`
has twice.

## Why it matters

A removed name is reserved because data or programs with its old meaning are still about. Whoever
brings it back, with another meaning, makes them mean something else.

## Example

```yaml
enums:
  Status:
    summary: How far a task is.
    members: {RUNNING: running, PAUSED: paused}
    reserved: [PAUSED]
```

## Use instead

```yaml
enums:
  Status:
    summary: How far a task is.
    members: {RUNNING: running, SUSPENDED: suspended}
    reserved: [PAUSED]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding
from ssotgen.model import Spec, Text
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each reserved name that is there, or reserved before."""
    for enum in spec.enums:
        reserved: dict[str, Text] = {}
        for name in enum.reserved:
            first = reserved.setdefault(name.text, name)
            if first is not name:
                yield RULE.finding(
                    name.location,
                    f"{quoted(name.text)} is reserved twice; first at {first.location}",
                    hint="remove one of the two",
                    symbol=f"{enum.name}.{name.text}",
                )
        for member in enum.members:
            if member.name in reserved:
                yield RULE.finding(
                    member.location,
                    f"{enum.name} must not have a member {quoted(member.name)} again; "
                    f"that is reserved at {reserved[member.name].location}",
                    hint="use another name, or take it out of `reserved`",
                    symbol=f"{enum.name}.{member.name}",
                )


RULE = Rule("SSG335", "reserved-is-used", "A reserved name is a member again.", check=check)
