"""The rule `unparsable`; its page is docs/rules/unparsable.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ssotgen.audit.survey import Survey
from ssotgen.codebase.facts import Unparsable
from ssotgen.diagnostics.conflict_markers import HOW_TO_RESOLVE, UNRESOLVED
from ssotgen.diagnostics.finding import Finding, Location, Severity
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.rule import Rule


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each file that could not be read."""
    for each in survey.unparsable:
        if survey.is_target(each.path):
            yield finding_of(each)


def finding_of(each: Unparsable) -> Finding:
    """Return the finding for a file that could not be read."""
    place = Location(display_path(Path(each.path)), each.line, max(each.column, 1))
    hint = "correct the file, or leave it out with the setting `exclude`"
    if each.reason == UNRESOLVED:
        hint = HOW_TO_RESOLVE
    return RULE.finding(place, f"the file cannot be read: {each.reason}", hint=hint)


RULE = Rule(
    "SSG612",
    "unparsable",
    "Checks for Python files that cannot be read.",
    Severity.NOTE,
    check,
)
