"""# missing-key (SSG202)

## What it does

Reports a mapping that lacks a key it cannot do without, at the mapping's own key.

## Why it matters

There is no value that could be guessed: a field without a type, a check without a message.

## Example

```yaml
checks:
  - when: max_retries > 3
```

## Use instead

```yaml
checks:
  - {when: max_retries > 3, message: A task must not be retried more than 3 times}
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location
from ssotgen.rules.rule import Rule

RULE = Rule("SSG202", "missing-key", "A mapping lacks a key that it needs.")


def missing_key(location: Location, key: str, owner: str, symbol: str) -> Finding:
    """Return the finding for `key`, which `owner` (the enum 'Colour', say) lacks."""
    return RULE.finding(
        location, f"{owner} has no {key!r}", hint=f"add `{key}: ...`", symbol=symbol
    )
