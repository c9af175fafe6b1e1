"""What `check` does: as `generate` up to the write, then report where the files differ."""

from __future__ import annotations

from ssotgen.app.plan_files import CannotPlanError, plan_files
from ssotgen.app.result import Result
from ssotgen.diagnostics.finding import sorted_findings
from ssotgen.diagnostics.paths import display_path
from ssotgen.output.compare_files import left_over, search_roots
from ssotgen.output.drift import drift_of, unsettled_layout
from ssotgen.output.foreign_file import left_over_file
from ssotgen.output.left_over import search
from ssotgen.output.write import stray_temporaries
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
    drifts = [drift_of(item, settings) for item in planned]
    found = [finding for drift in drifts for finding in drift.findings]
    searched = search(search_roots(settings))
    left = left_over(planned, searched, settings)
    found.extend(left_over_file(change.path, settings) for change in left)
    if verify_layout:
        found.extend(unsettled_layout(planned))
    strays = stray_temporaries(item.change.path for item in planned)
    return Result(
        findings=sorted_findings(found),
        changes=tuple(item.change for item in planned),
        diff="".join(drift.diff for drift in drifts),
        notes=tuple(
            f"{display_path(path)} is left of a run that was killed; `ssotgen generate` removes it"
            for path in strays
        ),
        searched=searched.folders,
    )
