"""JSON for programs; `docs/findings.schema.json` is its schema."""

from __future__ import annotations

import json

from ssotgen.app.result import Result
from ssotgen.diagnostics.finding import Finding, Severity

VERSION = 1
"""The version of the form. It grows only when a key goes or changes its meaning."""


def render(result: Result) -> str:
    """Return the findings and a summary as one JSON object, in ASCII."""
    document = {
        "version": VERSION,
        "findings": [_finding(finding) for finding in result.findings],
        "summary": {
            "errors": result.count(Severity.ERROR),
            "warnings": result.count(Severity.WARNING),
            "notes": result.count(Severity.NOTE),
            "exit_code": result.exit_code,
        },
    }
    # ASCII, so that neither the console's encoding nor a lone surrogate can break the document.
    return json.dumps(document, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "path": finding.location.path,
        "line": finding.location.line,
        "column": finding.location.column,
        "message": finding.message,
        "hint": finding.hint,
        "symbol": finding.symbol,
        "fix": finding.fix.value,
        "related": [
            {"path": at.path, "line": at.line, "column": at.column, "label": label}
            for at, label in finding.related
        ],
        "categories": list(finding.categories),
    }
