"""Running the migration of some projects, each for what an audit of it finds."""

from __future__ import annotations

from pathlib import Path

from ssotgen.app.audit import Request
from ssotgen.app.audit_projects import requests
from ssotgen.app.load_specs import ProjectSpec
from ssotgen.app.migrate import Migration, Step, migrate
from ssotgen.app.projects import Projects
from ssotgen.audit.statistics import sum_of
from ssotgen.codebase.scan_files import Progress
from ssotgen.diagnostics.finding import sorted_findings
from ssotgen.diagnostics.paths import display_path
from ssotgen.output.change import FileChange


def migrate_projects(
    loaded: tuple[ProjectSpec, ...],
    projects: Projects,
    request: Request,
    *,
    unsafe: bool = False,
    progress: Progress | None = None,
    step: Step | None = None,
) -> Migration:
    """Return the edits for what an audit of each project finds; nothing is written.

    A file that two projects would edit gets the edits of the first; the next run makes the others.

    Raises:
        SettingsError: A path does not exist or holds no Python file.
    """
    made = [
        migrate(spec, settings, asked, unsafe=unsafe, progress=progress, step=step)
        for spec, settings, asked in requests(loaded, projects, request)
    ]
    changes: dict[Path, FileChange] = {}
    notes: dict[str, None] = {}
    for each in made:
        twice = sorted(change.path for change in each.changes if change.path in changes)
        if twice:
            shown = ", ".join(map(display_path, twice))
            notes[f"{shown}: another project edits it too; run `ssotgen migrate` once more"] = None
        else:
            changes.update((change.path, change) for change in each.changes)
        notes.update(dict.fromkeys(each.notes))
    remaining = sorted_findings([finding for each in made for finding in each.remaining])
    counts = sum_of([each.statistics for each in made], remaining)
    return Migration(tuple(changes.values()), remaining, tuple(notes), counts)
