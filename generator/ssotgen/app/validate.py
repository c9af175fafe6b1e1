"""What `validate` does: read the spec and return all that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ssotgen.app.result import Result
from ssotgen.diagnostics.finding import Finding, sorted_findings
from ssotgen.diagnostics.paths import display_path
from ssotgen.render.outputs.choose import output_findings
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import check_reading, load_spec
from ssotgen.spec.yaml.read import read_contents


def validate(projects: Sequence[Settings], instead: Mapping[Path, bytes] | None = None) -> Result:
    """Return all that is wrong with the specs of some projects.

    `instead` has contents that replace those of files, or add files.
    """
    findings: list[Finding] = []
    for settings in projects:
        loaded = load_spec(settings, instead)
        findings.extend(loaded.findings)
        if loaded.spec is not None:
            findings.extend(output_findings(loaded.spec, settings))
    texts = {display_path(path): data for path, data in (instead or {}).items()}
    return Result(sorted_findings(findings), texts=texts)


def validate_text(data: bytes, shown: str) -> Result:
    """Return all that is wrong with a spec in one text, which messages call `shown`."""
    findings = check_reading(read_contents([(shown, data)], shown)).findings
    return Result(findings, texts={shown: data})
