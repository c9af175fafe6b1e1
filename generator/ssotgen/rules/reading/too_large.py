"""# too-large (SSG118)

## What it does

Reports the file at which a spec exceeds 32 MB of text or 1,500,000 values. It is not read.

## Why it matters

Ten thousand enums take a tenth of that. A larger file is most likely no spec, and reading it would
take the machine's memory.

## Example

```shell
cp database-dump.yaml spec/
```

## Use instead

```shell
mv spec/database-dump.yaml data/
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location
from ssotgen.rules.rule import Rule

RULE = Rule("SSG118", "too-large", "The spec is larger than any spec should be.")


MAX_VALUES = 1_500_000
"""Keys and values of all files of a spec together."""


def too_many_values(location: Location) -> Finding:
    """Return the finding for the value at which a spec holds too many."""
    return RULE.finding(
        location,
        f"with this value the spec holds more than {MAX_VALUES:,}",
        hint="keep in the spec folder only what declares something",
    )
