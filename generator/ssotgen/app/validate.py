"""What `validate` does: read the spec and return all that is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from ssotgen.app.result import Result
from ssotgen.diagnostics.finding import Finding, sorted_findings
from ssotgen.render.outputs.choose import output_findings
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec


def validate(projects: Sequence[Settings]) -> Result:
    """Return all that is wrong with the specs of some projects."""
    findings: list[Finding] = []
    for settings in projects:
        loaded = load_spec(settings)
        findings.extend(loaded.findings)
        if loaded.spec is not None:
            findings.extend(output_findings(loaded.spec, settings))
    return Result(sorted_findings(findings))
