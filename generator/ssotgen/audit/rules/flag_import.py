"""The rule `flag-import`; its page is docs/rules/flag-import.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.fixability import decide_flag, use_instead
from ssotgen.audit.survey import Survey
from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.names import config_names


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each import of a flag."""
    instance = config_names(survey.spec.project).instance
    for flag in survey.flags.owned:
        if flag.feature is None:
            continue
        for each in flag.imports:
            if survey.is_target(each.path):
                yield RULE.finding(
                    survey.at(each.path, each.fact.place),
                    f"{each.fact.name} is a hand-written flag for the feature"
                    f" '{flag.feature.name}'",
                    hint=use_instead(decide_flag(flag), flag.question(instance)),
                    symbol=flag.name,
                    fix=decide_flag(flag).fix,
                )


RULE = Rule(
    "SSG607",
    "flag-import",
    "Checks for imports of hand-written availability flags.",
    check=check,
    fixed_by="ssotgen migrate",
)
