"""The rule `feature-without-hint`; its page is docs/rules/feature-without-hint.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Spec


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each feature that says not how to get it."""
    for feature in spec.features:
        if not feature.hint.strip():
            yield RULE.finding(
                feature.location,
                f"the feature {quoted(feature.name)} has no hint for those who lack it",
                hint="add `hint:` with the command or the step that makes it available",
                symbol=feature.name,
            )


RULE = Rule(
    "SSG404",
    "feature-without-hint",
    "A feature does not say how to get it.",
    severity=Severity.WARNING,
    check=check,
)
