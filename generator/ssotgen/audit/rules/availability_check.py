"""The rule `availability-check`; its page is docs/rules/availability-check.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.availability_checks import flag_groups, unnamed_checks
from ssotgen.audit.survey import Survey
from ssotgen.codebase.flag_facts import BlockKind
from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.model import Feature
from ssotgen.spec.names import config_names, feature_property


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each place that finds out by itself what a feature answers."""
    for group in flag_groups(survey):
        if group.feature is not None and group.block.kind is not BlockKind.TRY:
            yield RULE.finding(
                survey.at(group.path, group.place),
                f"{group.names} {group.verb} whether {group.asked} can be imported, as the"
                f" feature '{group.feature.name}' does",
                hint=f"{_hint(survey, group.feature)}, or add {group.names} to `legacy_flags`",
                symbol=group.names,
            )
    for found in unnamed_checks(survey):
        if found.feature is not None:
            yield RULE.finding(
                survey.at(found.path, found.check.place),
                f"{found.check.function} looks for {found.check.module}, as the feature"
                f" '{found.feature.name}' does",
                hint=_hint(survey, found.feature),
                symbol=found.check.module,
            )


def _hint(survey: Survey, feature: Feature) -> str:
    prop = f"{config_names(survey.spec.project).instance}.{feature_property(feature.name)}"
    return f"use `{prop}`"


RULE = Rule(
    "SSG613",
    "availability-check",
    "Checks for code that tests by itself whether a feature is available.",
    Severity.NOTE,
    check,
)
