"""The features of the server: LSP messages in, answers of the project out.

The protocol is https://microsoft.github.io/language-server-protocol/ 3.17, spoken by pygls.
"""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types as lsp
from pygls.uris import to_fs_path

from ssotgen.lsp.actions import Edit, edits_for
from ssotgen.lsp.code_edits import code_edits
from ssotgen.lsp.complete import suggestions
from ssotgen.lsp.open_project import shown
from ssotgen.lsp.server import SpecServer, uri_of
from ssotgen.spec.symbols import Meanings

_SYMBOL_KIND = {
    "feature": lsp.SymbolKind.Package,
    "enum": lsp.SymbolKind.Enum,
    "member": lsp.SymbolKind.EnumMember,
    "dataclass": lsp.SymbolKind.Class,
    "field": lsp.SymbolKind.Field,
    "property": lsp.SymbolKind.Property,
    "layer": lsp.SymbolKind.Constant,
}
_COMPLETION_KIND = {
    "key": lsp.CompletionItemKind.Property,
    "type": lsp.CompletionItemKind.TypeParameter,
    "enum": lsp.CompletionItemKind.Enum,
    "class": lsp.CompletionItemKind.Class,
    "member": lsp.CompletionItemKind.EnumMember,
    "field": lsp.CompletionItemKind.Field,
    "value": lsp.CompletionItemKind.Value,
}
_GENERATE = "ssotgen.generate"


