"""The rule `mixed-values`; its page is docs/rules/mixed-values.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import EnumBase, Spec
from ssotgen.spec.phrases import described


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
