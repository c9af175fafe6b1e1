"""# repeated-item (SSG206)

## What it does

Reports an item that stands twice in a list of names, at the second.

## Why it matters

The second says nothing new; most likely another name was meant.

## Example

```yaml
legacy_flags: [ORCHESTRATOR_AVAILABLE, ORCHESTRATOR_AVAILABLE]
```

## Use instead

```yaml
legacy_flags: [ORCHESTRATOR_AVAILABLE, HAS_ORCHESTRATOR]
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule

RULE = Rule("SSG206", "repeated-item", "An item stands twice in a list of names.")


def repeated_item(location: Location, item: str, key: str, symbol: str) -> Finding:
    """Return the finding for the second `item` in the list under `key`."""
    return RULE.finding(
        location,
        f"{quoted(item)} stands twice in {key!r}",
        hint="remove it, or write the name that was meant",
        symbol=symbol,
    )
