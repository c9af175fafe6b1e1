"""# duplicate-key (SSG103)

## What it does

Reports a key that stands twice in one mapping, at the second, and names the line of the first.

## Why it matters

YAML readers keep one of the two and say nothing: an enum member or a field is lost in silence.

## Example

```yaml
members:
  QUEUED: queued
  QUEUED: waiting
```

## Use instead

```yaml
members:
  QUEUED: queued
  WAITING: waiting
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule

RULE = Rule("SSG103", "duplicate-key", "A key stands twice in one mapping.")


def duplicate_key(location: Location, key: str, first: Location) -> Finding:
    """Return the finding for the second `key` of a mapping, whose first is at `first`."""
    there = f"on line {first.line}"
    if first.line == location.line:
        there = f"in column {first.column}"
    return RULE.finding(
        location,
        f"the key {quoted(key)} is given twice; the first is {there}",
        hint="remove or rename one of the two",
    )
