"""Renaming: what `ssotgen rename` changes, over what is open, as one edit."""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams

from ssotgen.diagnostics.finding import Finding
from ssotgen.lsp.file_edits import workspace_edit
from ssotgen.lsp.navigation import symbol_at
from ssotgen.lsp.server import SpecServer
from ssotgen.settings.rules import RENAME_LEFT_OVER


def register(server: SpecServer) -> None:
    """Register what renames a symbol."""

    @server.answers(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare(params: lsp.PrepareRenameParams) -> lsp.Range | None:
        found = symbol_at(server, params.text_document.uri, params.position)
        return None if found is None else found.range

    @server.answers(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    def renamed(params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        found = symbol_at(server, params.text_document.uri, params.position)
        if found is None:
            return None
        from ssotgen.app.rename import rename
        from ssotgen.app.renamed_documents import Request

        if not found.project.holds:
            raise JsonRpcInvalidParams("the spec has errors: correct them before you rename")
        request = Request(found.symbol.full_name, params.new_name)
        result = rename(
            found.project.settings, request, found.project.contents(server.buffers_as_bytes())
        )
        if not result.changes:
            raise JsonRpcInvalidParams(_reasons(result.findings))
        left = [each for each in result.findings if each.rule == RENAME_LEFT_OVER.name]
        if left or result.notes:
            _tell(server, left, result.notes)
        return workspace_edit(server, result.changes, found.project.settings.output)


def _reasons(findings: Iterable[Finding]) -> str:
    said = (f"{each.location}: {each.message}" for each in findings if each.location.path)
    return "; ".join(said) or "that is no new name"


def _tell(server: SpecServer, left: list[Finding], notes: Iterable[str]) -> None:
    parts = list(notes)
    if left:
        is_one = len(left) == 1
        stay = (
            "1 mention stays as it is, at"
            if is_one
            else f"{len(left)} mentions stay as they are, first at"
        )
        parts.insert(0, f"{stay} {left[0].location}")
    message = "; ".join(parts)
    server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Info, message))
