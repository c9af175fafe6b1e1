"""# empty-spec (SSG109)

## What it does

Reports a spec folder without a YAML file, or with none that declares anything.

## Why it matters

An empty answer to the wrong folder looks like success. Files count if they end in `.yaml` or
`.yml`; files and folders whose names begin with a dot are left out.

## Example

```yaml
# everything in here is a comment
```

## Use instead

```shell
ssotgen init
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location
from ssotgen.rules.rule import Rule

RULE = Rule("SSG109", "empty-spec", "The spec declares nothing.")


def empty_spec(location: Location, has_files: bool) -> Finding:
    """Return the finding for the folder at `location`, which has YAML files or has none."""
    message = (
        "no file in the spec folder declares anything"
        if has_files
        else "the spec folder holds no .yaml or .yml file"
    )
    return RULE.finding(location, message, hint="run `ssotgen init` for a starter spec")
