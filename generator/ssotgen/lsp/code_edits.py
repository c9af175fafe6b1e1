"""Renaming in an editor: what `ssotgen rename` edits in code, over what is open."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types as lsp

from ssotgen.audit.reading_list import reading_list
from ssotgen.codebase.modules import ModuleIndex
from ssotgen.lsp.open_project import Project
from ssotgen.lsp.server import SpecServer
from ssotgen.migrate.project_files import project_files
from ssotgen.migrate.rename.find_uses import find_uses
from ssotgen.migrate.rename.targets import target_of
from ssotgen.migrate.rename.use import Certainty
from ssotgen.settings.settings import SettingsError
from ssotgen.spec.named_places import reference_name
from ssotgen.spec.symbols import Symbol


def code_edits(
    server: SpecServer, project: Project, symbol: Symbol, new: str
) -> Iterator[tuple[str, lsp.TextEdit]]:
    """Yield the edit of each certain use of a symbol in code, with the file it is for.

    Generated files are left to `ssotgen generate`.
    """
    if project.spec is None:
        return
    try:
        reading = reading_list(project.settings)
    except SettingsError:
        return
    buffers = {str(path): text.encode() for path, text in server.buffers().items()}
    files = project_files(project.settings, reading.files, buffers)
    index = ModuleIndex(reading.files, reading.roots)
    target = target_of(project.spec, reference_name(project.spec, symbol.full_name), new)
    for use in find_uses(project.spec, target, files, index, texts=False):
        if use.certainty is Certainty.CERTAIN and not use.obstacle and index.has(use.path):
            text = "\n".join(files.lines(use.path))
            place = use.place
            where = server.client_range(text, place.line - 1, place.column, place.end_column)
            yield use.path, lsp.TextEdit(where, use.new)
