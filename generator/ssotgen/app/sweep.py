"""What else is in the folders of a project: files that its spec no longer makes, and the temporary
files of a run that was killed."""

from __future__ import annotations

from pathlib import Path

from ssotgen.app.plan_files import Plan
from ssotgen.diagnostics.record import record
from ssotgen.output.change import FileChange
from ssotgen.output.compare_files import left_over, search_roots
from ssotgen.output.left_over import search
from ssotgen.output.packages import places_of_hidden_package
from ssotgen.output.schema_file import schema_path
from ssotgen.output.searched import ABSENT
from ssotgen.output.write import stray_temporaries


@record
class Sweep:
    """`removals` delete what the spec no longer makes; `strays` are the temporary files. `folders`
    were searched, each with its time before that, for the cache."""

    removals: tuple[FileChange, ...]
    strays: tuple[Path, ...]
    folders: tuple[tuple[str, int], ...]


def sweep(plan: Plan) -> Sweep:
    """Search the folders of a project."""
    settings = plan.settings
    found = search(search_roots(settings))
    absent = places_of_hidden_package(plan.spec.project.package, settings)
    folders = (*found.folders, *((str(path), ABSENT) for path in absent))
    beside = () if "--output" in settings.flags else stray_temporaries([schema_path(settings)])
    strays = {*map(Path, found.strays), *beside}
    return Sweep(left_over(plan.paths, found, settings), tuple(sorted(strays)), folders)
