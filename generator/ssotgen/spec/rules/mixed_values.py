"""The rule `mixed-values`; its page is docs/rules/mixed-values.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import EnumBase, Spec
from ssotgen.spec.yaml.document import Value


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
                    f"the enum {quoted(enum.name)} has both strings and integers",
                    hint="use one of the two for all members",
                    symbol=enum.name,
                    related=((first.value_location, f"this one is {_kind(first.value)}"),),
                )
                break


def _kind(value: Value) -> str:
    return "a string" if isinstance(value, str) else "an integer"


RULE = Rule(
    "SSG406",
    "mixed-values",
    "Checks for enums with both strings and integers.",
    severity=Severity.WARNING,
    check=check,
)
