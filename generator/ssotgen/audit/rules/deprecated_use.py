"""The rule `deprecated-use`; its page is docs/rules/deprecated-use.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ssotgen.audit.replacements import Replacement, replacements
from ssotgen.audit.survey import Survey
from ssotgen.audit.usages import SymbolUse, symbol_uses
from ssotgen.diagnostics.finding import Finding, Fix, Severity
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.deprecations import deprecations_by_symbol


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each use of something deprecated that the survey knows."""
    yield from findings_of(survey, symbol_uses(survey))


def findings_of(survey: Survey, uses: Iterable[SymbolUse]) -> Iterator[Finding]:
    """Yield a finding for each of the uses that is of something deprecated."""
    deprecated = deprecations_by_symbol(survey.spec)
    if not deprecated:
        return
    known = replacements(survey.spec)
    for use in uses:
        found = deprecated.get(use.symbol)
        if found is None or use.how == "text":
            continue
        kind, _, name = use.symbol.rpartition(":")
        shown = f"the feature '{name}'" if kind else name
        since = f" since {found.since}" if found.since else ""
        reason = f": {found.reason.rstrip('.')}" if found.reason else ""
        yield RULE.finding(
            survey.at(use.path, use.place),
            f"{shown} is deprecated{since}{reason}",
            hint=f"use `{found.use}`" if found.use else "",
            symbol=shown,
            fix=_fix(known.get(use.symbol), use.how),
        )


def _fix(replacement: Replacement | None, how: str) -> Fix:
    if replacement is None or (replacement.for_reads and how == "keyword"):
        return Fix.NONE
    return replacement.fix


RULE = Rule(
    "SSG611",
    "deprecated-use",
    "Checks for uses of what the spec declares as deprecated.",
    Severity.WARNING,
    check,
    fixed_by="ssotgen migrate",
)
