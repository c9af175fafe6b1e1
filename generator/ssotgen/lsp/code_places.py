"""Places in code: which symbol a word of a Python file is, and where code uses a symbol."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ssotgen.diagnostics.marker import spec_named_in
from ssotgen.lsp.generated_places import symbol_at
from ssotgen.lsp.open_project import KnownSpec, Project
from ssotgen.lsp.positions import lines_of
from ssotgen.lsp.word_meanings import Word, word_at
from ssotgen.migrate.rename.use import Certainty, CodeUse
from ssotgen.settings.settings import SettingsError
from ssotgen.spec.named_places import reference_name
from ssotgen.spec.symbols import Symbol, names_in_code


def symbol_in_code(
    project: Project, path: Path, line: int, column: int, buffers: Mapping[Path, bytes], text: str
) -> tuple[Symbol, Word] | None:
    """Return the symbol that a word of a Python file leads to, and the word, at a place from 0."""
    known = project.known
    word = _last_part(text, line, column)
    if known is None or word is None:
        return None
    if spec_named_in(text.encode()) is not None:
        found = symbol_at(text, line, column, known.spec, known.meanings.symbols)
        return None if found is None else (found, word)
    for symbol in _called(word.text, known):
        for use in code_uses(project, symbol, buffers, only=path):
            place = use.place
            if place.line - 1 == line and place.column <= column <= place.end_column:
                return symbol, word
    return None


def code_uses(
    project: Project, symbol: Symbol, buffers: Mapping[Path, bytes], only: Path | None = None
) -> Iterator[CodeUse]:
    """Yield the uses of a symbol in the code of its project, or in one file, that are certain or
    likely; generated files have none."""
    from ssotgen.audit.reading_list import reading_list
    from ssotgen.codebase.modules import ModuleIndex
    from ssotgen.migrate.project_files import ProjectFiles, project_files
    from ssotgen.migrate.rename.find_uses import find_uses
    from ssotgen.migrate.rename.targets import target_of

    spec = project.spec
    if spec is None:
        return
    try:
        reading = reading_list(project.settings)
    except SettingsError:
        return
    contents = {str(path): data for path, data in buffers.items()}
    index = ModuleIndex(reading.files, reading.roots)
    files = (
        project_files(project.settings, reading.files, contents)
        if only is None
        else ProjectFiles((str(only),), contents=contents)
    )
    target = target_of(spec, reference_name(spec, symbol.full_name), "")
    for use in find_uses(spec, target, files, index, texts=False):
        if use.certainty is not Certainty.TEXT:
            yield use


def _last_part(text: str, line: int, column: int) -> Word | None:
    """Return the name at a place without what it is taken from."""
    word = word_at("\n".join(lines_of(text)), line, column)
    if word is None:
        return None
    name = word.text.rpartition(".")[2]
    return Word(name, line, word.column + len(word.text) - len(name))


def _called(name: str, known: KnownSpec) -> Iterator[Symbol]:
    """Yield the symbols that code may call by a name."""
    for symbol in known.meanings.symbols.values():
        if name in names_in_code(symbol) and symbol.kind != "layer":
            yield symbol
