"""# nesting-too-deep (SSG106)

## What it does

Reports a value that lies more than 50 mappings and lists deep. The rest of that file is not read.

## Why it matters

No spec needs a tenth of that. Such a file is a slip or an attack on the tools that walk it.

## Example

```yaml
settings: {a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}  # and so on
```

## Use instead

```yaml
settings: {a: [1]}
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location
from ssotgen.rules.rule import Rule

RULE = Rule("SSG106", "nesting-too-deep", "A value lies too many levels deep.")


def nesting_too_deep(location: Location, limit: int) -> Finding:
    """Return the finding for a mapping or list that lies more than `limit` levels deep."""
    return RULE.finding(
        location,
        f"this lies more than {limit} levels deep",
        hint="take levels out; no part of a spec needs so many",
    )
