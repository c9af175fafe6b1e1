"""What `generate` does: render the spec, compare with the disk, write what differs."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ssotgen.app.plan_files import CannotPlanError, plan_files
from ssotgen.app.result import Result
from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.paths import display_path
from ssotgen.output.change import ChangeKind, FileChange
from ssotgen.output.compare_files import Planned, left_over, plan, search_roots
from ssotgen.output.foreign_file import file_in_the_way, left_over_file
from ssotgen.output.left_over import search
from ssotgen.output.lock import project_lock
from ssotgen.output.write import WriteError, apply_changes, stray_temporaries
from ssotgen.settings.rules import CANNOT_WRITE, NOT_AN_OUTPUT
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of `generate` beyond writing its own files: `force` are files of others to
    replace all the same, `prune` is to delete what the spec no longer makes."""

    force: tuple[Path, ...] = ()
    prune: bool = False


def generate(settings: Settings, request: Request | None = None) -> Result:
    """Write the files that the spec makes, all or none.

    The result's changes are those of all files, also of those that were as they should be. Where
    all are, nothing is written and no lock taken, so that a read-only folder is no obstacle.
    """
    request = request or Request()
    planned = _planned(settings)
    if isinstance(planned, Result):
        return planned
    try:
        if not request.prune and not _is_work_for(planned):
            return _result((), planned, settings, request)
        with project_lock(settings.root) as waited:
            if waited or plan([item.rendered for item in planned], settings) != planned:
                # The spec that another command wrote meanwhile may be newer than the one read.
                planned = _planned(settings)
                if isinstance(planned, Result):
                    return planned
            return _write(planned, settings, request)
    except WriteError as error:
        return Result((_unwritable(error),), answered=False)


def _planned(settings: Settings) -> tuple[Planned, ...] | Result:
    loaded = load_spec(settings)
    if loaded.spec is None:
        return Result(loaded.errors, answered=False)
    try:
        return plan_files(loaded.spec, settings)
    except CannotPlanError as error:
        return Result(error.findings, answered=False)


def _is_work_for(planned: Sequence[Planned]) -> bool:
    """Whether a file is to be written, or the temporary one of a killed run to be removed."""
    if any(item.change.kind is not ChangeKind.NOTHING for item in planned):
        return True
    return bool(stray_temporaries(item.change.path for item in planned))


def _write(planned: tuple[Planned, ...], settings: Settings, request: Request) -> Result:
    findings = tuple(_obstacles(planned, settings, request))
    if findings:
        return Result(findings, answered=False)
    for stray in stray_temporaries(item.change.path for item in planned):
        with contextlib.suppress(OSError):
            stray.unlink()
    copies = tuple(_copies(planned))
    removals: tuple[FileChange, ...] = ()
    if request.prune:
        removals = left_over(planned, search(search_roots(settings)), settings)
    changes = (*copies, *(item.change for item in planned), *removals)
    apply_changes(changes, settings.writable_root)
    for removal in removals:
        _remove_empty_folders(removal.path.parent, settings)
    return _result((*copies, *removals), planned, settings, request)


def _result(
    more: Sequence[FileChange],
    planned: Sequence[Planned],
    settings: Settings,
    request: Request,
) -> Result:
    findings = tuple(_obstacles(planned, settings, request))
    if findings:
        return Result(findings, answered=False)
    found = search(search_roots(settings))
    left = left_over(planned, found, settings)
    return Result(
        changes=(*(item.change for item in planned), *more),
        notes=tuple(left_over_file(change.path, settings).message for change in left),
        searched=found.folders,
    )


def _obstacles(
    planned: Sequence[Planned], settings: Settings, request: Request
) -> Iterator[Finding]:
    """Yield why nothing may be written: files of others in the way, and wrong paths of `force`."""
    paths = {item.change.path for item in planned}
    for forced in request.force:
        if forced not in paths:
            made = ", ".join(map(display_path, sorted(paths)))
            yield NOT_AN_OUTPUT.finding(
                Location(display_path(forced)),
                f"--force names {display_path(forced)}, which the spec does not make",
                hint=f"it makes {made}",
            )
    for item in planned:
        finding = file_in_the_way(item, settings)
        if finding is not None and item.change.path not in request.force:
            yield finding


def _copies(planned: Sequence[Planned]) -> Iterator[FileChange]:
    """Yield the copy of each file of others that is to be replaced, under a name that is free."""
    for item in planned:
        path, old = item.change.path, item.change.old
        if item.is_ours or old is None:
            continue
        copy = path.with_name(f"{path.name}.orig")
        number = 1
        while os.path.lexists(copy):
            number += 1
            copy = path.with_name(f"{path.name}.orig{number}")
        yield FileChange(copy, None, old)


def _remove_empty_folders(folder: Path, settings: Settings) -> None:
    """Remove the folders that lost their last file, up to the project's."""
    while folder.is_relative_to(settings.writable_root) and folder != settings.writable_root:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def _unwritable(error: WriteError) -> Finding:
    return CANNOT_WRITE.finding(
        Location(display_path(error.path)),
        f"{display_path(error.path)} cannot be written: {error.reason}; no file was changed",
        hint="mend that and run the command again",
    )
