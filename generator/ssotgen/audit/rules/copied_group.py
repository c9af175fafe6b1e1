"""The rule `copied-group`; its page is docs/rules/copied-group.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.member_copies import member_copies
from ssotgen.audit.survey import Survey
from ssotgen.diagnostics.finding import Finding, Fix, Severity
from ssotgen.diagnostics.rule import Rule


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each list of members that the spec has as a group."""
    if not any(enum.groups for enum in survey.spec.enums):
        return
    for facts in survey.target_files:
        for copy in member_copies(survey, facts):
            if copy.is_table:
                continue
            group = next(each for each in copy.enum.groups if each.name == copy.part)
            name = f"{copy.enum.name}.{group.name}"
            yield RULE.finding(
                survey.at(facts.path, copy.place),
                f"these members are the group {name}",
                hint=f"ask `.{group.property_name}` of the member, or use "
                f"`{copy.enum.name}.{group.method_name}()`",
                symbol=name,
                fix=Fix.UNSAFE if copy.instead else Fix.NONE,
            )


RULE = Rule(
    "SSG615",
    "copied-group",
    "Checks for lists of members that the spec has as a group of an enum.",
    Severity.WARNING,
    check,
    fixed_by="ssotgen migrate",
)
