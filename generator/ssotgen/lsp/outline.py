"""Outlines: the symbols of a document and of all specs, and the lines that fold."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types as lsp

from ssotgen.lsp.open_project import Project
from ssotgen.lsp.positions import lines_of
from ssotgen.lsp.server import SpecServer, path_of

_SYMBOL_KIND = {
    "feature": lsp.SymbolKind.Package,
    "enum": lsp.SymbolKind.Enum,
    "member": lsp.SymbolKind.EnumMember,
    "dataclass": lsp.SymbolKind.Class,
    "field": lsp.SymbolKind.Field,
    "property": lsp.SymbolKind.Property,
    "setting": lsp.SymbolKind.Key,
    "attribute": lsp.SymbolKind.Property,
    "group": lsp.SymbolKind.Array,
    "transitions": lsp.SymbolKind.Method,
}


def register(server: SpecServer) -> None:
    """Register what lists the symbols of documents."""

    @server.answers(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outline(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        uri = params.text_document.uri
        project = server.project_of(uri)
        if project is None or not project.owns(path_of(uri)):
            return []
        return _outline(server, project, uri)

    @server.answers(lsp.WORKSPACE_SYMBOL)
    def workspace_symbols(params: lsp.WorkspaceSymbolParams) -> list[lsp.SymbolInformation]:
        return list(_matching(server, params.query))

    @server.answers(lsp.TEXT_DOCUMENT_FOLDING_RANGE)
    def folding(params: lsp.FoldingRangeParams) -> list[lsp.FoldingRange]:
        return _folds(lines_of(server.text_of(path_of(params.text_document.uri))))


def _outline(server: SpecServer, project: Project, uri: str) -> list[lsp.DocumentSymbol]:
    positions = server.positions(path_of(uri))
    found: dict[str, lsp.DocumentSymbol] = {}
    children: dict[str, list[lsp.DocumentSymbol]] = {}
    for symbol in project.symbols_in(path_of(uri)):
        where = positions.token(symbol.location)
        kind, parts = (
            _SYMBOL_KIND.get(symbol.kind, lsp.SymbolKind.Constant),
            children.setdefault(symbol.full_name, []),
        )
        made = lsp.DocumentSymbol(symbol.name, kind, where, where, children=parts)
        owner = symbol.full_name.rpartition(".")[0]
        if owner in found:
            children[owner].append(made)
        else:
            found[symbol.full_name] = made
    return list(found.values())


def _matching(server: SpecServer, query: str) -> Iterator[lsp.SymbolInformation]:
    wanted = query.lower()
    for project in server.open_projects():
        for symbol in project.known.meanings.symbols.values() if project.known else ():
            if wanted in symbol.full_name.lower():
                where = server.place(symbol.location)
                kind = _SYMBOL_KIND.get(symbol.kind, lsp.SymbolKind.Constant)
                yield lsp.SymbolInformation(where, symbol.full_name, kind)


def _folds(lines: list[str]) -> list[lsp.FoldingRange]:
    """Return a fold for each key with lines that are indented below it."""
    found: list[lsp.FoldingRange] = []
    begun: list[tuple[int, int]] = []
    last = 0
    for number, line in enumerate([*lines, "."]):
        depth = len(line) - len(line.lstrip(" "))
        if not line.strip():
            continue
        while begun and begun[-1][1] >= depth:
            start, _ = begun.pop()
            if last > start:
                found.append(lsp.FoldingRange(start, last))
        begun.append((number, depth))
        last = number
    return sorted(found, key=lambda fold: fold.start_line)
