"""# reserved-field-name (SSG314)

## What it does

Finds fields and properties that are called like a method of every generated dataclass (`to_dict`,
`from_dict`, `validate`), like `self`, or like a type or decorator that the body of the class uses.

## Why it matters

A field `to_dict` would take the place of the method. A field `str` makes every later `str` in that
class mean the field, for type checkers and, with a default, for Python itself.

## Example

```yaml
dataclasses:
  Parcel:
    summary: What is sent.
    fields:
      str: {type: str, default: ""}
      validate: {type: bool, default: true}
```

## Use instead

```yaml
dataclasses:
  Parcel:
    summary: What is sent.
    fields:
      text: {type: str, default: ""}
      must_validate: {type: bool, default: true}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.field_types import DictOf, ListOf, Named, OptionalOf, Scalar, SetOf, TypeRef
from ssotgen.findings import Finding
from ssotgen.model import DataclassSpec, FieldSpec, PropertySpec, Spec
from ssotgen.names import CLASS_BODY_NAMES, DATACLASS_METHODS
from ssotgen.reading.wording import quoted
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each field and property whose name the class needs."""
    for item in spec.dataclasses:
        used = _types_of(item)
        for entity in _attributes(item):
            reason = _reason(entity.name, used)
            if reason:
                yield RULE.finding(
                    entity.location,
                    f"{item.name} cannot have a field {quoted(entity.name)}: {reason}",
                    hint=f"use another name, such as {entity.name}_",
                    symbol=f"{item.name}.{entity.name}",
                )


def _reason(name: str, used: set[str]) -> str:
    if name in DATACLASS_METHODS:
        return "every generated dataclass has a method of that name"
    if name == "self":
        return "methods call the instance by that name"
    if name in used or name in CLASS_BODY_NAMES:
        return "the body of the class uses that name for something else"
    return ""


def _attributes(item: DataclassSpec) -> tuple[FieldSpec | PropertySpec, ...]:
    return (*item.fields, *item.properties)


def _types_of(item: DataclassSpec) -> set[str]:
    """Return the names of the types that the annotations of a dataclass use."""
    found: set[str] = set()
    for entity in _attributes(item):
        found.update(_names_in(entity.type))
    return found


def _names_in(ref: TypeRef) -> Iterator[str]:
    while not isinstance(ref, Scalar | Named):
        if not isinstance(ref, OptionalOf):
            yield _CONTAINERS[type(ref)]
        ref = ref.item
    yield ref.name


_CONTAINERS: dict[type, str] = {ListOf: "list", SetOf: "set", DictOf: "dict"}

RULE = Rule(
    "SSG314", "reserved-field-name", "A field has a name that its class needs.", check=check
)
