"""# tab (SSG102)

## What it does

Reports a tab character that stands outside quoted text, block text and comments. The rest of that
file is not read.

## Why it matters

YAML forbids tabs as indentation, and its readers disagree about tabs elsewhere: how wide one looks
is up to the editor, so a reader of the file cannot see what belongs to what.

## Example

```yaml
features:
        docker:             # this line begins with a tab
    hint: start docker
```

## Use instead

```yaml
features:
  docker:
    hint: start docker
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location
from ssotgen.rules.rule import Rule

RULE = Rule("SSG102", "tab", "A tab stands where YAML takes spaces alone.")


def tab(location: Location) -> Finding:
    """Return the finding for a tab outside of text and comments."""
    return RULE.finding(
        location,
        "a tab stands where YAML takes spaces alone",
        hint="replace the tab with spaces",
    )
