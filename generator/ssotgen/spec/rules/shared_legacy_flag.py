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
                    f"{quoted(flag.text)} stands for the feature {owner} already",
                    hint=f"leave it to one of {owner} and {feature.name}",
                    symbol=feature.name,
                )


RULE = Rule(
    "SSG405",
    "shared-legacy-flag",
    "Two features are known by one flag.",
    severity=Severity.WARNING,
    check=check,
)
