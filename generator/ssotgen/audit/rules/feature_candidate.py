"""The rule `feature-candidate`; its page is docs/rules/feature-candidate.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.flags import Flag
from ssotgen.audit.survey import Survey
from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.rule import Rule


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each flag of something that the spec does not know."""
    for flag in survey.flags.candidates:
        if not survey.is_target(flag.path):
            continue
        imports = survey.load(flag.path).imports
        written = [imports[index] for index in flag.block.imports]
        modules = dict.fromkeys("." * each.level + each.module for each in written)
        yield RULE.finding(
            survey.at(flag.path, flag.place),
            f"{flag.name} says whether {', '.join(modules)} can be imported",
            hint=_hint(survey, flag),
            symbol=flag.name,
        )


def _hint(survey: Survey, flag: Flag) -> str:
    near = survey.flags.near(flag)
    if near is None:
        return "declare a feature for it, if it is asked in more than one place"
    return (
        f"the feature '{near.name}' names neither this flag in 'legacy_flags' nor all that its"
        " block imports: add both if it asks the same, or declare a feature of its own"
    )


RULE = Rule(
    "SSG610",
    "feature-candidate",
    "An availability flag stands for something that is no feature of the spec.",
    Severity.NOTE,
    check,
)
