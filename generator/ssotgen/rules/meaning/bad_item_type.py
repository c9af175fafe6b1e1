"""# bad-item-type (SSG341)

## What it does

Finds a set whose items cannot be in a set or cannot be sorted: lists, sets, dicts, dataclasses,
`Any`, `T | None`, and enums of which some values are text and some numbers.

## Why it matters

Items of a set must be hashable, and on the wire a set is a sorted list. A set of dataclasses fails
when it is filled, one with `None` in it when it is written.

## Example

```yaml
dataclasses:
  Parcel: {summary: What is sent., fields: {notes: {type: "set[str | None]"}}}
```

## Use instead

```yaml
dataclasses:
  Parcel: {summary: What is sent., fields: {notes: {type: "set[str]"}}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.field_types import Named, OptionalOf, Scalar, SetOf, TypeRef
from ssotgen.findings import Finding
from ssotgen.lookup import Lookup
from ssotgen.model import FieldSpec, PropertySpec, Spec
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each type with a set that cannot be."""
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        entities: tuple[FieldSpec | PropertySpec, ...] = (*item.fields, *item.properties)
        for entity in entities:
            for ref in _sets_in(entity.type):
                reason = _reason(lookup, ref.item)
                if reason:
                    hint = f"write list[{ref.item}]"
                    if isinstance(ref.item, OptionalOf):
                        hint = f"write set[{ref.item.item}], or {hint.removeprefix('write ')}"
                    yield RULE.finding(
                        entity.source.at("type"),
                        f"{ref} cannot be: {reason}",
                        hint=hint,
                        symbol=f"{item.name}.{entity.name}",
                    )


def _sets_in(ref: TypeRef) -> Iterator[SetOf]:
    """Yield the sets in a type; of a set in a set the outer one is at fault."""
    while not isinstance(ref, Scalar | Named):
        if isinstance(ref, SetOf):
            yield ref
            return
        ref = ref.item


def _reason(lookup: Lookup, item: TypeRef) -> str:
    if isinstance(item, Scalar):
        return "values of Any need not be hashable" if item.name == "Any" else ""
    if isinstance(item, OptionalOf):
        return "None cannot be sorted among other values"
    if not isinstance(item, Named):
        return f"a {str(item).split('[')[0]} cannot be an item of a set"
    if item.name in lookup.dataclasses:
        return "dataclasses cannot be sorted"
    enum = lookup.enums.get(item.name)
    if enum is not None and len({type(member.value) for member in enum.members}) > 1:
        return f"the values of {item.name} are of two kinds and cannot be sorted"
    return ""


RULE = Rule(
    "SSG341", "bad-item-type", "A set has items that cannot be hashed or sorted.", check=check
)
