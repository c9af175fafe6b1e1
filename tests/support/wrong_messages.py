"""Messages that no client should send: good ones with something replaced, left out or added."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

URIS = (
    "",
    "file:",
    "file://",
    "file:///",
    "file:///dev/zero",
    "file:///nowhere/spec/all.yaml",
    "file:///tmp/%00",
    "file:///%ff%fe/x.yaml",
    "file:///\ud800.yaml",
    "file:///" + "a" * 5000,
    "file:///" + "a/" * 3000,
    "file://[/x.yaml",
    "file://host/share/x.yaml",
    "file:///C:/x.yaml",
    "http://[",
    "http://example.com:x/y?z#a",
    "untitled:Untitled-1",
    "git:/spec/enums.yaml?%7B%7D",
    "vscode-notebook-cell:/a#b",
    "not a uri",
    "//",
    "\0",
    "\ud800",
)
NUMBERS = (-1, 2**31 - 1, 2**31, 2**63, -(2**63), 10**400, 0.5, 1e308, float("inf"))
FAR = (0, 1, 5, 1000, 2**31 - 1, -1, 2**31, 10**20)
OTHERS = (
    None,
    True,
    False,
    "",
    "x",
    "\ud83d",
    "\0",
    "\u2028",
    [],
    [[]],
    {},
    {"": {}},
    [None],
    [{}],
)
METHODS = ("", "x", "$/x", "textDocument/", "textDocument/hovers", "exit\0", "\ud800", "window/x")
WORDS = ("uri", "line", "jsonrpc", "id", "method", "params", "", "\ud800", "__class__")


def good_messages(uri: str, text: str, root: str) -> list[tuple[str, dict[str, Any]]]:
    """Return good messages about a document, as method and params."""
    at, start = {"line": 3, "character": 4}, {"line": 0, "character": 0}
    document, where = {"uri": uri}, {"start": start, "end": {"line": 9, "character": 0}}
    place = {"textDocument": document, "position": at}
    versioned = {"uri": uri, "version": 7}
    opened = {"uri": uri, "languageId": "yaml", "version": 3, "text": text}
    finding = {"range": where, "message": "It is wrong.", "code": "SSG115", "source": "ssotgen"}
    folder = {"uri": root, "name": "one"}
    return [
        *((f"textDocument/{name}", place) for name in ("hover", "definition", "prepareRename")),
        ("textDocument/completion", {**place, "context": {"triggerKind": 1}}),
        ("textDocument/references", {**place, "context": {"includeDeclaration": True}}),
        ("textDocument/rename", {**place, "newName": "Other"}),
        *(
            (f"textDocument/{name}", {"textDocument": document})
            for name in ("documentSymbol", "foldingRange", "codeLens", "didClose", "didSave")
        ),
        (
            "textDocument/codeAction",
            {"textDocument": document, "range": where, "context": {"diagnostics": [finding]}},
        ),
        (
            "textDocument/formatting",
            {"textDocument": document, "options": {"tabSize": 2, "insertSpaces": True}},
        ),
        ("codeLens/resolve", {"range": where, "data": {"uri": uri, "symbol": "Coat"}}),
        ("completionItem/resolve", {"label": "x", "data": {"uri": uri}}),
        ("workspace/symbol", {"query": "a"}),
        *(
            ("workspace/executeCommand", {"command": f"ssotgen.{name}", "arguments": arguments})
            for name, arguments in (
                ("generate", [root + "/nowhere"]),
                ("deprecate", [uri, "Coat"]),
                ("migrate", [uri, False]),
                ("showUses", [uri, 3, 4]),
            )
        ),
        ("textDocument/didOpen", {"textDocument": opened}),
        ("textDocument/didChange", {"textDocument": versioned, "contentChanges": [{"text": text}]}),
        (
            "textDocument/didChange",
            {"textDocument": versioned, "contentChanges": [{"range": where, "text": "x"}]},
        ),
        ("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri, "type": 2}]}),
        ("workspace/didChangeConfiguration", {"settings": {}}),
        ("workspace/didChangeWorkspaceFolders", {"event": {"added": [folder], "removed": []}}),
        ("$/cancelRequest", {"id": 1}),
        ("$/setTrace", {"value": "verbose"}),
        ("window/workDoneProgress/cancel", {"token": "x"}),
        ("initialize", {"processId": None, "rootUri": root, "capabilities": {}}),
    ]


NOTIFICATIONS = ("textDocument/did", "workspace/did", "$/", "window/")


def wrong_message(good: tuple[str, dict[str, Any]], chance: Random) -> dict[str, Any]:
    """Return a good message with one to three mistakes, without its number."""
    method, params = copy.deepcopy(good)
    message: dict[str, Any] = {"jsonrpc": "2.0", "method": method, "params": params}
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        match chance.randrange(12):
            case 0:
                message["params"] = _one_of(chance, (*OTHERS, *NUMBERS))
            case 1:
                message.pop("params", None)
            case 2:
                message["method"] = chance.choice(METHODS)
            case 3:
                pass  # as it is, at a time when it may be wrong: of what is closed or open already
            case _:
                _spoil(message, chance)
    return message


def _spoil(message: dict[str, Any], chance: Random) -> None:
    """Replace, drop or add something at a random place inside of the params."""
    places = list(_places(message, "params")) if "params" in message else []
    readable = [place for place in places if place[1] in ("uri", "line", "character", "version")]
    if not places:
        return
    if readable and chance.random() < 0.6:
        parent, key = chance.choice(readable)
        parent[key] = chance.choice(URIS) if key == "uri" else chance.choice(FAR)
        return
    parent, key = chance.choice(places)
    value = parent[key]
    if isinstance(parent, dict) and parent is not message and chance.random() < 0.2:
        del parent[key]
    elif isinstance(value, dict) and chance.random() < 0.3:
        value[chance.choice(WORDS)] = _one_of(chance, (*OTHERS, *NUMBERS))
    else:
        parent[key] = _one_of(chance, (*OTHERS, *NUMBERS, *URIS))


def _one_of(chance: Random, values: Sequence[Any]) -> Any:
    return copy.deepcopy(chance.choice(values))


def _places(parent: Any, key: Any) -> Iterator[tuple[Any, Any]]:
    yield parent, key
    value = parent[key]
    if isinstance(value, dict):
        for name in list(value):
            yield from _places(value, name)
    elif isinstance(value, list):
        for number in range(len(value)):
            yield from _places(value, number)
