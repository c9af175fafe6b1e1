"""The server with all that it answers.

The protocol is https://microsoft.github.io/language-server-protocol/ 3.17, spoken by pygls.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from lsprotocol import types as lsp

from ssotgen.lsp import (
    actions,
    commands,
    completion,
    formatting,
    lenses,
    navigation,
    outline,
    rename,
)
from ssotgen.lsp.log import log_in_one_line
from ssotgen.lsp.python_files import PythonFiles
from ssotgen.lsp.server import SpecServer, path_of
from ssotgen.lsp.uses import UseCounts


def make_server() -> SpecServer:
    """Return a server with all its features."""
    server = SpecServer()
    counts, python = UseCounts(), PythonFiles(server)
    waiting: set[asyncio.Task[None]] = set()

    def later(task: asyncio.Task[None]) -> None:
        # The loop itself keeps no reference to a task.
        waiting.add(task)
        task.add_done_callback(waiting.discard)

    def check(uri: str) -> None:
        later(asyncio.ensure_future(server.guarded_later(python.check, uri)))

    def written() -> None:
        counts.saves += 1
        later(asyncio.ensure_future(server.guarded_later(python.check_all)))

    _follow_documents(server, python, check, written)

    @server.answers(lsp.SHUTDOWN)
    def stopped(_: None) -> None:
        server.stop()

    @server.answers(lsp.INITIALIZED)
    async def initialized(_: lsp.InitializedParams) -> None:
        await _watch_files(server)

    navigation.register(server)
    lenses.register(server, counts)
    outline.register(server)
    completion.register(server)
    actions.register(server, python)
    formatting.register(server)
    rename.register(server)
    commands.register(server, written)
    return server


def _follow_documents(
    server: SpecServer,
    python: PythonFiles,
    check: Callable[[str], None],
    written: Callable[[], None],
) -> None:
    """Let the server follow what happens to documents and files; `check` checks one of Python, and
    `written` all after something was written."""

    @server.answers(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.opened(params.text_document.uri)
        server.schedule(params.text_document.uri)
        check(params.text_document.uri)

    @server.answers(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        server.schedule(params.text_document.uri)

    @server.answers(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.schedule(params.text_document.uri)
        written()

    @server.answers(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.schedule(params.text_document.uri)
        python.forget(path_of(params.text_document.uri))

    @server.answers(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def changed_on_disk(params: lsp.DidChangeWatchedFilesParams) -> None:
        for change in params.changes:
            server.schedule(change.uri)
        written()


async def _watch_files(server: SpecServer) -> None:
    """Ask the client to tell of files that change on disk, where it can be asked."""
    client = server.client_capabilities.workspace
    can = client.did_change_watched_files if client is not None else None
    if can is None or not can.dynamic_registration:
        return
    globs = ("**/*.{yaml,yml,py,pyi}", "**/{ssotgen,pyproject}.toml")
    options = lsp.DidChangeWatchedFilesRegistrationOptions(
        [lsp.FileSystemWatcher(glob) for glob in globs]
    )
    method = lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES
    registration = lsp.Registration("ssotgen.files", method, options)
    await server.client_register_capability_async(lsp.RegistrationParams([registration]))


def main() -> int:
    """Serve on standard input and output until the client ends it."""
    log_in_one_line()
    make_server().start_io()
    return 0
