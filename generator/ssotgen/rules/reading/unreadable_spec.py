"""# unreadable-spec (SSG116)

## What it does

Reports what looks like a YAML file or a folder of the spec and cannot be read: no permission, a
link that leads nowhere or in a circle, a folder or a pipe that is named like a file. Also the file
at which the spec exceeds 32 MB of text or 1,500,000 values: ten thousand enums take a tenth of it,
and reading much more would take the machine's memory.

## Why it matters

A part of the spec that is passed over in silence is missing from the generated modules.

## Example

```shell
ln -s missing.yaml spec/enums.yaml
```

## Use instead

```shell
cp shared/enums.yaml spec/enums.yaml
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location
from ssotgen.rules.rule import Rule

RULE = Rule("SSG116", "unreadable-spec", "A file or folder of the spec cannot be read.")

MAX_VALUES = 1_500_000
"""Keys and values of all files of a spec together."""


def too_many_values(location: Location) -> Finding:
    """Return the finding for the value at which a spec holds too many."""
    return RULE.finding(
        location,
        f"with this value the spec holds more than {MAX_VALUES:,}",
        hint="keep in the spec folder only what declares something",
    )
