"""# value-not-allowed (SSG204)

## What it does

Reports a value outside the few that its key takes, and names them.

## Why it matters

`base` and `resolve` choose what is generated; there is nothing to generate for any other word.

## Example

```yaml
base: StringEnum
```

## Use instead

```yaml
base: StrEnum
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location
from ssotgen.nearest import nearest
from ssotgen.reading.wording import listed, quoted
from ssotgen.rules.rule import Rule

RULE = Rule("SSG204", "value-not-allowed", "A value is not among the few that its key takes.")


def value_not_allowed(
    location: Location, key: str, value: str, allowed: list[str], symbol: str
) -> Finding:
    """Return the finding for `value` under `key`."""
    near = nearest(value, allowed)
    return RULE.finding(
        location,
        f"{quoted(value)} is no value for {key!r}; it takes {listed(allowed)}",
        hint=f"did you mean {near}?" if near else "write one of these",
        symbol=symbol,
    )
