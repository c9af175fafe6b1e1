"""The pipeline: composes the steps of each command, from settings to a `Result`.

    read -> structure -> build -> rules -> render -> plan -> apply or compare

`generate` and `check` are one path up to the last step.
"""

from __future__ import annotations

from pathlib import Path

from ssotgen.drift import drift_of, extra_file, unsettled_layout
from ssotgen.findings import Finding, Location, sorted_findings
from ssotgen.loading import load_spec
from ssotgen.model import Spec
from ssotgen.paths import shown
from ssotgen.plan import Planned, extra_files, plan
from ssotgen.render.files import render_files
from ssotgen.render.template_errors import TemplateFailedError
from ssotgen.result import Result
from ssotgen.rules.usage.cannot_write import RULE as CANNOT_WRITE
from ssotgen.rules.usage.template_failed import RULE as TEMPLATE_FAILED
from ssotgen.rules.usage.unreadable_output import RULE as UNREADABLE_OUTPUT
from ssotgen.settings import Settings
from ssotgen.writer import WriteError, apply_changes, project_lock


def validate(settings: Settings) -> Result:
    """Return all that is wrong with the spec."""
    return Result(load_spec(settings).findings)


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
            planned = _planned(spec, settings)
            if isinstance(planned, Finding):
                return Result((planned,), answered=False)
            changes = tuple(item.change for item in planned)
            apply_changes(changes, settings.writable_root)
            extra = extra_files([item.rendered for item in planned], settings)
    except WriteError as error:
        return Result((_unwritable(error),), answered=False)
    notes = tuple(extra_file(path).message for path in extra)
    return Result(changes=changes, notes=notes)


def check(settings: Settings, *, verify_layout: bool = False) -> Result:
    """Compare the files on disk with those that the spec makes, and write nothing.

    With `verify_layout`, also ask black about every generated file.
    """
    loaded = load_spec(settings)
    if loaded.spec is None:
        return Result(loaded.errors, answered=False)
    planned = _planned(loaded.spec, settings)
    if isinstance(planned, Finding):
        return Result((planned,), answered=False)
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


def _planned(spec: Spec, settings: Settings) -> tuple[Planned, ...] | Finding:
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
        path = shown(Path(error.filename)) if error.filename else shown(settings.output)
        return UNREADABLE_OUTPUT.finding(
            Location(path),
            f"{path} is where a generated file belongs, but it cannot be read: {reason}",
            hint="move it away, or give yourself the right to read it",
        )


def _unwritable(error: WriteError) -> Finding:
    return CANNOT_WRITE.finding(
        Location(shown(error.path)),
        f"{shown(error.path)} cannot be written: {error.reason}; no file was changed",
        hint="mend that and run the command again",
    )
