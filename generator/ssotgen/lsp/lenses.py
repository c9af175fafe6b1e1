"""Hovers and lenses: what a name means, and how often it is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lsprotocol import types as lsp

from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.wording import counted
from ssotgen.lsp.commands import GENERATE, SHOW_USES
from ssotgen.lsp.navigation import Found, spec_places, symbol_at
from ssotgen.lsp.open_project import Project
from ssotgen.lsp.server import SpecServer, path_of
from ssotgen.lsp.uses import UseCounts

_WITH_LENS = ("feature", "enum", "dataclass")


def register(server: SpecServer, counts: UseCounts) -> None:
    """Register what shows how often names are used."""

    @server.answers(lsp.TEXT_DOCUMENT_HOVER)
    async def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        found = symbol_at(server, params.text_document.uri, params.position)
        if found is None:
            return None
        used = await counts.of(found.project)
        text = _hover_text(server, found, used.get(found.symbol.full_name, 0))
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text), found.range)

    @server.answers(lsp.TEXT_DOCUMENT_CODE_LENS)
    async def lenses(params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
        uri = params.text_document.uri
        project = server.project_of(uri)
        if project is None or not project.owns(path_of(uri)):
            return []
        used = await counts.of(project)
        return [*_generate_lens(server, project, uri), *_use_lenses(server, project, uri, used)]


def _hover_text(server: SpecServer, found: Found, in_code: int) -> str:
    symbol = found.symbol
    in_spec = sum(1 for _ in spec_places(server, found.project, symbol)) - 1
    used = f"{counted(max(in_spec, 0), 'use')} in the spec, {counted(in_code, 'use')} in code"
    title = f"**{symbol.full_name}** ({symbol.kind})"
    return "\n\n".join(part for part in (title, symbol.text.strip(), used) if part)


def _generate_lens(server: SpecServer, project: Project, uri: str) -> Iterator[lsp.CodeLens]:
    spec = project.spec
    if (
        spec is not None
        and project.holds
        and spec.project.location.path == display_path(path_of(uri))
    ):
        where = server.place(spec.project.location).range
        root = str(project.settings.root)
        yield lsp.CodeLens(where, lsp.Command("generate", GENERATE, arguments=[root]))


def _use_lenses(
    server: SpecServer, project: Project, uri: str, used: Mapping[str, int]
) -> Iterator[lsp.CodeLens]:
    positions = server.positions(path_of(uri))
    for symbol in project.symbols_in(path_of(uri)):
        if symbol.kind in _WITH_LENS:
            where = positions.token(symbol.location)
            title = counted(used.get(symbol.full_name, 0), "use")
            arguments = [uri, where.start.line, where.start.character]
            yield lsp.CodeLens(where, lsp.Command(title, SHOW_USES, arguments=arguments))
