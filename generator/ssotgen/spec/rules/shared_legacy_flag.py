"""The rule `shared-legacy-flag`; its page is docs/rules/shared-legacy-flag.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Spec


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each flag that another feature has."""
    owners: dict[str, str] = {
        feature.flag_names[0]: feature.name for feature in spec.features if not feature.legacy_flags
    }
    for feature in spec.features:
        for flag in feature.legacy_flags:
            owner = owners.setdefault(flag.text, feature.name)
            if owner != feature.name:
                yield RULE.finding(
                    flag.location,
                    f"{quoted(flag.text)} is also the flag of the feature {quoted(owner)}",
                    hint="remove it from one of them",
                    symbol=feature.name,
                )


RULE = Rule(
    "SSG405",
    "shared-legacy-flag",
    "Checks for flags that two features share.",
    severity=Severity.WARNING,
    check=check,
)
