"""Judges changes: which count, how much, and which version a release with them is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ssotgen.breaking.spec_change import Change, Section
from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.settings.settings import BreakingSettings

DEFAULT_SEVERITY: Mapping[str, str] = {
    "source": "error",
    "wire-read": "error",
    "wire-write": "warning",
    "types": "warning",
    "behaviour": "warning",
    "promise": "error",
}
"""How much each category counts unless the settings say otherwise."""

_GRAVEST = ("error", "warning", "note")
_MAJOR = {"source", "wire-read", "promise"}


def judged(changes: Iterable[Change], settings: BreakingSettings) -> Iterator[Finding]:
    """Yield a finding for each change that counts under the settings."""
    for change in changes:
        finding = _finding(change, settings)
        if finding is not None:
            yield finding


def version_step(changes: Iterable[Change], version: str = "") -> str:
    """Return which part of the version a release with these changes raises: `major`, `minor`,
    `patch` or `none`.

    What breaks callers, stored data or a promise is major, in versions 0.x minor; an addition and
    any other category is minor; new texts are a patch. `version` is the one of before, if known.
    """
    found = list(changes)
    if any(_MAJOR & set(change.categories) for change in found):
        return "minor" if version.startswith("0.") else "major"
    if any(change.section is not Section.TEXT for change in found):
        return "minor"
    return "patch" if found else "none"


def waiver_name(change_or_finding: Change | Finding) -> str:
    """Return how a waiver names a change: its rule and its symbol."""
    rule = change_or_finding.rule
    name = rule if isinstance(rule, str) else rule.name if rule else ""
    return f"{name} {change_or_finding.symbol}"


def _finding(change: Change, settings: BreakingSettings) -> Finding | None:
    if change.rule is None:
        return None
    levels = {**DEFAULT_SEVERITY, **settings.severity}
    categories = tuple(each for each in change.categories if levels[each] != "off")
    level = settings.severity.get(change.rule.name)
    if level is None:
        found = {levels[each] for each in categories}
        level = next((each for each in _GRAVEST if each in found), "off")
    if change.announced:
        level = "note" if level != "off" else level
    elif settings.require_deprecation and change.section is Section.REMOVED and level != "off":
        level = "error"
    if level == "off":
        return None
    return change.rule.finding(
        change.location,
        f"{change.message}; breaks {', '.join(categories or change.categories)}",
        hint=change.hint,
        symbol=change.symbol,
        severity=Severity(level),
        related=((change.old_location, "was here"),) if change.old_location else (),
        categories=change.categories,
    )
