"""What `generate` does: render the spec, compare with the disk, write what differs."""

from __future__ import annotations

from pathlib import Path

from ssotgen.app.result import Result
from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.paths import display_path
from ssotgen.output.compare_files import Planned, extra_files, plan
from ssotgen.output.drift import extra_file
from ssotgen.output.write import WriteError, apply_changes, project_lock
from ssotgen.render.files import render_files
from ssotgen.render.template_errors import TemplateFailedError
from ssotgen.settings.rules import CANNOT_WRITE, TEMPLATE_FAILED, UNREADABLE_OUTPUT
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec
from ssotgen.spec.model import Spec


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
            if isinstance(planned, Finding):
                return Result((planned,), answered=False)
            changes = tuple(item.change for item in planned)
            apply_changes(changes, settings.writable_root)
            extra = extra_files([item.rendered for item in planned], settings)
    except WriteError as error:
        return Result((_unwritable(error),), answered=False)
    notes = tuple(extra_file(path).message for path in extra)
    return Result(changes=changes, notes=notes)


def plan_files(spec: Spec, settings: Settings) -> tuple[Planned, ...] | Finding:
    """Render the spec and hold it against the disk; a finding says why that cannot be done."""
    try:
        rendered = render_files(spec, settings)
    except TemplateFailedError as error:
        return TEMPLATE_FAILED.finding(
            error.location,
            f"the template {error.location.path} cannot be used: {error.reason}",
            hint="mend it, or leave it out of the setting `templates` for the built-in one",
        )
    try:
        return plan(rendered, settings)
    except OSError as error:
        reason = error.strerror or str(error)
        path = (
            display_path(Path(error.filename)) if error.filename else display_path(settings.output)
        )
        return UNREADABLE_OUTPUT.finding(
            Location(path),
            f"{path} is where a generated file belongs, but it cannot be read: {reason}",
            hint="move it away, or give yourself the right to read it",
        )


def _unwritable(error: WriteError) -> Finding:
    return CANNOT_WRITE.finding(
        Location(display_path(error.path)),
        f"{display_path(error.path)} cannot be written: {error.reason}; no file was changed",
        hint="mend that and run the command again",
    )
