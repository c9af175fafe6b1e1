"""# mixed-values (SSG406)

## What it does

Finds an `Enum` of whose values some are text and some are numbers.

## Why it matters

Whoever reads such a value back from JSON, a database or the environment must guess which it was,
and the values cannot be sorted. Most often one of them only lacks its quotes.

## Example

```yaml
enums:
  Level: {summary: How urgent it is., members: {LOW: low, HIGH: 2}}
```

## Use instead

```yaml
enums:
  Level: {summary: How urgent it is., members: {LOW: low, HIGH: high}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding, Severity
from ssotgen.model import EnumBase, Spec
from ssotgen.phrases import described
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each such enum, at the first value of the other kind."""
    for enum in spec.enums:
        if enum.base is not EnumBase.ENUM or not enum.members:
            continue
        first = enum.members[0]
        for member in enum.members:
            if isinstance(member.value, str) is not isinstance(first.value, str):
                yield RULE.finding(
                    member.value_location,
                    f"{quoted(enum.name)} has values of two kinds: "
                    f"{described(first.value)} for {first.name}, "
                    f"{described(member.value)} for {member.name}",
                    hint="make all of them text, or all of them numbers",
                    symbol=enum.name,
                )
                break


RULE = Rule(
    "SSG406",
    "mixed-values",
    "An enum has values of two kinds.",
    severity=Severity.WARNING,
    check=check,
)