def make_server() -> SpecServer:
    """Return a server with all its features."""
    server = SpecServer()

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.schedule(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        server.schedule(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.schedule(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def definition(params: lsp.DefinitionParams) -> lsp.Location | None:
        found = server.guarded(server.symbol_at, params.text_document.uri, params.position)
        return server.location_of(found[0], found[1]) if found else None

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    def references(params: lsp.ReferenceParams) -> list[lsp.Location]:
        found = server.guarded(server.symbol_at, params.text_document.uri, params.position)
        if not found:
            return []
        project, symbol, _ = found
        return [
            lsp.Location(uri_of(project.path_of(path)), where)
            for path, where in server.occurrences(project, symbol)
        ]

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        found = server.guarded(server.symbol_at, params.text_document.uri, params.position)
        if not found:
            return None
        _, symbol, _ = found
        text = f"**{symbol.full_name}** ({symbol.kind})\n\n{symbol.text}"
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text))

    @server.feature(
        lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=[" ", ":", "{"])
    )
    def completion(params: lsp.CompletionParams) -> lsp.CompletionList:
        uri = params.text_document.uri
        project = server.project_of(uri)
        items = []
        if project is not None and project.owns(Path(to_fs_path(uri) or "")):
            if project.spec is None:
                server.guarded(project.update, server.buffers())
            text, line, column = server.place(uri, params.position)
            for each in server.guarded(suggestions, text, line, column, project.spec) or ():
                kind, detail = _COMPLETION_KIND[each.kind], each.detail or None
                items.append(lsp.CompletionItem(each.text, kind=kind, detail=detail))
        return lsp.CompletionList(is_incomplete=False, items=items)

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION)
    def actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        return server.guarded(_actions, server, params) or []

    @server.feature(lsp.TEXT_DOCUMENT_FORMATTING)
    def formatting(params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit]:
        return server.guarded(_formatting, server, params.text_document.uri) or []

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outline(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        return server.guarded(_outline, server, params.text_document.uri) or []

    @server.feature(lsp.WORKSPACE_SYMBOL)
    def workspace_symbols(params: lsp.WorkspaceSymbolParams) -> list[lsp.SymbolInformation]:
        return server.guarded(_workspace_symbols, server, params.query) or []

    @server.feature(lsp.TEXT_DOCUMENT_FOLDING_RANGE)
    def folding(params: lsp.FoldingRangeParams) -> list[lsp.FoldingRange]:
        text = server.workspace.get_text_document(params.text_document.uri).source
        return list(_folds(text))

    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare_rename(params: lsp.PrepareRenameParams) -> lsp.Range | None:
        found = server.guarded(server.symbol_at, params.text_document.uri, params.position)
        if not found:
            return None
        text, _, _ = server.place(params.text_document.uri, params.position)
        word = found[2]
        start = word.column + len(word.text) - len(found[1].name)
        return server.client_range(text, word.line, start, word.column + len(word.text))

    @server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    def rename(params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        return server.guarded(_rename, server, params)

    @server.command(_GENERATE)
    def generate(root: str) -> str:
        return server.guarded(_generate, root) or ""

    return server


def _actions(server: SpecServer, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    uri = params.text_document.uri
    project = server.project_of(uri)
    if project is None:
        return []
    path = shown(Path(to_fs_path(uri) or ""))
    text = project.texts.get(path, "")
    found: list[lsp.CodeAction] = []
    for finding in project.findings:
        where = server.range_of(text, finding.location)
        if finding.location.path != path or not _overlap(where, params.range):
            continue
        diagnostic = server.diagnostic(project, finding)
        edits = edits_for(finding, text)
        found.extend(_action(server, uri, text, edit, diagnostic) for edit in edits)
    if project.owns(Path(to_fs_path(uri) or "")) and not project.findings:
        root = str(project.settings.root)
        command = lsp.Command("Generate the modules", _GENERATE, arguments=[root])
        found.append(
            lsp.CodeAction("Generate the modules", kind=lsp.CodeActionKind.Source, command=command)
        )
    return found


def _action(
    server: SpecServer, uri: str, text: str, edit: Edit, diagnostic: lsp.Diagnostic
) -> lsp.CodeAction:
    where = server.client_range(text, edit.line, edit.start, edit.end)
    return lsp.CodeAction(
        edit.title,
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=[diagnostic],
        is_preferred=edit.is_preferred,
        edit=lsp.WorkspaceEdit(changes={uri: [lsp.TextEdit(where, edit.text)]}),
    )


def _overlap(one: lsp.Range, other: lsp.Range) -> bool:
    def key(position: lsp.Position) -> tuple[int, int]:
        return position.line, position.character

    return key(one.start) <= key(other.end) and key(other.start) <= key(one.end)


def _formatting(server: SpecServer, uri: str) -> list[lsp.TextEdit]:
    from yaml import YAMLError

    from ssotgen.app.fmt import format_text
    from ssotgen.spec.format.source_tree import NotFormattableError

    text = server.workspace.get_text_document(uri).source
    try:
        made = format_text(text)
    except (NotFormattableError, YAMLError):
        return []
    if made == text:
        return []
    end = lsp.Position(len(text.split("\n")), 0)
    return [lsp.TextEdit(lsp.Range(lsp.Position(0, 0), end), made)]


def _outline(server: SpecServer, uri: str) -> list[lsp.DocumentSymbol]:
    project = server.project_of(uri)
    if project is None:
        return []
    if project.spec is None:
        project.update(server.buffers())
    if project.spec is None:
        return []
    path = shown(Path(to_fs_path(uri) or ""))
    text = server.workspace.get_text_document(uri).source
    found: dict[str, lsp.DocumentSymbol] = {}
    for symbol in Meanings(project.spec).symbols.values():
        if symbol.location.path != path:
            continue
        where = server.range_of(text, symbol.location)
        made = lsp.DocumentSymbol(symbol.name, _SYMBOL_KIND[symbol.kind], where, where, children=[])
        owner = found.get(symbol.full_name.rpartition(".")[0])
        if owner is None:
            found[symbol.full_name] = made
        elif owner.children is not None:
            owner.children = [*owner.children, made]
    return list(found.values())


def _workspace_symbols(server: SpecServer, query: str) -> list[lsp.SymbolInformation]:
    found = []
    roots = {str(path.parent): path for path in server.buffers()}
    projects = {id(each): each for path in roots.values() if (each := server.projects.of(path))}
    for project in projects.values():
        if project.spec is None:
            continue
        for symbol in Meanings(project.spec).symbols.values():
            if query.lower() in symbol.full_name.lower():
                where = server.location_of(project, symbol)
                kind = _SYMBOL_KIND[symbol.kind]
                found.append(lsp.SymbolInformation(where, symbol.full_name, kind))
    return found


def _folds(text: str) -> list[lsp.FoldingRange]:
    """Return a fold for each key with lines that are indented below it."""
    lines = text.split("\n")
    depths = [len(line) - len(line.lstrip(" ")) if line.strip() else -1 for line in lines]
    found = []
    for number, depth in enumerate(depths):
        if depth < 0:
            continue
        last = number
        for below in range(number + 1, len(lines)):
            if depths[below] >= 0 and depths[below] <= depth:
                break
            if depths[below] >= 0:
                last = below
        if last > number:
            found.append(lsp.FoldingRange(number, last))
    return found


def _rename(server: SpecServer, params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
    found = server.symbol_at(params.text_document.uri, params.position)
    if found is None or not params.new_name.isidentifier():
        return None
    project, symbol, _ = found
    changes: dict[str, list[lsp.TextEdit]] = {}
    for path, where in server.occurrences(project, symbol):
        uri = uri_of(project.path_of(path))
        changes.setdefault(uri, []).append(lsp.TextEdit(where, params.new_name))
    for path, edit in code_edits(server, project, symbol, params.new_name):
        changes.setdefault(uri_of(Path(path)), []).append(edit)
    return lsp.WorkspaceEdit(changes=changes)


def _generate(root: str) -> str:
    from ssotgen.app.generate import generate
    from ssotgen.settings.load import load_settings
    from ssotgen.settings.settings import Flags

    result = generate([load_settings(Path(root), Flags())])
    return "; ".join(finding.message for finding in result.findings)


def main() -> int:
    """Serve on standard input and output until the client ends it."""
    make_server().start_io()
    return 0
