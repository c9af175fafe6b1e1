"""The rule `flag-use`; its page is docs/rules/flag-use.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.fixability import decide_flag, use_instead
from ssotgen.audit.survey import Survey
from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.names import config_names


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each read of a flag."""
    instance = config_names(survey.spec.project).instance
    for flag in survey.flags.owned:
        if flag.feature is None:
            continue
        for read in flag.reads:
            if survey.is_target(read.path):
                yield RULE.finding(
                    survey.at(read.path, read.use.place),
                    f"{read.use.name} is a hand-written flag for the feature '{flag.feature.name}'",
                    hint=use_instead(decide_flag(flag), flag.question(instance)),
                    symbol=flag.name,
                    fix=decide_flag(flag).fix,
                )


RULE = Rule(
    "SSG608",
    "flag-use",
    "Checks for reads of hand-written availability flags.",
    check=check,
    fixed_by="ssotgen migrate",
)
