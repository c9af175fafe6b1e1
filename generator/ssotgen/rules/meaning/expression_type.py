"""# expression-type (SSG361)

## What it does

Finds operators in expressions that do not work on the types of their operands, comparisons that can
never hold, values that may be None where only another will do, and properties whose expression
gives another type than they declare.

## Why it matters

Such an expression fails with a `TypeError` for the first instance that gets there, or is silently
always false. What a type checker would refuse in the generated module is refused here, at its place
in the spec.

## Example

```yaml
dataclasses:
  Parcel:
    summary: What is sent.
    fields: {weight: {type: int | None, default: null}, name: {type: str, default: ""}}
    properties: {is_heavy: {type: bool, value: weight > 20 or name > 3}}
```

## Use instead

```yaml
dataclasses:
  Parcel:
    summary: What is sent.
    fields: {weight: {type: int | None, default: null}, name: {type: str, default: ""}}
    properties: {is_heavy: {type: bool, value: weight is not None and weight > 20 or len(name) > 3}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.expressions.infer import infer
from ssotgen.expressions.value_types import assignable, described, union_of
from ssotgen.findings import Finding
from ssotgen.lookup import Lookup
from ssotgen.model import Spec
from ssotgen.rules.meaning._expressions import expressions_of
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each part of an expression that cannot work."""
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        for place in expressions_of(item):
            inference = infer(place.expression, item, lookup)
            for problem in inference.problems:
                if not problem.is_reference:
                    yield RULE.finding(
                        place.at(problem.offset),
                        problem.message,
                        hint=problem.hint,
                        symbol=place.symbol,
                    )
            declared = place.declared
            if declared is None or inference.problems:
                continue
            if not assignable(inference.types, union_of(declared, lookup), lookup):
                given = described(inference.types)
                yield RULE.finding(
                    place.at(0),
                    f"the property {place.symbol} is declared as {declared}, "
                    f"but its expression gives {given}",
                    hint=f"declare it as {given}, or change the expression",
                    symbol=place.symbol,
                )


RULE = Rule(
    "SSG361", "expression-type", "An expression does not work on the types it has.", check=check
)
