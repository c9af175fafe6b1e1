"""What `check` does: as `generate` up to the write, then report where the files differ."""

from __future__ import annotations

from ssotgen.app.plan_files import CannotPlanError, plan_files
from ssotgen.app.result import Result
from ssotgen.diagnostics.finding import sorted_findings
from ssotgen.output.compare_files import extra_files
from ssotgen.output.drift import drift_of, extra_file, unsettled_layout
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec


def check(settings: Settings, *, verify_layout: bool = False) -> Result:
    """Compare the files on disk with those that the spec makes, and write nothing.

    With `verify_layout`, also ask black about every generated file.
    """
    loaded = load_spec(settings)
    if loaded.spec is None:
        return Result(loaded.errors, answered=False)
    try:
        planned = plan_files(loaded.spec, settings)
    except CannotPlanError as error:
        return Result(error.findings, answered=False)
    command = settings.command_line("generate")
    drifts = [drift_of(item, command) for item in planned]
    found = [finding for drift in drifts for finding in drift.findings]
    extra = extra_files([item.rendered for item in planned], settings)
    found.extend(extra_file(path) for path in extra)
    if verify_layout:
        found.extend(unsettled_layout(planned))
    return Result(
        findings=sorted_findings(found),
        changes=tuple(item.change for item in planned),
        diff="".join(drift.diff for drift in drifts),
    )
