"""What `generate` does: render the specs, compare with the disk, write what differs."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ssotgen.app.plan_files import CannotPlanError, Plan, make_plans
from ssotgen.app.result import Result
from ssotgen.app.sweep import Sweep, sweep
from ssotgen.diagnostics.finding import COMMAND_LINE, Finding
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.record import record
from ssotgen.output.change import ChangeKind, FileChange
from ssotgen.output.compare_files import Planned
from ssotgen.output.foreign_file import file_in_the_way, left_over_file
from ssotgen.output.lock import project_lock
from ssotgen.output.write import (
    apply_changes,
    is_unchanged,
    require_inside,
)
from ssotgen.output.write_error import WriteError, cannot_write
from ssotgen.settings.rules import NOT_AN_OUTPUT
from ssotgen.settings.settings import Settings


@record
class Request:
    """What is asked of `generate` beyond writing its own files: `force` are files of others to
    replace all the same, `prune` is to delete what the spec no longer makes."""

    force: tuple[Path, ...] = ()
    prune: bool = False


def generate(projects: Sequence[Settings], request: Request | None = None) -> Result:
    """Write the files that the specs of some projects make, all or none.

    The result's changes are those of all files, also of those that were as they should be. Where
    all are, nothing is written and no lock taken, so that a read-only folder is no obstacle.
    """
    request = request or Request()
    try:
        plans = make_plans(projects)
        if not request.prune and not _is_to_write(plans):
            sweeps = [sweep(plan) for plan in plans]
            if not any(each.strays for each in sweeps):
                return _result((), plans, sweeps, request)
        with project_lock(*_locked(projects)) as waited:
            if waited or not all(is_unchanged(item.change) for item in files_of(plans)):
                # The spec that another command wrote meanwhile may be newer than the one read.
                plans = make_plans(projects)
            return _write(plans, request)
    except CannotPlanError as error:
        return Result(error.findings, answered=False)
    except WriteError as error:
        return Result((cannot_write(error),), answered=False)


def files_of(plans: Iterable[Plan]) -> Iterator[Planned]:
    """Yield the generated files of some plans."""
    for plan in plans:
        yield from plan.files


def _is_to_write(plans: Sequence[Plan]) -> bool:
    """Whether a file is to be written."""
    changes = (item.change for item in files_of(plans))
    if any(change.kind is not ChangeKind.NOTHING for change in changes):
        return True
    return any(plan.schema is not None for plan in plans)


def _locked(projects: Sequence[Settings]) -> Iterator[Path]:
    """Yield the folders that no other command is to write to meanwhile. An output folder that
    several projects share may not exist yet, so the folder around it is used instead."""
    for each in projects:
        yield each.root
        if each.writable_root != each.root:
            yield each.writable_root.parent


def _write(plans: Sequence[Plan], request: Request) -> Result:
    findings = tuple(_obstacles(plans, request))
    if findings:
        return Result(findings, answered=False)
    sweeps = [sweep(plan) for plan in plans]
    for stray in {stray for each in sweeps for stray in each.strays}:
        with contextlib.suppress(OSError):
            stray.unlink()
    copies = tuple(_copies(plans))
    schemas = [plan.schema for plan in plans if plan.schema is not None]
    notes = [plan.note for plan in plans if plan.note is not None]
    removals = [removal for each in sweeps if request.prune for removal in each.removals]
    for plan in plans:
        for item in plan.files:
            if item.change.kind is not ChangeKind.NOTHING:
                in_project = item.rendered.in_project
                root = plan.settings.custom_root if in_project else plan.settings.writable_root
                require_inside(item.change.path, root)
    files = [item.change for item in files_of(plans)]
    # A note is written only beside files that are: a killed run is to leave none without it.
    changes = (*copies, *notes, *files, *schemas, *removals)
    apply_changes(changes, _common_root([plan.settings for plan in plans]))
    for removal in removals:
        _remove_empty_folders(removal.path.parent, plans)
    after = [sweep(plan) for plan in plans]
    return _result((*copies, *schemas, *removals), plans, after, request)


def _result(
    more: Sequence[FileChange], plans: Sequence[Plan], sweeps: Sequence[Sweep], request: Request
) -> Result:
    obstacles = tuple(_obstacles(plans, request))
    if obstacles:
        return Result(obstacles, answered=False)
    notes = [
        left_over_file(removal.path, plan.settings).message
        for plan, each in zip(plans, sweeps, strict=True)
        for removal in each.removals
    ]
    return Result(
        findings=tuple(finding for plan in plans for finding in plan.warnings),
        changes=(*(item.change for item in files_of(plans)), *more),
        notes=tuple(notes),
        searched=tuple(folder for each in sweeps for folder in each.folders),
        is_cacheable=all(plan.is_cacheable for plan in plans),
    )


def _obstacles(plans: Sequence[Plan], request: Request) -> Iterator[Finding]:
    """Yield why nothing may be written: files of others in the way, and wrong paths of `force`."""
    paths = {item.change.path for item in files_of(plans)}
    for forced in request.force:
        if forced not in paths:
            made = ", ".join(map(display_path, sorted(paths)))
            yield NOT_AN_OUTPUT.finding(
                COMMAND_LINE,
                f"`--force` names {display_path(forced)}, which the spec does not generate",
                hint=f"use `--force` with one of: {made}",
            )
    for plan in plans:
        for item in plan.files:
            finding = file_in_the_way(item, plan.settings)
            if finding is not None and item.change.path not in request.force:
                yield finding


def _copies(plans: Sequence[Plan]) -> Iterator[FileChange]:
    """Yield the copy of each file of others that is to be replaced, under a name that is free."""
    for item in files_of(plans):
        path, old = item.change.path, item.change.old
        if item.is_ours or old is None:
            continue
        copy = path.with_name(f"{path.name}.orig")
        number = 1
        while os.path.lexists(copy):
            number += 1
            copy = path.with_name(f"{path.name}.orig{number}")
        yield FileChange(copy, None, old)


def _remove_empty_folders(folder: Path, plans: Sequence[Plan]) -> None:
    """Remove the folders that lost their last file, up to the project's."""
    tops = [top for plan in plans for top in (plan.settings.root, plan.settings.writable_root)]
    while folder not in tops and any(folder.is_relative_to(top) for top in tops):
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def _common_root(projects: Sequence[Settings]) -> Path:
    """Return the folder that everything written lies in, with links followed: a member of a
    workspace may be a link to a folder elsewhere in it."""
    roots = [
        os.path.realpath(path) for each in projects for path in (each.root, each.writable_root)
    ]
    return Path(os.path.commonpath(roots))
