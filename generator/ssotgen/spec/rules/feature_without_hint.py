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
                f"missing hint in feature {quoted(feature.name)}",
                hint="add `hint: ...` with the command that installs it",
                symbol=feature.name,
            )


RULE = Rule(
    "SSG404",
    "feature-without-hint",
    "Checks for features without a hint on how to get them.",
    severity=Severity.WARNING,
    check=check,
)
