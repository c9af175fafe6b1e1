"""The rule `reserved-field-name`; its page is docs/rules/reserved-field-name.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import FieldSpec, PropertySpec, Spec
from ssotgen.spec.names import DATACLASS_METHODS
from ssotgen.spec.taken_names import FIELD_NAMES


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
