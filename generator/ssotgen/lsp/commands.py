"""Commands: what lenses and code actions run. Edits are handed to the editor, which can undo
them; generated files are written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from lsprotocol import types as lsp

from ssotgen.lsp.file_edits import workspace_edit
from ssotgen.lsp.navigation import code_places, spec_places, symbol_at
from ssotgen.lsp.server import SpecServer, path_of
from ssotgen.output.change import ChangeKind, FileChange
from ssotgen.settings.load import load_settings
from ssotgen.settings.settings import Flags

DEPRECATE, GENERATE = "ssotgen.deprecate", "ssotgen.generate"
MIGRATE, SHOW_USES = "ssotgen.migrate", "ssotgen.showUses"
_SHOWN = 10


def register(server: SpecServer, written: Callable[[], None]) -> None:
    """Register the commands; `written` is called when files were written."""
    _offer_generate(server, written)
    _offer_deprecate(server)
    _offer_migrate(server)
    _offer_uses(server)


def _offer_generate(server: SpecServer, written: Callable[[], None]) -> None:
    @server.offers(GENERATE)
    async def generated(root: str) -> str:
        from ssotgen.app.generate import generate

        settings = load_settings(Path(root), Flags())
        loop = asyncio.get_running_loop()
        result = await loop.run_in_executor(None, generate, [settings])
        changes = [each for each in result.changes if each.kind is not ChangeKind.NOTHING]
        said = [finding.message for finding in result.findings]
        if result.answered and not said:
            said = [f"{len(changes)} files written" if changes else "the files are up to date"]
        written()
        return _say(server, "; ".join(said), failed=not result.answered)


def _offer_deprecate(server: SpecServer) -> None:
    @server.offers(DEPRECATE)
    async def deprecated(uri: str, symbol: str) -> str:
        from ssotgen.app.deprecate import Request, deprecate

        project = server.project_of(uri)
        if project is None:
            return ""
        unsaved = project.contents(server.buffers_as_bytes())
        result = deprecate(project.settings, Request(symbol), unsaved)
        if result.findings:
            return _say(server, result.findings[0].message, failed=True)
        output = project.settings.output
        await _apply(server, f"Deprecate {symbol}", result.changes, output)
        return _say(server, "; ".join(result.notes))


def _offer_migrate(server: SpecServer) -> None:
    @server.offers(MIGRATE)
    async def migrated(uri: str, unsafe: bool) -> str:
        from ssotgen.app.audit import Request
        from ssotgen.app.migrate import migrate

        project, path = server.project_of(uri), path_of(uri)
        if project is None or project.spec is None:
            return ""
        if _is_unsaved(server, path):
            return _say(server, f"save {path.name} first", failed=True)
        spec, settings, request = project.spec, project.settings, Request((path,))
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(
            None, lambda: migrate(spec, settings, request, unsafe=unsafe)
        )
        dirty = [each.path.name for each in found.changes if _is_unsaved(server, each.path)]
        if dirty:
            return _say(server, f"save {', '.join(dirty)} first", failed=True)
        if not found.changes:
            return _say(server, "; ".join(found.notes) or "nothing to migrate here")
        await _apply(server, f"Migrate {path.name}", found.changes, settings.output)
        return _say(server, "; ".join(found.notes))


def _offer_uses(server: SpecServer) -> None:
    @server.offers(SHOW_USES)
    def uses_shown(uri: str, line: int, character: int) -> list[lsp.Location]:
        found = symbol_at(server, uri, lsp.Position(line, character))
        if found is None:
            return []
        project, symbol = found.project, found.symbol
        places = [*spec_places(server, project, symbol), *code_places(server, project, symbol)]
        listed = [f"{path_of(each.uri).name}:{each.range.start.line + 1}" for each in places[1:]]
        more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
        _say(server, f"{symbol.full_name}: {', '.join(listed[:_SHOWN]) or 'no uses'}{more}")
        return places


def _is_unsaved(server: SpecServer, path: Path) -> bool:
    data = server.buffers_as_bytes().get(path)
    return data is not None and data.replace(b"\r\n", b"\n") != _on_disk(path)


def _on_disk(path: Path) -> bytes | None:
    try:
        return path.read_bytes().replace(b"\r\n", b"\n")
    except OSError:
        return None


async def _apply(
    server: SpecServer, label: str, changes: tuple[FileChange, ...], output: Path
) -> None:
    edit = workspace_edit(server, changes, output)
    await server.workspace_apply_edit_async(lsp.ApplyWorkspaceEditParams(edit, label))


def _say(server: SpecServer, message: str, *, failed: bool = False) -> str:
    """Show a message in the editor, and return it."""
    if message:
        kind = lsp.MessageType.Error if failed else lsp.MessageType.Info
        server.window_show_message(lsp.ShowMessageParams(kind, message))
    return message
