"""The state of the server: the projects of open files, and places in the units of the client."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from ssotgen import __version__
from ssotgen.diagnostics.finding import Finding, Location, Severity
from ssotgen.lsp.actions import token_end
from ssotgen.lsp.open_project import Project, Projects, shown
from ssotgen.spec.named_places import reference_name, spec_references
from ssotgen.spec.symbols import Meanings, Symbol, Word, word_at

DELAY_SECONDS = 0.08
"""How long after the last change of a document it is checked."""

_SEVERITY = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.NOTE: lsp.DiagnosticSeverity.Hint,
}
_T = TypeVar("_T")


class SpecServer(LanguageServer):
    """A language server with the projects of the files that are open."""

    def __init__(self) -> None:
        super().__init__("ssotgen", __version__)
        self.projects = Projects()
        self._timer: asyncio.TimerHandle | None = None
        self._published: dict[Project, set[str]] = {}

    def project_of(self, uri: str) -> Project | None:
        """Return the project of a document."""
        path = to_fs_path(uri)
        return self.projects.of(Path(path)) if path else None

    def buffers(self) -> dict[Path, str]:
        """Return the texts of the open documents by their files."""
        found = {}
        for uri, document in self.workspace.text_documents.items():
            path = to_fs_path(uri)
            if path:
                found[Path(path)] = document.source
        return found

    def schedule(self, uri: str) -> None:
        """Check the project of a document soon; a later change puts it off."""
        if self._timer is not None:
            self._timer.cancel()
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(DELAY_SECONDS, lambda: self.guarded(self.publish, uri))

    def guarded(self, work: Callable[..., _T], *arguments: Any) -> _T | None:
        """Do something; what goes wrong becomes one line of the log, and the server lives."""
        try:
            return work(*arguments)
        except Exception as error:
            print(f"ssotgen lsp: {type(error).__name__}: {error}", file=sys.stderr)
            return None

    def publish(self, uri: str) -> None:
        """Check the project of a document and send what was found in each of its documents."""
        project = self.project_of(uri)
        if project is None:
            return
        project.update(self.buffers())
        by_path: dict[str, list[lsp.Diagnostic]] = {path: [] for path in project.texts}
        for finding in project.findings:
            path = finding.location.path
            by_path.setdefault(path, []).append(self.diagnostic(project, finding))
        for path, diagnostics in by_path.items():
            self.text_document_publish_diagnostics(
                lsp.PublishDiagnosticsParams(
                    uri=uri_of(project.path_of(path)), diagnostics=diagnostics
                )
            )

    def diagnostic(self, project: Project, finding: Finding) -> lsp.Diagnostic:
        """Return a finding as a diagnostic with the range of its key or value."""
        text = project.texts.get(finding.location.path, "")
        hint = f"\n{finding.hint}" if finding.hint else ""
        return lsp.Diagnostic(
            range=self.range_of(text, finding.location),
            severity=_SEVERITY[finding.severity],
            code=finding.code,
            source="ssotgen",
            message=f"{finding.message}{hint}",
            data={"rule": finding.rule},
        )

    def range_of(self, text: str, location: Location, length: int = 0) -> lsp.Range:
        """Return the range of the token at a place, in the units of the client."""
        lines = text.split("\n")
        number = min(location.line - 1, max(len(lines) - 1, 0))
        line = lines[number] if lines else ""
        start = min(location.column - 1, len(line))
        end = start + length if length else token_end(line, start)
        return self.client_range(text, number, start, end)

    def client_range(self, text: str, line: int, start: int, end: int) -> lsp.Range:
        """Return a range of one line, given in characters, in the units of the client."""
        lines = text.split("\n")
        codec = self.workspace.position_codec
        return lsp.Range(
            codec.position_to_client_units(lines, lsp.Position(line, start)),
            codec.position_to_client_units(lines, lsp.Position(line, end)),
        )

    def place(self, uri: str, position: lsp.Position) -> tuple[str, int, int]:
        """Return the text of a document, and line and column (from 0, in characters)."""
        text = self.workspace.get_text_document(uri).source
        lines = text.split("\n")
        at = self.workspace.position_codec.position_from_client_units(lines, position)
        return text, at.line, at.character

    def symbol_at(self, uri: str, position: lsp.Position) -> tuple[Project, Symbol, Word] | None:
        """Return what the word at a place means, in a document of the spec or in Python."""
        project = self.project_of(uri)
        if project is None:
            return None
        if project.spec is None:
            project.update(self.buffers())
        if project.spec is None:
            return None
        text, line, column = self.place(uri, position)
        word = word_at(text, line, column)
        if word is None:
            return None
        path = Path(to_fs_path(uri) or "")
        meanings = Meanings(project.spec)
        if project.owns(path):
            symbol = meanings.of(word, shown(path))
        else:
            symbol = meanings.symbols.get(word.text) if _uses_modules(text, project) else None
        return (project, symbol, word) if symbol is not None else None

    def location_of(self, project: Project, symbol: Symbol) -> lsp.Location:
        """Return where a symbol is declared."""
        text = project.texts.get(symbol.location.path, "")
        return lsp.Location(
            uri_of(project.path_of(symbol.location.path)), self.range_of(text, symbol.location)
        )

    def occurrences(self, project: Project, symbol: Symbol) -> list[tuple[str, lsp.Range]]:
        """Return every place of the documents of a spec that names a symbol: the range of its name
        alone."""
        if project.spec is None:
            return []
        wanted, length = reference_name(project.spec, symbol.full_name), len(symbol.name)
        found = []
        for each in spec_references(project.spec):
            at, text = each.location, project.texts.get(each.location.path, "")
            line = text.split("\n")[at.line - 1 : at.line]
            start = at.column - 1
            # What is being typed may have moved since the spec last held.
            if each.symbol == wanted and line and line[0].startswith(symbol.name, start):
                where = self.client_range(text, at.line - 1, start, start + length)
                found.append((at.path, where))
        return found


def uri_of(path: Path) -> str:
    """Return the URI of a file."""
    return from_fs_path(str(path)) or ""


def _uses_modules(text: str, project: Project) -> bool:
    """Whether a Python file takes names from the generated modules, or is one of them."""
    spec = project.spec
    if spec is None:
        return False
    return spec.project.enums_module in text or "@generated by ssotgen" in text
