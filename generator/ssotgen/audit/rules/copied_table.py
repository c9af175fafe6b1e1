"""The rule `copied-table`; its page is docs/rules/copied-table.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.member_copies import member_copies
from ssotgen.audit.survey import Survey
from ssotgen.diagnostics.finding import Finding, Fix, Severity
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import counted


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each table that has what the members of an enum know."""
    if not any(enum.attributes for enum in survey.spec.enums):
        return
    for facts in survey.target_files:
        for copy in member_copies(survey, facts):
            if not copy.is_table:
                continue
            name = f"{copy.enum.name}.{copy.part}"
            message = f"this table has {name} of each member"
            hint = f"read `.{copy.part}` of the member"
            if copy.differing:
                member, found, wanted = copy.differing[0]
                others = len(copy.differing) - 1
                more = f", and {counted(others, 'other')}" if others else ""
                message = (
                    f"this table has {name} of each member, but {found} for {member}, where the "
                    f"spec has {wanted}{more}"
                )
                hint = "decide which of them is right, and keep it only in the spec"
            yield RULE.finding(
                survey.at(facts.path, copy.place),
                message,
                hint=hint,
                symbol=name,
                fix=Fix.UNSAFE if copy.instead else Fix.NONE,
            )


RULE = Rule(
    "SSG614",
    "copied-table",
    "Checks for tables with what the spec has as an attribute of an enum.",
    Severity.WARNING,
    check,
    fixed_by="ssotgen migrate",
)
