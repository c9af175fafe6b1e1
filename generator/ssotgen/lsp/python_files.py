"""Python files of a project: what the audit finds in them, and where generated ones have drifted,
each time that one is opened or saved."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

from ssotgen.diagnostics.finding import Finding, sorted_findings
from ssotgen.lsp.server import SpecServer, path_of
from ssotgen.settings.settings import Settings, SettingsError
from ssotgen.spec.model import Spec


class PythonFiles:
    """The findings of the Python files, and of generated files of other kinds, that are open."""

    def __init__(self, server: SpecServer) -> None:
        self._server = server
        self._found: dict[Path, tuple[Finding, ...]] = {}

    def findings(self, path: Path) -> tuple[Finding, ...]:
        """Return what was found in a file when it was last checked."""
        return self._found.get(path, ())

    async def check(self, uri: str) -> None:
        """Check a file as it is on disk, and publish what is found."""
        project, path = self._server.project_of(uri), path_of(uri)
        if project is None or project.spec is None or not project.holds or project.owns(path):
            return
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(None, _found_in, path, project.spec, project.settings)
        if path in self._server.buffers():
            self._found[path] = found
            self._server.send(path, found, (path,), changed=uri)

    async def check_all(self) -> None:
        """Check every file that is open: what the spec says may have changed."""
        for path in self._server.buffers():
            await self.check(self._server.uri_of(path))

    def forget(self, path: Path) -> None:
        """Take back what was found in a file that is closed."""
        if self._found.pop(path, None) is not None:
            self._server.send(path, (), ())


def _found_in(path: Path, spec: Spec, settings: Settings) -> tuple[Finding, ...]:
    return sorted_findings([*_audited(path, spec, settings), *_drift(path, spec, settings)])


def _audited(path: Path, spec: Spec, settings: Settings) -> tuple[Finding, ...]:
    """Return what the audit finds in a file, nothing in one that it would not read by itself."""
    from ssotgen.app.audit import Request, audit
    from ssotgen.audit.reading_list import reading_list

    try:
        if str(path) not in reading_list(settings).targets:
            return ()
        return audit(spec, settings, Request((path,)), jobs=1).findings
    except SettingsError:
        return ()


def _drift(path: Path, spec: Spec, settings: Settings) -> Iterator[Finding]:
    """Yield how a generated file differs from what the spec makes."""
    from ssotgen.app.plan_files import CannotPlanError, plan_files
    from ssotgen.output.drift import drift_of
    from ssotgen.output.made_with import note_path, read_versions

    if not path.is_relative_to(settings.root) and not path.is_relative_to(settings.output):
        return
    try:
        plan = plan_files(spec, settings)
    except CannotPlanError:
        return
    versions = read_versions(note_path(spec.project, settings))
    for planned in plan.files:
        if planned.change.path == path:
            yield from drift_of(planned, settings, versions).findings
