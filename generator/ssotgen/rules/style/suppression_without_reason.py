"""# suppression-without-reason (SSG490)

## What it does

Reports a `# ssotgen: ignore[...]` comment that does not say why.

## Why it matters

In a year nobody knows whether the warning may come back. The reason is for whoever asks then.

## Example

```yaml
VISIBLE: visible  # ssotgen: ignore[similar-names]
```

## Use instead

```yaml
VISIBLE: visible  # ssotgen: ignore[similar-names] both names are fixed by the protocol
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location, Severity
from ssotgen.rules.rule import Rule

RULE = Rule(
    "SSG490",
    "suppression-without-reason",
    "A suppression does not say why.",
    Severity.WARNING,
)


def suppression_without_reason(location: Location) -> Finding:
    """Return the finding for the suppression at `location`."""
    return RULE.finding(
        location,
        "the suppression gives no reason",
        hint="say after the bracket why the warning does not matter here",
    )
