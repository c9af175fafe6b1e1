"""# unknown-member (SSG343)

## What it does

Finds a default or a layer's value that should be a member of an enum, and is none.

## Why it matters

A field of an enum's type can hold nothing but its members. In a spec they are written by name
(`PARALLEL_LIMITED`), as in code; their values are for the wire.

## Example

```yaml
enums:
  Strategy: {summary: How to run., members: {ONE_BY_ONE: sequential, AT_ONCE: parallel}}
dataclasses:
  Plan: {summary: What to run., fields: {strategy: {type: Strategy, default: sequential}}}
```

## Use instead

```yaml
enums:
  Strategy: {summary: How to run., members: {ONE_BY_ONE: sequential, AT_ONCE: parallel}}
dataclasses:
  Plan: {summary: What to run., fields: {strategy: {type: Strategy, default: ONE_BY_ONE}}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.findings import Finding
from ssotgen.layer_values import given_values
from ssotgen.lookup import Lookup
from ssotgen.model import Spec
from ssotgen.rules.rule import Rule
from ssotgen.values import Fault, Misfit, Place, misfits


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each value that is no member of its enum."""
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        for field in item.fields:
            if field.has_default:
                node = field.source.node
                place = Place(field.source.at("default"), node.marks.get("default"))
                found = misfits(lookup, field.type, field.default, place)
                yield from _findings(found, f"{item.name}.{field.name}")
    for given in given_values(spec, lookup):
        found = misfits(lookup, given.field.type, given.value, given.place)
        yield from _findings(found, f"{given.layer.name}.{given.field.name}")


def _findings(found: Iterator[Misfit], symbol: str) -> Iterator[Finding]:
    for misfit in found:
        if misfit.fault is Fault.MEMBER:
            yield RULE.finding(misfit.location, misfit.message, hint=misfit.hint, symbol=symbol)


RULE = Rule("SSG343", "unknown-member", "A value is no member of its enum.", check=check)
