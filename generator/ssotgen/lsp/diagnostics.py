"""Diagnostics: findings as an editor shows them."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types as lsp

from ssotgen.diagnostics.finding import Finding, Location, Severity
from ssotgen.lsp.positions import Positions
from ssotgen.resources import rule_page_uri

_SEVERITY = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.NOTE: lsp.DiagnosticSeverity.Hint,
}
_TAGS = {"deprecated-use": [lsp.DiagnosticTag.Deprecated]}
"""How editors show some rules: what is deprecated is struck through."""


def range_of(finding: Finding, positions: Positions) -> lsp.Range:
    """Return the range of what a finding points to."""
    if finding.end is None:
        return positions.token(finding.location)
    return positions.between(finding.location, finding.end)


def diagnostic(
    finding: Finding, positions: Positions, place_of: Callable[[Location], lsp.Location]
) -> lsp.Diagnostic:
    """Return a finding as a diagnostic; `place_of` returns where a related place is."""
    hint = f"\n{finding.hint}" if finding.hint else ""
    return lsp.Diagnostic(
        range=range_of(finding, positions),
        severity=_SEVERITY[finding.severity],
        code=finding.code,
        code_description=lsp.CodeDescription(rule_page_uri(finding.rule)),
        source="ssotgen",
        message=f"{finding.message}{hint}",
        tags=_TAGS.get(finding.rule),
        related_information=[
            lsp.DiagnosticRelatedInformation(place_of(at), text) for at, text in finding.related
        ]
        or None,
        data={"rule": finding.rule},
    )
