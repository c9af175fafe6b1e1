"""# alias-expansion (SSG104)

## What it does

Reports an alias (`*name`) that contains itself, and the alias at which all aliases of the spec
together would add more than 100,000 values. The rest of that file is not read.

## Why it matters

A few lines of aliases of aliases stand for billions of values ("billion laughs"), and an alias
inside its own anchor for infinitely many: whoever walks the data never returns.

## Example

```yaml
settings: &settings
  nested: *settings
```

## Use instead

```yaml
settings:
  nested: {timeout_seconds: 30}
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule

RULE = Rule("SSG104", "alias-expansion", "An alias contains itself or multiplies without bound.")


_HINT = "write the values out where they are needed"


def contains_itself(location: Location, name: str) -> Finding:
    """Return the finding for an alias inside the value that it stands for."""
    return RULE.finding(
        location, f"the alias {quoted('*' + name)} stands inside its own value", hint=_HINT
    )


def too_many_aliased(location: Location, name: str) -> Finding:
    """Return the finding for the alias at which the spec repeats too many values."""
    return RULE.finding(
        location,
        f"with {quoted('*' + name)} the aliases of the spec repeat more than 100,000 values",
        hint=_HINT,
    )
