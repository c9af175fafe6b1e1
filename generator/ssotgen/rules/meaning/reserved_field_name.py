"""# reserved-field-name (SSG314)

## What it does

Finds fields and properties that are called like a method of every generated dataclass (`to_dict`,
`from_dict`, `validate`), like `self`, like a type or decorator that the body of the class uses, or
like an enum or dataclass of the spec.

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

from ssotgen.findings import Finding
from ssotgen.model import FieldSpec, PropertySpec, Spec
from ssotgen.names import DATACLASS_METHODS
from ssotgen.reading.wording import quoted
from ssotgen.render.enums_names import FIELD_NAMES
from ssotgen.rules.rule import Rule


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each field and property whose name the class needs."""
    classes = {enum.name for enum in spec.all_enums} | {item.name for item in spec.dataclasses}
    for item in spec.dataclasses:
        entities: tuple[FieldSpec | PropertySpec, ...] = (*item.fields, *item.properties)
        for entity in entities:
            reason = _reason(entity.name, classes)
            if reason:
                yield RULE.finding(
                    entity.location,
                    f"{item.name} cannot have a field {quoted(entity.name)}: {reason}",
                    hint=f"use another name, such as {entity.name}_",
                    symbol=f"{item.name}.{entity.name}",
                )


def _reason(name: str, classes: set[str]) -> str:
    if name in DATACLASS_METHODS:
        return "every generated dataclass has a method of that name"
    if name == "self":
        return "methods call the instance by that name"
    if name in FIELD_NAMES:
        return "the body of the class uses that name for something else"
    return "a class of the spec has that name" if name in classes else ""


RULE = Rule(
    "SSG314", "reserved-field-name", "A field has a name that its class needs.", check=check
)
