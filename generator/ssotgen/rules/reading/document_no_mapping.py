"""# document-no-mapping (SSG112)

## What it does

Reports a file whose document is a list or a single value.

## Why it matters

A document of the spec is a mapping with one or more of the keys `project`, `features`, `enums`,
`dataclasses` and `layers`.

## Example

```yaml
- BackgroundTaskStatus
- E2ETestCategory
```

## Use instead

```yaml
enums:
  BackgroundTaskStatus: {members: {QUEUED: queued}}
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location
from ssotgen.rules.rule import Rule

RULE = Rule("SSG112", "document-no-mapping", "The document of a file is no mapping.")


def document_no_mapping(location: Location, value: object) -> Finding:
    """Return the finding for a document that is `value`."""
    kind = "a list" if isinstance(value, list) else "a single value"
    return RULE.finding(
        location,
        f"the document is {kind}, not a mapping",
        hint="begin with one of project:, features:, enums:, dataclasses:, layers:",
    )
