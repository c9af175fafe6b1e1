"""What `validate` does: read the spec and return all that is wrong with it."""

from __future__ import annotations

from ssotgen.app.result import Result
from ssotgen.diagnostics.finding import sorted_findings
from ssotgen.render.outputs.choose import output_findings
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec


def validate(settings: Settings) -> Result:
    """Return all that is wrong with the spec."""
    loaded = load_spec(settings)
    if loaded.spec is None:
        return Result(loaded.findings)
    return Result(sorted_findings([*loaded.findings, *output_findings(loaded.spec)]))
