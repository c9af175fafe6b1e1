"""Whatever a client sends, and whenever, each request is answered and the server lives.

The long run sends SSOTGEN_MESSAGES messages (500 unless it says otherwise), from SSOTGEN_SEED on:
`python -m pytest tests/lsp/test_wrong_messages.py -m long`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from support.lsp_client import Client
from support.wrong_messages import NOTIFICATIONS, URIS, good_messages, wrong_message

pytest.importorskip("pygls", reason="needs the extra ssotgen[lsp]")

NAME = "spec/enums.yaml"
BODIES = (
    b"{",
    b"\xff\xfe",
    b"[]",
    b"1",
    b"null",
    b'"x"',
    b"{}",
    b'{"jsonrpc": "1.0", "id": 1, "method": "shutdown"}',
    b'{"jsonrpc": 2, "id": 1, "method": "shutdown"}',
    b'{"jsonrpc": "2.0"}',
    b'{"jsonrpc": "2.0", "id": [], "method": "workspace/symbol", "params": {"query": ""}}',
    b'{"jsonrpc": "2.0", "id": null, "method": "workspace/symbol", "params": {"query": ""}}',
    b'{"jsonrpc": "2.0", "id": {}, "result": null}',
    b'{"jsonrpc": "2.0", "id": 99, "result": null}',
    b'{"jsonrpc": "2.0", "id": "x", "error": {"code": "x"}}',
    b'{"jsonrpc": "2.0", "id": 1.5, "method": 7}',
    b'{"jsonrpc": "2.0", "method": ["exit"]}',
    b"[" * 100_000,
    b'{"jsonrpc": "2.0", "id": ' + b"9" * 5000 + b', "method": "x"}',
)
REPOSITORY = Path(__file__).parents[2]


def is_request(method: Any) -> bool:
    return not (isinstance(method, str) and method.startswith(NOTIFICATIONS))


def is_plain(line: str) -> bool:
    """Whether a line of the log says what is wrong in few words."""
    return line.startswith("ssotgen lsp: ") and "Traceback" not in line and len(line) < 1100


def made_project(folder: Path) -> None:
    shutil.copytree(REPOSITORY / "spec", folder / "spec")
    (folder / "ssotgen.toml").write_text("")


def change_folders(client: Client, added: Sequence[Any] = (), removed: Sequence[Any] = ()) -> None:
    event = {"added": added, "removed": removed}
    client.tell("workspace/didChangeWorkspaceFolders", {"event": event})


def made_client(folder: Path, *, initialized: bool = True) -> Client:
    made_project(folder)
    return Client(folder, initialized=initialized)


def messages_about(client: Client) -> list[tuple[str, dict[str, Any]]]:
    text = (client.folder / NAME).read_text(encoding="utf-8")
    return good_messages(client.uri(NAME), text, client.folder.as_uri())


def try_messages(client: Client, seeds: range) -> None:
    """Send a wrong message for each seed, and a good request after it."""
    good = messages_about(client)
    for seed in seeds:
        chance = Random(seed)
        if chance.random() < 0.1:
            client.send(chance.choice(BODIES))
        else:
            message = wrong_message(chance.choice(good), chance)
            if is_request(message["method"]):
                answer = client.answer_to(message)
                assert ("error" in answer) != ("result" in answer), seed
            else:
                client.send(message)
            if chance.random() < 0.1:
                client.send({**message, "id": chance.choice(("x", -1, 2**31, 10**400, 0.5, None))})
        assert isinstance(client.ask("workspace/symbol", {"query": "x"}), list), seed
    assert [line for line in client.log() if not is_plain(line)] == []


def end(client: Client) -> None:
    """Check that the server is as it was at first, and end it."""
    for uri in (client.uri(NAME), *URIS):
        client.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert client.open(NAME) == []
    assert client.close() == 0


def test_a_wrong_message_does_no_harm(tmp_path: Path) -> None:
    client = made_client(tmp_path)
    for body in BODIES:
        client.send(body)
    try_messages(client, range(20))
    end(client)


@pytest.mark.long
def test_many_wrong_messages_do_no_harm(tmp_path: Path) -> None:
    start = int(os.environ.get("SSOTGEN_SEED", "1000"))
    client = made_client(tmp_path)
    try_messages(client, range(start, start + int(os.environ.get("SSOTGEN_MESSAGES", "500"))))
    end(client)


def test_an_open_document_or_folder_of_any_name_hides_no_other(
    running: Client, tmp_path: Path
) -> None:
    made_project(tmp_path)
    running.folder = tmp_path
    assert running.open(NAME) == []
    for uri in URIS:
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": "enums: {}\n"}
        folders = [{"uri": uri, "name": "odd"}]
        running.tell("textDocument/didOpen", {"textDocument": document})
        change_folders(running, added=folders)
        assert running.ask("workspace/symbol", {"query": "e"}), uri
        running.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        change_folders(running, removed=folders)
    running.close_all()


def test_messages_come_in_their_order(tmp_path: Path) -> None:
    client = made_client(tmp_path, initialized=False)
    asked = [each for each in messages_about(client) if is_request(each[0])]
    for method, params in asked[:-1]:
        assert client.answer(method, params)["error"]["code"] == -32002
    client.tell("textDocument/didClose", {"textDocument": {"uri": client.uri(NAME)}})
    client.initialize({})
    assert client.open(NAME) == []
    assert "already" in client.answer(*asked[-1])["error"]["message"]
    assert client.open(NAME) == []
    assert client.ask("shutdown", None) is None
    for later in (*asked, ("shutdown", None)):
        assert client.answer(*later)["error"]["code"] == -32600
    client.tell("initialized", {})
    assert client.end() == 0
    assert client.log() == []


def test_a_change_of_a_closed_document_is_one_line_of_the_log(
    running: Client, tmp_path: Path
) -> None:
    running.folder = tmp_path
    logged, shown = len(running.log()), len(running.messages)
    running.type("spec/closed.yaml", "enums: {}\n")
    running.ask("workspace/symbol", {"query": "x"})
    (line,) = running.log()[logged:]
    assert "spec/closed.yaml" in line
    assert len(running.messages) == shown
