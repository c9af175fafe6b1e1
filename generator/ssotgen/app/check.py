"""What `check` does: as `generate` up to the write, then report where the files differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ssotgen.app.generate import files_of
from ssotgen.app.plan_files import CannotPlanError, Plan, make_plans
from ssotgen.app.result import Result
from ssotgen.app.sweep import Sweep, sweep
from ssotgen.diagnostics.finding import Finding, sorted_findings
from ssotgen.diagnostics.paths import display_path
from ssotgen.output.drift import Drift, drift_of, never_generated, unsettled_layout
from ssotgen.output.foreign_file import left_over_file
from ssotgen.output.made_with import note_path, read_versions
from ssotgen.output.schema_file import outdated_schema
from ssotgen.settings.settings import Settings


def check(projects: Sequence[Settings], *, verify_layout: bool = False) -> Result:
    """Compare the files on disk with those that the specs make, and write nothing.

    With `verify_layout`, also ask the formatters about every generated file.
    """
    try:
        plans = make_plans(projects)
    except CannotPlanError as error:
        return Result(error.findings, answered=False)
    drifts = [drift for plan in plans for drift in _drifts(plan)]
    found = [finding for drift in drifts for finding in drift.findings]
    sweeps = [sweep(plan) for plan in plans]
    for plan, each in zip(plans, sweeps, strict=True):
        found.extend(left_over_file(removal.path, plan.settings) for removal in each.removals)
        found.extend(_beside_the_files(plan))
    if verify_layout:
        found.extend(unsettled_layout(files_of(plans)))
    schemas = [plan.schema for plan in plans if plan.schema is not None]
    return Result(
        findings=sorted_findings(found),
        changes=(*(item.change for item in files_of(plans)), *schemas),
        diff="".join(drift.diff for drift in drifts),
        notes=(*_jinja_notes(plans), *_stray_notes(sweeps)),
        searched=tuple(folder for each in sweeps for folder in each.folders),
        is_cacheable=all(plan.is_cacheable for plan in plans),
    )


def _drifts(plan: Plan) -> Iterator[Drift]:
    if len(plan.files) > 1 and all(item.change.old is None for item in plan.files):
        return iter((never_generated(plan.files, plan.settings),))
    versions = read_versions(note_path(plan.spec.project, plan.settings))
    return (drift_of(item, plan.settings, versions) for item in plan.files)


def _beside_the_files(plan: Plan) -> Iterator[Finding]:
    yield from plan.warnings
    if plan.schema is not None:
        yield outdated_schema(plan.schema, plan.settings)


def _jinja_notes(plans: Sequence[Plan]) -> Iterator[str]:
    """Yield which projects with drift were made with another Jinja, which is seldom the reason."""
    for plan in plans:
        note = note_path(plan.spec.project, plan.settings)
        difference = read_versions(note).difference("jinja2")
        if difference and any(item.change.old != item.change.new for item in plan.files):
            yield f"the files beside {display_path(note)} were {difference}"


def _stray_notes(sweeps: Sequence[Sweep]) -> Iterator[str]:
    for path in sorted({stray for each in sweeps for stray in each.strays}):
        yield (
            f"{display_path(path)} is left over from a killed run; `ssotgen generate` removes it"
        )
