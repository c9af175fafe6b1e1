"""# unknown-name (SSG360)

## What it does

Finds names in the expressions of properties and checks that are not there: a field or property that
the dataclass lacks, an enum that the spec lacks, a member that the enum lacks.

## Why it matters

An expression becomes a method of the class. There an unknown name would be an error each time that
the property is read or the instance validated.

## Example

```yaml
dataclasses:
  Parcel:
    summary: What is sent.
    fields: {weight: {type: int}}
    properties: {is_heavy: {type: bool, value: wieght > 20}}
```

## Use instead

```yaml
dataclasses:
  Parcel:
    summary: What is sent.
    fields: {weight: {type: int}}
    properties: {is_heavy: {type: bool, value: weight > 20}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.expressions.infer import infer
from ssotgen.findings import Finding
from ssotgen.lookup import Lookup
from ssotgen.model import Spec
from ssotgen.rules.meaning._expressions import expressions_of
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each name in an expression that names nothing."""
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        for place in expressions_of(item):
            for problem in infer(place.expression, item, lookup).problems:
                if problem.is_reference:
                    yield RULE.finding(
                        place.at(problem.offset),
                        problem.message,
                        hint=problem.hint,
                        symbol=place.symbol,
                    )


RULE = Rule("SSG360", "unknown-name", "An expression names what is not there.", check=check)
