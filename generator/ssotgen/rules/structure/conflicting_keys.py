"""# conflicting-keys (SSG207)

## What it does

Reports a mapping with two keys of which it takes one: a probe with both `call` and `tcp`.

## Why it matters

The two say different things about the same question, and only one can be asked.

## Example

```yaml
probe: {call: "support.probes:docker_answers", tcp: {host: localhost, port: 2375}}
```

## Use instead

```yaml
probe: {call: "support.probes:docker_answers"}
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location
from ssotgen.reading.wording import listed
from ssotgen.rules.rule import Rule

RULE = Rule("SSG207", "conflicting-keys", "A mapping has two keys of which it takes one.")


def conflicting_keys(location: Location, subject: str, keys: list[str], symbol: str) -> Finding:
    """Return the finding for `keys`, which exclude one another, at the second of them."""
    return RULE.finding(
        location,
        f"{subject} takes one of {listed(keys, 'and')}, not several",
        hint=f"keep {listed(keys)}",
        symbol=symbol,
    )
