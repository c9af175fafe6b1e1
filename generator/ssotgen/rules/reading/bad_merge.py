"""# bad-merge (SSG120)

## What it does

Reports a merge key (`<<`) whose value is no mapping and no list of mappings.

## Why it matters

`<<` puts the keys of other mappings into this one. From anything else there is nothing to put in.

## Example

```yaml
agent: {settings: {timeout_seconds: &common 30}}
manager: {settings: {<<: *common, retries: 2}}
```

## Use instead

```yaml
agent: {settings: &common {timeout_seconds: 30}}
manager: {settings: {<<: *common, retries: 2}}
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location
from ssotgen.rules.rule import Rule

RULE = Rule("SSG120", "bad-merge", "A merge key has nothing to merge.")


def bad_merge(location: Location) -> Finding:
    """Return the finding for the value of a merge key that cannot be merged."""
    return RULE.finding(
        location,
        "the merge key '<<' takes a mapping or a list of mappings",
        hint="point it at an anchor on a mapping, such as `<<: *common`",
    )
