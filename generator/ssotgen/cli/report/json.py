"""JSON for programs; `docs/findings.schema.json` is its schema."""

from __future__ import annotations

import json

from ssotgen.app.result import Result
from ssotgen.diagnostics.finding import Finding, Severity

VERSION = 1
"""The version of the format. It is incremented only when a key is removed or changes meaning."""


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
    at = finding.location
    end_line, end_column = finding.end or (None, None)
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "path": at.path or None,
        "line": at.line if at.path else None,
        "column": at.column if at.path else None,
        "end_line": end_line,
        "end_column": end_column,
        "message": finding.message,
        "hint": finding.hint,
        "symbol": finding.symbol,
        "fix": finding.fix.value,
        "replacement": finding.replacement,
        "related": [
            {"path": other.path, "line": other.line, "column": other.column, "label": label}
            for other, label in finding.related
        ],
        "categories": list(finding.categories),
        "uses": finding.uses,
    }
