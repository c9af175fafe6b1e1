"""The rule `feature-candidate`; its page is docs/rules/feature-candidate.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.availability_checks import flag_groups, unnamed_checks
from ssotgen.audit.survey import Survey
from ssotgen.codebase.flag_facts import BlockKind
from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.model import Feature


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each flag or check of something that the spec does not know."""
    for group in flag_groups(survey):
        if group.feature is not None and group.block.kind is not BlockKind.TRY:
            continue
        yield RULE.finding(
            survey.at(group.path, group.place),
            f"{group.names} {group.verb} whether {group.asked} can be imported",
            hint=_hint(group.feature),
            symbol=group.names,
        )
    for found in unnamed_checks(survey):
        if found.feature is None:
            yield RULE.finding(
                survey.at(found.path, found.check.place),
                f"{found.check.function} tests whether {found.check.module} can be imported",
                hint=_hint(None),
                symbol=found.check.module,
            )


def _hint(near: Feature | None) -> str:
    if near is None:
        return "declare a feature for it, if more than one place needs to know"
    return (
        f"add the flag to `legacy_flags` of the feature '{near.name}' and what its block imports to"
        " `imports`, or declare another feature"
    )


RULE = Rule(
    "SSG610",
    "feature-candidate",
    "Checks for availability flags of what is not a feature of the spec.",
    Severity.NOTE,
    check,
)
