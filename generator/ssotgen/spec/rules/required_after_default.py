"""The rule `required-after-default`; its page is docs/rules/required-after-default.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Spec


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each dataclass with such a field, at the first one."""
    for item in spec.dataclasses:
        optional = ""
        for field in item.fields:
            if field.has_default:
                optional = optional or field.name
            elif optional:
                yield RULE.finding(
                    field.location,
                    f"{quoted(field.name)} of {item.name} has no default, "
                    f"but {quoted(optional)} above it has one",
                    hint=f"move {field.name} above {optional}, or give it a default",
                    symbol=f"{item.name}.{field.name}",
                )
                break


RULE = Rule(
    "SSG346", "required-after-default", "A required field follows one with a default.", check=check
)
