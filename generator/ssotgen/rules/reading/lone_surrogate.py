"""# lone-surrogate (SSG119)

## What it does

Reports an escape such as `"\\ud83d"` that names half a character, and an escape beyond the last
character there is.

## Why it matters

Such a text cannot be written to any file. JSON writes characters like an emoji as two such halves;
YAML writes them as one escape of eight digits.

## Example

```yaml
hint: "\\ud83d\\ude80 start the agent"
```

## Use instead

```yaml
hint: "\\U0001F680 start the agent"
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location
from ssotgen.rules.rule import Rule

RULE = Rule("SSG119", "lone-surrogate", "An escape stands for no character.")


def lone_surrogate(location: Location) -> Finding:
    """Return the finding for an escape that stands for no character."""
    return RULE.finding(
        location,
        "this escape stands for half a character or for none",
        hint="write the character itself, or one escape of eight digits such as \\U0001F680",
    )
