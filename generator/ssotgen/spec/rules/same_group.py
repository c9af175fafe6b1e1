"""The rule `same-group`; its page is docs/rules/same-group.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.enum_values import aliased
from ssotgen.spec.model import GroupSpec, Spec


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each group that has the members of another one."""
    for enum in spec.enums:
        first: dict[frozenset[str], GroupSpec] = {}
        for group in enum.groups:
            members = frozenset(aliased(enum, each.text) for each in group.members)
            other = first.setdefault(members, group)
            if members and other is not group:
                yield RULE.finding(
                    group.location,
                    f"the group {quoted(group.name)} of {enum.name} has the same members as "
                    f"{quoted(other.name)}",
                    hint="remove one of them",
                    symbol=enum.name,
                    related=((other.location, "the other one"),),
                )


RULE = Rule(
    "SSG407",
    "same-group",
    "Checks for groups with the same members.",
    severity=Severity.WARNING,
    check=check,
)
