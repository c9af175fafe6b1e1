"""# empty-value (SSG205)

## What it does

Reports an empty mapping, list or text where one means nothing: the fields of a dataclass, a probe,
a list of legacy flags, the name of the project, the message of a check.

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

RULE = Rule("SSG205", "empty-value", "A value is empty where it must not be.")


def empty_value(location: Location, subject: str, kind: str, example: str, symbol: str) -> Finding:
    """Return the finding for the empty value of `subject`, a `text`, a `mapping` or a `list`."""
    instead = (
        f"write one, such as `{example}`" if example else f"write a {kind} that says something"
    )
    return RULE.finding(
        location,
        f"{subject} must not be empty",
        hint=instead if kind == "text" else f"{instead}, or remove it",
        symbol=symbol,
    )
