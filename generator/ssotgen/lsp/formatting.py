"""Formatting: what `ssotgen fmt` makes of a document, as an edit."""

from __future__ import annotations

from lsprotocol import types as lsp
from yaml import YAMLError

from ssotgen.lsp.server import SpecServer, path_of
from ssotgen.spec.format.source_tree import NotFormattableError


def register(server: SpecServer) -> None:
    """Register what lays a document out."""

    @server.answers(lsp.TEXT_DOCUMENT_FORMATTING)
    def formatting(params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit]:
        from ssotgen.app.fmt import format_text

        path = path_of(params.text_document.uri)
        project = server.project_of(params.text_document.uri)
        if project is None or not project.owns(path):
            return []
        text = server.text_of(path)
        try:
            made = format_text(text)
        except (NotFormattableError, YAMLError):
            return []
        return [] if made == text else [lsp.TextEdit(server.positions(path).whole(), made)]
