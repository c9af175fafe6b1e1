"""Whose file it is: what is in the way of a generated file, and what the spec no longer makes."""

from __future__ import annotations

from pathlib import Path

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.paths import display_path
from ssotgen.output.compare_files import Planned
from ssotgen.output.rules import EXTRA_FILE, OTHER_SPEC_FILE, UNMARKED_FILE
from ssotgen.settings.settings import Settings


def file_in_the_way(planned: Planned, settings: Settings) -> Finding | None:
    """Return the finding for a file that the spec may not write over, None where it may."""
    if planned.is_ours:
        return None
    path = display_path(planned.change.path)
    force = f"`{settings.command_line('generate', '--force', path)}`"
    if planned.owner:
        return OTHER_SPEC_FILE.finding(
            Location(path),
            f"{path} is generated from {planned.owner}/, and {planned.spec}/ would write it too",
            hint="give one of the two specs another name, package or output folder; "
            f"if {planned.owner}/ does not make it any more, {force} takes it over",
            symbol=path,
        )
    return UNMARKED_FILE.finding(
        Location(path),
        f"{path} is not generated (it has no marker of ssotgen), but {planned.spec}/ would write "
        "a file of that name",
        hint="choose another `name` or `package` in the spec, or another `output` in the settings; "
        f"{force} replaces the file and keeps a copy as {path}.orig",
        symbol=path,
    )


def left_over_file(path: Path, settings: Settings) -> Finding:
    """Return the finding for a file that is marked as this spec's, but that it does not make."""
    shown = display_path(path)
    prune = settings.command_line("generate", "--prune")
    return EXTRA_FILE.finding(
        Location(shown),
        f"{shown} is left over: {settings.spec_name}/ no longer generates it",
        hint=f"delete it with `{prune}`, or restore the name, package or output folder that made "
        "it; if another project made it, name it in the setting `exclude`",
        symbol=shown,
    )
