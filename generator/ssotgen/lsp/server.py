"""The state of the server: the projects of open files, when they are checked, and what is
published of them."""

from __future__ import annotations

import asyncio
import functools
import inspect
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote

from lsprotocol import types as lsp
from pygls.exceptions import FeatureNotificationError, JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from ssotgen import __version__
from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.gc_pause import gc_paused
from ssotgen.diagnostics.paths import path_shown
from ssotgen.lsp.diagnostics import diagnostic
from ssotgen.lsp.log import log_error
from ssotgen.lsp.open_project import Project, Projects
from ssotgen.lsp.positions import Positions
from ssotgen.lsp.protocol import Protocol
from ssotgen.settings.settings import SettingsError

SHORTEST_DELAY, LONGEST_DELAY = 0.005, 0.08
"""How long after the last change of a document it is checked, in seconds: a quarter of what the
last check took, within these bounds, so that long checks do not run at each key."""

_Handler = TypeVar("_Handler", bound=Callable[..., Any])


class SpecServer(LanguageServer):
    """A language server with the projects of the files that are open.

    The text of a document always comes as a whole: pygls cuts lines at characters that end none for
    editors, such as U+2028, and would apply a change of a part at the wrong place.
    """

    def __init__(self) -> None:
        super().__init__(
            "ssotgen",
            __version__,
            text_document_sync_kind=lsp.TextDocumentSyncKind.Full,
            protocol_cls=Protocol,
        )
        self.projects = Projects()
        self.revision = 0
        self._timers: dict[Path, asyncio.TimerHandle] = {}
        self._published: dict[Path, dict[str, list[lsp.Diagnostic]]] = {}
        self._uris: dict[Path, str] = {}
        self._took = 0.0
        self._is_stopped = False

    # What goes wrong

    def answers(self, method: str, options: Any = None) -> Callable[[_Handler], _Handler]:
        """Register a handler of a method of the protocol, which answers None where it fails."""

        def register(handler: _Handler) -> _Handler:
            self.feature(method, options)(self._guarding(handler))
            return handler

        return register

    def offers(self, command: str) -> Callable[[_Handler], _Handler]:
        """Register a handler of a command of this server, which answers None where it fails."""

        def register(handler: _Handler) -> _Handler:
            self.command(command)(self._guarding(handler))
            return handler

        return register

    def _guarding(self, handler: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(handler)
        async def guarded_later(*arguments: Any) -> Any:
            return await self.guarded_later(handler, *arguments)

        @functools.wraps(handler)
        def guarded(*arguments: Any) -> Any:
            return self.guarded(handler, *arguments)

        return guarded_later if inspect.iscoroutinefunction(handler) else guarded

    async def guarded_later(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """Do something that takes its time; what goes wrong becomes one line of the log."""
        try:
            return await work(*arguments)
        except JsonRpcException:
            raise
        except Exception as error:
            log_error(error)
            return None

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Write what pygls could not do with a notification as one line of the log; it has answered
        requests, and logged the rest, itself."""
        if source is FeatureNotificationError:
            log_error(error)

    def guarded(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """Do something; what goes wrong becomes one line of the log, and the server lives."""
        try:
            return work(*arguments)
        except JsonRpcException:
            raise
        except Exception as error:
            log_error(error)
            return None

    # Documents and projects

    def project_of(self, uri: str) -> Project | None:
        """Return the project of a document as its open documents are now, None where it has no
        settings that can be used."""
        project = self.projects.find(path_of(uri))
        if project is not None:
            project.update(self.buffers_as_bytes(), self.revision)
        return project

    def buffers(self) -> dict[Path, str]:
        """Return the texts of the open documents by their files."""
        found = {}
        # pygls has the documents by their URIs without escapes, which are no URIs.
        for document in self.workspace.text_documents.values():
            path = file_of(document.uri)
            if path:
                found[Path(path)] = document.source
        return found

    def text_of(self, path: Path) -> str:
        """Return the text of a file as the editor has it, else as it is on disk; nothing of what is
        no regular file, which may have no end."""
        text = self.buffers().get(path)
        if text is not None:
            return text
        if not path.is_file():
            return ""
        try:
            return path.read_text(encoding="utf-8-sig", errors="replace")
        except OSError:
            return ""

    def buffers_as_bytes(self) -> dict[Path, bytes]:
        """Return the contents of the open documents by their files, as they would be saved."""
        return {
            path: text.encode("utf-8", "surrogatepass") for path, text in self.buffers().items()
        }

    def version_of(self, uri: str) -> int | None:
        """Return the version of an open document, None for one that is not open."""
        document = self.workspace.text_documents.get(unquote(uri))
        return None if document is None else document.version

    def open_projects(self) -> list[Project]:
        """Return the projects of the folders of the workspace and of the open documents."""
        folders = (path_of(folder.uri) for folder in self.workspace.folders.values())
        files = (folder / "ssotgen.toml" for folder in folders)
        found = (self.projects.find(path) for path in (*files, *self.buffers()))
        projects = list(dict.fromkeys(each for each in found if each is not None))
        for project in projects:
            project.update(self.buffers_as_bytes(), self.revision)
        return projects

    def positions(self, path: Path) -> Positions:
        """Return the positions of a file."""
        return Positions(self.text_of(path), self.workspace.position_codec)

    def place(self, location: Location) -> lsp.Location:
        """Return where something is that messages tell the place of."""
        path = path_shown(location.path)
        return lsp.Location(self.uri_of(path), self.positions(path).token(location))

    def opened(self, uri: str) -> None:
        """Note how the client writes the URI of a file; there are several ways to escape it."""
        self._uris[path_of(uri)] = uri

    def uri_of(self, path: Path) -> str:
        """Return the URI of a file, as the client writes it if it has opened it."""
        return self._uris.get(path) or from_fs_path(str(path)) or ""

    # Checking and publishing

    def stop(self) -> None:
        """Check nothing any more: the client goes, and nobody would read what is found."""
        self._is_stopped = True
        for timer in self._timers.values():
            timer.cancel()

    def schedule(self, uri: str) -> None:
        """Check the project of a document soon; a later change of a file beside it puts it off."""
        self.revision += 1
        folder = path_of(uri).parent
        timer = self._timers.pop(folder, None)
        if timer is not None:
            timer.cancel()
        delay = min(max(self._took / 4, SHORTEST_DELAY), LONGEST_DELAY)
        loop = asyncio.get_running_loop()
        self._timers[folder] = loop.call_later(delay, self.guarded, self._due, folder, uri)

    def _due(self, folder: Path, uri: str) -> None:
        self._timers.pop(folder, None)
        # pygls keeps a future of each notification that it has handled, for ever.
        futures: dict[Any, Any] = getattr(self.protocol, "_request_futures", {})
        for number in [number for number, future in futures.items() if future.done()]:
            futures.pop(number, None)
        self.publish(uri)

    @gc_paused()
    def publish(self, uri: str) -> None:
        """Check the project of a document and send what was found in each of its documents."""
        begun = time.perf_counter()
        try:
            project = self.projects.of(path_of(uri))
        except SettingsError as error:
            self.send(path_of(uri).parent, error.findings, ())
            return
        self._publish_project(project, uri)
        self._took = time.perf_counter() - begun
        for other in tuple(self.projects.found.values()):
            if other.imports(project):
                self._publish_project(other)

    def _publish_project(self, project: Project, changed: str = "") -> None:
        project.update(self.buffers_as_bytes(), self.revision)
        files = [path_shown(each) for each in project.texts]
        if changed and project.owns(path_of(changed)):
            files.append(path_of(changed))  # also one that is empty, as the whole spec then may be
        self.send(project.settings.root, project.findings, files, changed)

    def send(
        self, owner: Path, findings: Iterable[Finding], files: Iterable[Path], changed: str = ""
    ) -> None:
        """Send the findings in some files, none for those that have none any more.

        What is sent for an `owner` replaces what was sent for it before, and is sent again only
        where it differs, or for the document that has `changed`.
        """
        by_uri: dict[str, list[Finding]] = {uri: [] for uri in map(self.uri_of, files)}
        for finding in findings:
            if finding.location.path:
                uri = self.uri_of(path_shown(finding.location.path))
                by_uri.setdefault(uri, []).append(finding)
        if self._is_stopped:
            return
        before = self._published.get(owner, {})
        self._published[owner] = {uri: self._shown(uri, found) for uri, found in by_uri.items()}
        nothing: dict[str, list[lsp.Diagnostic]] = {uri: [] for uri in before}
        now = {**nothing, **self._published[owner]}
        for uri, diagnostics in now.items():
            if uri == changed or before.get(uri) != diagnostics:
                self.text_document_publish_diagnostics(
                    lsp.PublishDiagnosticsParams(uri, diagnostics, self.version_of(uri))
                )

    def _shown(self, uri: str, findings: Sequence[Finding]) -> list[lsp.Diagnostic]:
        if not findings:
            return []
        positions = self.positions(path_of(uri))
        return [diagnostic(each, positions, self.place) for each in findings]


def file_of(uri: str) -> str | None:
    """Return the name of the file of a URI, None where it is of none."""
    try:
        return to_fs_path(uri)
    except ValueError:
        return None  # what cannot be read as a URI, such as `http://[`


def path_of(uri: str) -> Path:
    """Return the file of a URI; a document that is in none is one of the working directory."""
    return path_shown(file_of(uri) or "untitled")
