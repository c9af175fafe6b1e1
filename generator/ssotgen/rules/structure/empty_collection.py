"""# empty-collection (SSG205)

## What it does

Reports an empty mapping or list in a place where one without entries means nothing: the fields of a
dataclass, a probe, a list of legacy flags.

## Why it matters

Most likely something was meant to stand there and got lost.

## Example

```yaml
dataclasses:
  TaskConfig: {summary: How a task is run., fields: {}}
```

## Use instead

```yaml
dataclasses:
  TaskConfig:
    summary: How a task is run.
    fields:
      timeout_minutes: {type: int, default: 30}
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location
from ssotgen.rules.rule import Rule

RULE = Rule("SSG205", "empty-collection", "A mapping or a list needs at least one entry.")


def empty_collection(location: Location, subject: str, example: str, symbol: str) -> Finding:
    """Return the finding for the empty value of `subject`."""
    return RULE.finding(
        location,
        f"{subject} is empty and needs at least one entry",
        hint=f"write one, such as `{example}`, or remove it" if example else "remove it",
        symbol=symbol,
    )
