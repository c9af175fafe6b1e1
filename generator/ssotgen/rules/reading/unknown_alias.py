"""# unknown-alias (SSG105)

## What it does

Reports an alias (`*name`) for which no anchor (`&name`) stands before it in the same file. The rest
of that file is not read.

## Why it matters

The alias stands for a value that nobody gave. Anchors do not reach into other files. A text that
begins with `*` needs quotes.

## Example

```yaml
categories: *common
```

## Use instead

```yaml
categories: [smoke, unit]
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule

RULE = Rule("SSG105", "unknown-alias", "An alias has no anchor before it.")


def unknown_alias(location: Location, name: str, near: str | None) -> Finding:
    """Return the finding for an alias without an anchor; `near` is the one it may mean."""
    hint = f"did you mean *{near}?" if near else "quote a text that begins with *"
    return RULE.finding(
        location, f"no anchor {quoted('&' + name)} stands before its alias", hint=hint
    )
