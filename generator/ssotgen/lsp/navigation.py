"""Going from a name to its declaration and to its uses, in the spec, the generated modules and the
code that uses them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lsprotocol import types as lsp

from ssotgen.diagnostics.paths import display_path, path_shown
from ssotgen.lsp.code_places import code_uses, symbol_in_code
from ssotgen.lsp.generated_places import GeneratedPlace, place_of
from ssotgen.lsp.open_project import Project
from ssotgen.lsp.server import SpecServer, path_of
from ssotgen.lsp.word_meanings import word_at
from ssotgen.spec.named_places import reference_name
from ssotgen.spec.symbols import Symbol


@dataclass(frozen=True, slots=True)
class Found:
    """A symbol that a name in a document means, and the range of that name."""

    project: Project
    symbol: Symbol
    range: lsp.Range


def symbol_at(server: SpecServer, uri: str, position: lsp.Position) -> Found | None:
    """Return what the name at a position means, in a document of the spec or in Python."""
    project, path = server.project_of(uri), path_of(uri)
    if project is None or project.known is None:
        return None
    positions = server.positions(path)
    line, column = positions.character(position)
    if project.owns(path):
        word = word_at("\n".join(positions.lines), line, column)
        symbol = None if word is None else project.known.meanings.of(word, display_path(path))
    else:
        text = server.text_of(path)
        in_code = symbol_in_code(project, path, line, column, server.buffers_as_bytes(), text)
        symbol, word = in_code or (None, None)
    if symbol is None or word is None:
        return None
    end = word.column + len(word.text)
    start = end - len(word.text.rpartition(".")[2]) if project.owns(path) else word.column
    return Found(project, symbol, positions.range(line, start, end))


def declaration(server: SpecServer, symbol: Symbol) -> lsp.Location:
    """Return where the spec declares a symbol."""
    return server.place(symbol.location)


def spec_places(server: SpecServer, project: Project, symbol: Symbol) -> Iterator[lsp.Location]:
    """Yield every place of the documents of a spec that names a symbol, its declaration first."""
    if project.known is None:
        return
    wanted = reference_name(project.known.spec, symbol.full_name)
    found = [each for each in project.known.references if each.symbol == wanted]
    for each in sorted(found, key=lambda one: not one.is_declaration):
        path = path_shown(each.location.path)
        positions = server.positions(path)
        number, start = each.location.line - 1, each.location.column - 1
        # What is being typed may have moved since the spec last held.
        if number < len(positions.lines) and positions.lines[number].startswith(each.name, start):
            where = positions.range(number, start, start + len(each.name))
            yield lsp.Location(server.uri_of(path), where)


def generated_place(server: SpecServer, project: Project, symbol: Symbol) -> lsp.Location | None:
    """Return where the generated modules declare a symbol, None where they do not."""
    if project.spec is None:
        return None
    found = place_of(symbol, project.spec, project.settings, server.text_of)
    return None if found is None else _location(server, found)


def code_places(server: SpecServer, project: Project, symbol: Symbol) -> Iterator[lsp.Location]:
    """Yield every place of the code that uses a symbol, certainly or likely."""
    for use in code_uses(project, symbol, server.buffers_as_bytes()):
        place, path = use.place, Path(use.path)
        if place.line == place.end_line:
            found = GeneratedPlace(path, place.line - 1, place.column, place.end_column)
            yield _location(server, found)


def _location(server: SpecServer, found: GeneratedPlace) -> lsp.Location:
    where = server.positions(found.path).range(found.line, found.start, found.end)
    return lsp.Location(server.uri_of(found.path), where)


def register(server: SpecServer) -> None:
    """Register what goes from one name to others."""

    @server.answers(lsp.TEXT_DOCUMENT_DEFINITION)
    def definition(params: lsp.DefinitionParams) -> lsp.Location | None:
        uri = params.text_document.uri
        found = symbol_at(server, uri, params.position)
        if found is None:
            return None
        declared = declaration(server, found.symbol)
        if (declared.uri, declared.range.start) != (uri, found.range.start):
            return declared
        # At the declaration itself, what is made of it is the next place to look at.
        return generated_place(server, found.project, found.symbol) or declared

    @server.answers(lsp.TEXT_DOCUMENT_REFERENCES)
    def references(params: lsp.ReferenceParams) -> list[lsp.Location]:
        found = symbol_at(server, params.text_document.uri, params.position)
        if found is None:
            return []
        places = list(spec_places(server, found.project, found.symbol))
        generated = generated_place(server, found.project, found.symbol)
        if generated is not None:
            places.append(generated)
        if not params.context.include_declaration:
            declared = (declaration(server, found.symbol), generated)
            places = [each for each in places if each not in declared]
        return [*places, *code_places(server, found.project, found.symbol)]
