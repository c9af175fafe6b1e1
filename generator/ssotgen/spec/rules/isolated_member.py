"""The rule `isolated-member`; its page is docs/rules/isolated-member.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.enum_values import own_members, own_names
from ssotgen.spec.model import Spec


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each member that no transition of its enum leads to or comes from."""
    for enum in spec.enums:
        if not enum.transitions:
            continue
        named = {each.member.text for each in enum.transitions}
        named.update(target.text for each in enum.transitions for target in each.targets)
        known = own_names(enum)
        if named - known.keys() - enum.invalid_names:
            continue  # one of these may be meant
        reached = {known.get(name) for name in named}
        for member in own_members(enum):
            if member.name not in reached:
                yield RULE.finding(
                    member.location,
                    f"{enum.name}.{member.name} is in none of the transitions",
                    hint="add those from it and to it, or `[]` for a member that stays as it is",
                    symbol=f"{enum.name}.{member.name}",
                )


RULE = Rule(
    "SSG408",
    "isolated-member",
    "Checks for members that no transition names.",
    severity=Severity.WARNING,
    check=check,
)
