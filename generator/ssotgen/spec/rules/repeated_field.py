"""The rule `repeated-field`; its page is docs/rules/repeated-field.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Spec


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each property that repeats the name of a field."""
    for item in spec.dataclasses:
        fields = {field.name: field for field in item.fields}
        for prop in item.properties:
            field = fields.get(prop.name)
            if field is not None:
                yield RULE.finding(
                    prop.location,
                    f"the property {quoted(prop.name)} has the name of a field",
                    hint="rename or remove one of them",
                    symbol=f"{item.name}.{prop.name}",
                    related=((field.location, "the field"),),
                )


RULE = Rule(
    "SSG315", "repeated-field", "Checks for properties with the name of a field.", check=check
)
