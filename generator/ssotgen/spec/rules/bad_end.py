"""The rule `bad-end`; its page is docs/rules/bad-end.md."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.deprecations import deprecations
from ssotgen.spec.model import Deprecation, Spec
from ssotgen.spec.version import is_version, version_key


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each end of a deprecation that can never come, or is none."""
    for _, symbol, deprecated in deprecations(spec):
        for key, message, hint in _faults(deprecated, spec.project.version):
            source = deprecated.source
            place = source.at(key) if source else deprecated.location
            yield RULE.finding(place, message, hint=hint, symbol=symbol)


def _faults(deprecated: Deprecation, version: str) -> Iterator[tuple[str, str, str]]:
    end = deprecated.remove_in
    if end and deprecated.remove_after:
        yield (
            "remove_after",
            "'remove_in' and 'remove_after' exclude each other",
            "remove one of them",
        )
    if end and not is_version(end):
        hint = 'use numbers separated by dots, such as `"2.0"`'
        yield "remove_in", f"{quoted(end)} is not a version", hint
    elif end and not version:
        hint = "add `version` under `project`, or use `remove_after` with a date"
        yield "remove_in", "'remove_in' needs the version of the project", hint
    elif end and is_version(deprecated.since) and version_key(end) <= version_key(deprecated.since):
        message = f"the removal in {end} comes before the deprecation in {deprecated.since}"
        yield "remove_in", message, "use a later version"
    if deprecated.remove_after and not _is_date(deprecated.remove_after):
        hint = 'use year, month and day, such as `"2027-01-31"`'
        yield "remove_after", f"{quoted(deprecated.remove_after)} is not a date", hint


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


RULE = Rule(
    "SSG364", "bad-end", "Checks for ends of deprecations that cannot be used.", check=check
)
