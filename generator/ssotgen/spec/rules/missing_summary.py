"""The rule `missing-summary`; its page is docs/rules/missing-summary.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Location, Severity
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Spec


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each feature, enum and dataclass that says nothing of itself."""
    named: list[tuple[str, str, str, Location]] = []
    named += [("feature", item.name, item.summary, item.location) for item in spec.features]
    named += [("enum", item.name, item.summary, item.location) for item in spec.enums]
    named += [("dataclass", item.name, item.summary, item.location) for item in spec.dataclasses]
    for kind, name, summary, location in named:
        if not summary.strip():
            yield RULE.finding(
                location,
                f"the {kind} {quoted(name)} has no summary",
                hint="add `summary:` with one sentence that says what it is for",
                symbol=name,
            )


RULE = Rule(
    "SSG402",
    "missing-summary",
    "A feature, enum or dataclass has no summary.",
    severity=Severity.WARNING,
    check=check,
)
