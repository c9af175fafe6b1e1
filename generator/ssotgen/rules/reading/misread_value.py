"""# misread-value (SSG115)

## What it does

Reports a value without quotes that YAML takes for something other than what is written: `on`, `yes`
and `no` as booleans, `012` as ten, `1:30` as ninety, `2026-01-01` as a date, `1.10` as 1.1.

## Why it matters

What is generated would differ from what the file shows, and other readers of the same file disagree
among themselves. `true`, `12`, `1.5` and `1e3` are fine: everybody reads them alike.

## Example

```yaml
members:
  DISABLED: off
  V1_10: 1.10
```

## Use instead

```yaml
members:
  DISABLED: "off"
  V1_10: "1.10"
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location
from ssotgen.reading.scalars import Scalar
from ssotgen.reading.wording import quoted, yaml_quoted
from ssotgen.rules.rule import Rule

RULE = Rule("SSG115", "misread-value", "YAML reads a value as something else than is written.")


def misread_value(location: Location, text: str, scalar: Scalar) -> Finding:
    """Return the finding for the plain scalar `text`, which `scalar` says is misread."""
    kind = "boolean" if scalar.instead in ("true", "false") else "number"
    other = f", or write {scalar.instead} for the {kind}" if scalar.instead else ""
    return RULE.finding(
        location,
        f"YAML reads {quoted(text)} {scalar.misread}",
        hint=f"quote this value: {yaml_quoted(text)}{other}",
    )
