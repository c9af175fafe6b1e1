"""# suppression-unknown-rule (SSG491)

## What it does

Reports a `# ssotgen: ignore[...]` comment that names no rule, or one that does not exist.

## Why it matters

It silences nothing, though it looks as if it did. `ssotgen explain` knows every rule.

## Example

```yaml
VISIBLE: visible  # ssotgen: ignore[similar-name] both names are fixed by the protocol
```

## Use instead

```yaml
VISIBLE: visible  # ssotgen: ignore[similar-names] both names are fixed by the protocol
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location, Severity
from ssotgen.nearest import nearest
from ssotgen.reading.wording import quoted
from ssotgen.rules.registry import all_rules
from ssotgen.rules.rule import Rule

RULE = Rule(
    "SSG491",
    "suppression-unknown-rule",
    "A suppression names no rule that there is.",
    Severity.WARNING,
)


def suppression_unknown_rule(location: Location, name: str) -> Finding:
    """Return the finding for the rule `name`, which is empty where a suppression names none."""
    if not name:
        return RULE.finding(
            location,
            "the suppression names no rule",
            hint="write `# ssotgen: ignore[rule] reason` with the rule that the finding shows",
        )
    near = nearest(name, [rule.name for rule in all_rules()])
    return RULE.finding(
        location,
        f"there is no rule {quoted(name)} to suppress",
        hint=f"did you mean {near}?" if near else "use the name that the finding shows",
    )
