"""# bad-yaml (SSG101)

## What it does

Reports a file that is no YAML, with the parser's reason in plain words at the place where it
stumbled. The rest of that file is not read; other files are.

## Why it matters

Nothing after the fault can be understood, and guessing would turn a slip into generated code.

## Example

```yaml
fields:
  services: {type: set[str]}    # inside { } a plain value ends at the bracket
```

## Use instead

```yaml
fields:
  services: {type: "set[str]"}
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location
from ssotgen.rules.rule import Rule

RULE = Rule("SSG101", "bad-yaml", "The file is not well-formed YAML.")


def bad_directive(location: Location) -> Finding:
    """Return the finding for a line with a % that is no directive, or a YAML version to come."""
    return RULE.finding(
        location,
        "this line is no directive that the reader knows",
        hint="remove the line; quote a text that begins with %",
    )


def value_breaks_off(location: Location, char: str) -> Finding:
    """Return the finding for a bracket behind a value inside [ ] or { }, as in {type: set[str]}."""
    return RULE.finding(
        location,
        f"a value without quotes breaks off at {char!r} here",
        hint='quote a value that holds any of [ ] { } , such as "list[str]"',
    )
