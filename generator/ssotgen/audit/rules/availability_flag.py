"""The rule `availability-flag`; its page is docs/rules/availability-flag.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.fixability import decide_flag
from ssotgen.audit.survey import Survey
from ssotgen.diagnostics.finding import Finding, Fix
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.names import config_names, feature_property


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each flag of a feature."""
    instance = config_names(survey.spec.project).instance
    for flag in survey.flags.owned:
        if not survey.is_target(flag.path) or flag.feature is None:
            continue
        decision = decide_flag(flag)
        prop = f"{instance}.{feature_property(flag.feature.name)}"
        hint = f"run `ssotgen migrate --write`: ask {prop}"
        if decision.fix is Fix.UNSAFE:
            hint = f"run `ssotgen migrate --write --unsafe-fixes`: {decision.reason}"
        elif decision.fix is Fix.NONE:
            hint = f"ask {prop}; no command does that here: {decision.reason}"
        yield RULE.finding(
            survey.at(flag.path, flag.place),
            f"{flag.name} is an availability flag of the feature '{flag.feature.name}'",
            hint=hint,
            symbol=flag.name,
            fix=decision.fix,
        )


RULE = Rule(
    "SSG606",
    "availability-flag",
    "A 'try' around an import sets a flag that the generated module answers.",
    check=check,
)
