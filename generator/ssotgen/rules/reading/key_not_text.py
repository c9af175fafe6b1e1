"""# key-not-text (SSG114)

## What it does

Reports a key that YAML does not read as text: `on`, `no`, `1`, `null`, a date, a list.

## Why it matters

YAML 1.1 makes a boolean of `ON:` and a number of `1:`; other readers of the same file make text of
it. Quotes leave no doubt.

## Example

```yaml
members:
  ON: "on"
```

## Use instead

```yaml
members:
  "ON": "on"
```
"""

from __future__ import annotations

from ssotgen.findings import Finding, Location
from ssotgen.reading.scalars import Scalar
from ssotgen.reading.wording import quoted, yaml_quoted
from ssotgen.rules.rule import Rule

RULE = Rule("SSG114", "key-not-text", "A key is not text to YAML.")


def key_not_text(location: Location, text: str, scalar: Scalar) -> Finding:
    """Return the finding for a plain key `text` that YAML resolves to something else."""
    if not text:
        return RULE.finding(
            location, "a key is missing before the colon", hint="write the key, or remove the colon"
        )
    if scalar.misread:
        read = scalar.misread
    elif scalar.value is None:
        read = "as null"
    elif isinstance(scalar.value, bool):
        read = f"as the boolean {str(scalar.value).lower()}"
    else:
        read = f"as the number {scalar.value}"
    return RULE.finding(
        location,
        f"YAML reads the key {quoted(text)} {read}, not as text",
        hint=f"quote this key: {yaml_quoted(text)}",
    )


def container_as_key(location: Location, kind: str) -> Finding:
    """Return the finding for a mapping or a list in the place of a key."""
    return RULE.finding(
        location,
        f"a {kind} stands where a key is expected",
        hint="write a name; quote a text that begins with [ or {",
    )
