"""# suppression-unused (SSG492)

## What it does

Reports a `# ssotgen: ignore[...]` comment on a line that its rule says nothing about, or only an
error, which cannot be silenced.

## Why it matters

Left standing, it silences the next mistake on that line, which nobody has looked at.

## Example

```yaml
summary: Waiting in the queue.  # ssotgen: ignore[missing-summary] it was missing once
```

## Use instead

```yaml
summary: Waiting in the queue.
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location, Severity
from ssotgen.rules.rule import Rule

RULE = Rule("SSG492", "suppression-unused", "A suppression silences nothing.", Severity.WARNING)


def suppression_unused(location: Location, rule: str) -> Finding:
    """Return the finding for a suppression of `rule` where that rule finds nothing."""
    return RULE.finding(
        location,
        f"the suppression of {rule} silences nothing on this line",
        hint="remove it, or put it on the line that the finding names",
    )


def suppression_of_error(location: Location, rule: str) -> Finding:
    """Return the finding for a suppression of an error."""
    return RULE.finding(
        location,
        f"{rule} is an error here and cannot be suppressed",
        hint="mend the error and remove the suppression",
    )
