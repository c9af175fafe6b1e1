"""Suppressions: `# ssotgen: ignore[rule, ...] reason` on the line of a warning or a note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.registry import find_rule
from ssotgen.spec.suppression_rules import (
    suppression_of_error,
    suppression_unknown_rule,
    suppression_unused,
    suppression_without_reason,
)
from ssotgen.spec.yaml.document import Document, Suppression

MARKER = "ssotgen:"
"""What a file must hold to be searched for suppressions at all."""

_COMMENT = r"#\s*ssotgen:\s*ignore\b\s*(?:\[(?P<rules>[^\]]*)\])?(?P<reason>.*)"


def parse_comment(comment: str) -> tuple[tuple[str, ...], str] | None:
    """Return the rules and the reason that a comment (with its `#`) gives, None if it is none."""
    found = re.search(_COMMENT, comment)
    if found is None:
        return None
    rules = tuple(name for part in (found["rules"] or "").split(",") if (name := part.strip()))
    return rules, found["reason"].strip(" \t-:")


def apply_suppressions(
    findings: Iterable[Finding], documents: Sequence[Document]
) -> tuple[Finding, ...]:
    """Return the findings without those that a suppression on their line silences, and with one
    for each suppression that gives no reason, names no rule that there is, or silences nothing.

    Errors cannot be silenced. In a document that has an error nothing is said of suppressions that
    silence nothing: what they are for may only show once it is fixed.
    """
    found = tuple(findings)
    suppressions = [item for document in documents for item in document.suppressions]
    if not suppressions:
        return found
    lines: dict[tuple[str, int], list[Finding]] = {}
    faulty: set[str] = set()
    for finding in found:
        lines.setdefault((finding.location.path, finding.location.line), []).append(finding)
        if finding.severity is Severity.ERROR:
            faulty.add(finding.location.path)
    silenced: set[Finding] = set()
    added: list[Finding] = []
    for suppression in suppressions:
        at = suppression.location
        silences, faults = _apply(suppression, lines.get((at.path, at.line), []), at.path in faulty)
        silenced.update(silences)
        added.extend(faults)
    return (*(finding for finding in found if finding not in silenced), *added)


def _apply(
    suppression: Suppression, findings: list[Finding], faulty: bool
) -> tuple[list[Finding], list[Finding]]:
    """Return the findings of its line that a suppression silences, and what is wrong with it."""
    silenced: list[Finding] = []
    faults: list[Finding] = []
    at = suppression.location
    if not suppression.reason:
        faults.append(suppression_without_reason(at))
    if not suppression.rules:
        faults.append(suppression_unknown_rule(at, ""))
    for name in suppression.rules:
        rule = find_rule(name)
        if rule is None:
            faults.append(suppression_unknown_rule(at, name))
            continue
        hits = [finding for finding in findings if finding.code == rule.code]
        silenceable = [finding for finding in hits if finding.severity is not Severity.ERROR]
        silenced.extend(silenceable)
        if hits and not silenceable:
            faults.append(suppression_of_error(at, rule.name))
        elif not hits and not faulty:
            faults.append(suppression_unused(at, rule.name))
    return silenced, faults
