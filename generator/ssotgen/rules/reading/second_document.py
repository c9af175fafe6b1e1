"""# second-document (SSG111)

## What it does

Reports a second YAML document (after `---`) in one file. It is not read.

## Why it matters

Some readers take the first document, some the last, some all. One file is one document here.

## Example

```yaml
project: {name: orchestration, package: test_framework.ssot}
---
enums: {}
```

## Use instead

```yaml
project: {name: orchestration, package: test_framework.ssot}
enums: {}
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location
from ssotgen.rules.rule import Rule

RULE = Rule("SSG111", "second-document", "A file holds a second YAML document.")


def second_document(location: Location) -> Finding:
    """Return the finding for the start of a file's second document."""
    return RULE.finding(
        location,
        "a second document begins here; a file holds one",
        hint="remove the line of --- or move what follows into a file of its own",
    )
