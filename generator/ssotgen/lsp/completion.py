"""Completion: what may be written at a place, as an editor lists it."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types as lsp

from ssotgen.lsp.complete import suggestions
from ssotgen.lsp.installed_modules import Modules, search_path
from ssotgen.lsp.server import SpecServer, path_of

_KIND = {
    "key": lsp.CompletionItemKind.Property,
    "type": lsp.CompletionItemKind.TypeParameter,
    "enum": lsp.CompletionItemKind.Enum,
    "class": lsp.CompletionItemKind.Class,
    "feature": lsp.CompletionItemKind.Module,
    "member": lsp.CompletionItemKind.EnumMember,
    "field": lsp.CompletionItemKind.Field,
    "value": lsp.CompletionItemKind.Value,
    "module": lsp.CompletionItemKind.Module,
    "name": lsp.CompletionItemKind.Reference,
}


def register(server: SpecServer) -> None:
    """Register what completes a document of a spec."""
    known: dict[tuple[Path, ...], Modules] = {}

    @server.answers(
        lsp.TEXT_DOCUMENT_COMPLETION,
        lsp.CompletionOptions(trigger_characters=[" ", ":", "{", "[", ".", ","]),
    )
    def completion(params: lsp.CompletionParams) -> lsp.CompletionList:
        uri, path = params.text_document.uri, path_of(params.text_document.uri)
        project = server.project_of(uri)
        if project is None or not project.owns(path):
            return lsp.CompletionList(is_incomplete=False, items=[])
        folders = search_path(project.settings)
        modules = known.setdefault(folders, Modules(folders))
        line, column = server.positions(path).character(params.position)
        found = suggestions(server.text_of(path), line, column, project.spec, modules)
        items = [
            lsp.CompletionItem(each.text, kind=_KIND[each.kind], detail=each.detail or None)
            for each in found
        ]
        return lsp.CompletionList(is_incomplete=False, items=items)
