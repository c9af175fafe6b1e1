"""Changes of files as the edits of an editor: of the lines that differ from what it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lsprotocol import types as lsp

from ssotgen.lsp.positions import Positions
from ssotgen.lsp.server import SpecServer
from ssotgen.output.change import FileChange
from ssotgen.output.line_changes import changes_between

_Change = lsp.TextDocumentEdit | lsp.CreateFile | lsp.RenameFile | lsp.DeleteFile


def workspace_edit(
    server: SpecServer, changes: Iterable[FileChange], output: Path
) -> lsp.WorkspaceEdit:
    """Return changes of files as one edit, in the form that the client takes.

    Where the folder `output` has no generated file yet, none is made.
    """
    listed = tuple(changes)
    generated = [each for each in listed if each.path.is_relative_to(output)]
    if all(each.old is None for each in generated):
        listed = tuple(each for each in listed if each not in generated)
    client = server.client_capabilities.workspace
    can = client.workspace_edit if client is not None else None
    if can is None or not can.document_changes:
        edits = {
            server.uri_of(each.path): list(_text_edits(server, each)) for each in listed if each.new
        }
        return lsp.WorkspaceEdit(changes={uri: each for uri, each in edits.items() if each})
    kinds = frozenset(can.resource_operations or ())
    made = [part for each in listed for part in _document_changes(server, each, kinds)]
    return lsp.WorkspaceEdit(document_changes=made)


def _document_changes(
    server: SpecServer, change: FileChange, kinds: frozenset[str]
) -> Iterator[_Change]:
    """Yield the parts of a change; files are made and removed where the client can do so, and by
    `ssotgen generate` elsewhere."""
    uri = server.uri_of(change.path)
    if change.new is None:
        if lsp.ResourceOperationKind.Delete in kinds:
            yield lsp.DeleteFile(uri)
        return
    if change.old is None:
        if lsp.ResourceOperationKind.Create not in kinds:
            return
        yield lsp.CreateFile(uri)
    edits = list(_text_edits(server, change))
    if edits:
        document = lsp.OptionalVersionedTextDocumentIdentifier(uri, server.version_of(uri))
        yield lsp.TextDocumentEdit(document, [*edits])


def _text_edits(server: SpecServer, change: FileChange) -> Iterator[lsp.TextEdit]:
    """Yield the edits of the lines that a change makes others."""
    positions = server.positions(change.path)
    new = (change.new or b"").decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    for each in changes_between(positions.lines, new):
        lines = new[each.new_start : each.new_end]
        if len(lines) == each.old_end - each.old_start:
            pairs = enumerate(lines, each.old_start)
            yield from (_within(positions, number, line) for number, line in pairs)
        else:
            yield _lines(positions, each.old_start, each.old_end, lines)


def _within(positions: Positions, number: int, new: str) -> lsp.TextEdit:
    """Return the edit of what differs between a line and its new text, by whole words."""
    old = positions.lines[number]
    start = _common(old, new)
    while start and _is_inside_word(old, start):
        start -= 1
    longest = min(len(old), len(new)) - start
    end = min(_common(old[::-1], new[::-1]), longest)
    while end and _is_inside_word(old, len(old) - end):
        end -= 1
    where = positions.range(number, start, len(old) - end)
    return lsp.TextEdit(where, new[start : len(new) - end])


def _is_inside_word(line: str, index: int) -> bool:
    """Whether a word goes on across a place of a line."""
    around = line[index - 1 : index + 1]
    return len(around) == 2 and all(each.isalnum() or each == "_" for each in around)


def _common(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _lines(positions: Positions, start: int, end: int, new: Sequence[str]) -> lsp.TextEdit:
    """Return the edit that puts lines in the place of others, from the line `start` to `end`."""
    if end < len(positions.lines):
        text = "".join(f"{line}\n" for line in new)
        return lsp.TextEdit(lsp.Range(lsp.Position(start, 0), lsp.Position(end, 0)), text)
    last = positions.whole().end
    if start == len(positions.lines):
        return lsp.TextEdit(lsp.Range(last, last), "".join(f"\n{line}" for line in new))
    return lsp.TextEdit(lsp.Range(lsp.Position(start, 0), last), "\n".join(new))
