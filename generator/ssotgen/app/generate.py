"""What `generate` does: render the spec, compare with the disk, write what differs."""

from __future__ import annotations

from ssotgen.app.plan_files import CannotPlanError, plan_files
from ssotgen.app.result import Result
from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.paths import display_path
from ssotgen.output.compare_files import extra_files
from ssotgen.output.drift import extra_file
from ssotgen.output.write import WriteError, apply_changes, project_lock
from ssotgen.settings.rules import CANNOT_WRITE
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec


def generate(settings: Settings) -> Result:
    """Write the files that the spec makes, all or none.

    The result's changes are those of all files, also of those that were as they should be.
    """
    loaded = load_spec(settings)
    spec = loaded.spec
    if spec is None:
        return Result(loaded.errors, answered=False)
    try:
        with project_lock(settings.root) as waited:
            if waited:
                # The spec that the other command wrote may be newer than the one read above.
                loaded = load_spec(settings)
                spec = loaded.spec
                if spec is None:
                    return Result(loaded.errors, answered=False)
            planned = plan_files(spec, settings)
            changes = tuple(item.change for item in planned)
            apply_changes(changes, settings.writable_root)
            extra = extra_files([item.rendered for item in planned], settings)
    except CannotPlanError as error:
        return Result(error.findings, answered=False)
    except WriteError as error:
        return Result((_unwritable(error),), answered=False)
    notes = tuple(extra_file(path).message for path in extra)
    return Result(changes=changes, notes=notes)


def _unwritable(error: WriteError) -> Finding:
    return CANNOT_WRITE.finding(
        Location(display_path(error.path)),
        f"{display_path(error.path)} cannot be written: {error.reason}; no file was changed",
        hint="mend that and run the command again",
    )
