"""What `validate` does: read the spec and return all that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ssotgen.app.result import Result
from ssotgen.diagnostics.finding import Finding, sorted_findings
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.record import record
from ssotgen.render.outputs.choose import has_package_outputs, output_findings
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import check_reading, load_spec
from ssotgen.spec.yaml.read import read_contents


@record
class Validation:
    """All that is wrong with some specs, and from how many files they were read."""

    result: Result
    files: int


def validate(
    projects: Sequence[Settings], instead: Mapping[Path, bytes] | None = None
) -> Validation:
    """Return all that is wrong with the specs of some projects.

    `instead` has contents that replace those of files, or add files.
    """
    findings: list[Finding] = []
    files = 0
    is_cacheable = True
    for settings in projects:
        loaded = load_spec(settings, instead)
        findings.extend(loaded.findings)
        files += loaded.files
        if loaded.spec is not None:
            findings.extend(output_findings(loaded.spec, settings))
            is_cacheable = is_cacheable and not has_package_outputs(loaded.spec, settings)
    texts = {display_path(path): data for path, data in (instead or {}).items()}
    result = Result(sorted_findings(findings), texts=texts, is_cacheable=is_cacheable)
    return Validation(result, files)


def validate_text(data: bytes, shown: str) -> Result:
    """Return all that is wrong with a spec in one text, which messages call `shown`."""
    findings = check_reading(read_contents([(shown, data)], shown)).findings
    return Result(findings, texts={shown: data})
