"""The rule `required-after-default`; its page is docs/rules/required-after-default.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import FieldSpec, Spec


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each dataclass with such a field, at the first one."""
    for item in spec.dataclasses:
        if item.keyword_only:
            continue
        optional: FieldSpec | None = None
        for field in item.fields:
            if field.has_default:
                optional = optional or field
            elif optional is not None:
                yield RULE.finding(
                    field.location,
                    f"the required field {quoted(field.name)} follows a field with a default",
                    hint=f"move it above {optional.name}, or add a default",
                    symbol=f"{item.name}.{field.name}",
                    related=((optional.source.at_key("default"), "the first default"),),
                )
                break


RULE = Rule(
    "SSG346",
    "required-after-default",
    "Checks for required fields below a field with a default.",
    check=check,
)
