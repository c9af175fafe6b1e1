"""The rule `missing-summary`; its page is docs/rules/missing-summary.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import DataclassSpec, EnumSpec, Feature, Spec


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each feature, enum and dataclass that says nothing of itself."""
    named: list[tuple[str, Feature | EnumSpec | DataclassSpec]] = []
    named += [("feature", item) for item in spec.features]
    named += [("enum", item) for item in spec.enums]
    named += [("dataclass", item) for item in spec.dataclasses]
    for kind, item in named:
        written = item.source.get("summary", "") if item.source is not None else ""
        if isinstance(written, str) and not written.strip():
            yield RULE.finding(
                item.location,
                f"missing summary in {kind} {quoted(item.name)}",
                hint="add `summary: ...` with one sentence",
                symbol=item.name,
            )


RULE = Rule(
    "SSG402",
    "missing-summary",
    "Checks for features, enums and dataclasses without a summary.",
    severity=Severity.WARNING,
    check=check,
)
