"""The audit of some projects: the code of each is compared with its own spec."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ssotgen.app.audit import Audit, Request, audit
from ssotgen.app.load_specs import ProjectSpec, load_specs
from ssotgen.app.projects import Projects
from ssotgen.audit.baseline import Baseline
from ssotgen.audit.statistics import sum_of
from ssotgen.codebase.scan_files import Progress
from ssotgen.diagnostics.finding import sorted_findings
from ssotgen.diagnostics.record import replace
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Spec


def audit_projects(
    projects: Projects,
    request: Request,
    *,
    baseline: Baseline | None = None,
    progress: Progress | None = None,
    jobs: int | None = None,
    cache: Path | None = None,
) -> Audit:
    """Return what the rules find in the code of some projects; `jobs` is in how many processes
    files are read, `cache` the folder, in the project's where it is relative, that remembers what
    unchanged files say.

    Raises:
        SpecsError: A spec does not hold.
        SettingsError: A path does not exist or holds no Python file.
    """
    loaded = load_specs(projects.settings)
    audits = [
        audit(
            spec,
            settings,
            asked,
            progress=progress,
            jobs=jobs,
            cache=None if cache is None else settings.root / cache,
        )
        for spec, settings, asked in requests(loaded, projects, request)
    ]
    found = sorted_findings([finding for each in audits for finding in each.findings])
    if baseline is not None:
        found = baseline.new(found)
    counts = sum_of([each.statistics for each in audits], found)
    unreadable = sum(each.unreadable for each in audits)
    return Audit(found, sum(each.files for each in audits), unreadable, counts)


def requests(
    loaded: Sequence[ProjectSpec], projects: Projects, request: Request
) -> Iterator[tuple[Spec, Settings, Request]]:
    """Yield what is asked of each project that the paths of a request are about.

    In a workspace, a path is about the projects whose sources are around it or below it; one that
    is neither is about them all.
    """
    for spec, settings in loaded:
        if projects.workspace is None or not request.paths:
            yield spec, settings, request
            continue
        paths = tuple(dict.fromkeys(_paths_in(settings, projects.settings, request.paths)))
        if paths:
            yield spec, settings, replace(request, paths=paths)


def _paths_in(
    settings: Settings, projects: Sequence[Settings], paths: Sequence[Path]
) -> Iterator[Path]:
    for path in paths:
        if any(path.is_relative_to(source) for source in settings.sources):
            yield path
        elif below := [source for source in settings.sources if source.is_relative_to(path)]:
            yield from below
        elif not any(_meet(path, source) for each in projects for source in each.sources):
            yield path


def _meet(path: Path, source: Path) -> bool:
    return path.is_relative_to(source) or source.is_relative_to(path)
