"""# missing-summary (SSG402)

## What it does

Finds features, enums and dataclasses without a summary.

## Why it matters

The summary is what editors and `help()` show of a generated class, and the first that a reader of
the module sees. Members and fields often speak for themselves; a class in one place for everybody
should say what it is for.

## Example

```yaml
enums:
  Colour: {members: {RED: red}}
```

## Use instead

```yaml
enums:
  Colour: {summary: Colours that parcels are marked with., members: {RED: red}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding, Location, Severity
from ssotgen.model import Spec
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each feature, enum and dataclass that says nothing of itself."""
    named: list[tuple[str, str, str, Location]] = []
    named += [("feature", item.name, item.summary, item.location) for item in spec.features]
    named += [("enum", item.name, item.summary, item.location) for item in spec.enums]
    named += [("dataclass", item.name, item.summary, item.location) for item in spec.dataclasses]
    for kind, name, summary, location in named:
        if not summary.strip():
            yield RULE.finding(
                location,
                f"the {kind} {quoted(name)} has no summary",
                hint="add `summary:` with one sentence that says what it is for",
                symbol=name,
            )


RULE = Rule(
    "SSG402",
    "missing-summary",
    "A feature, enum or dataclass has no summary.",
    severity=Severity.WARNING,
    check=check,
)
