"""A client of the language server that speaks the protocol with the real process."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from support.cli_command import environment

TIMEOUT_SECONDS = 30


class Client:
    """A running server, asked as an editor asks it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        self._answers: dict[int, Any] = {}
        self._messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self._count = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ssotgen", "lsp"],
            cwd=folder,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        threading.Thread(target=self._read, daemon=True).start()
        root = folder.as_uri()
        capabilities = {"general": {"positionEncodings": ["utf-16"]}}
        self.capabilities = self.ask(
            "initialize", {"processId": None, "rootUri": root, "capabilities": capabilities}
        )["capabilities"]
        self.tell("initialized", {})

    def close(self) -> int:
        """End the server as an editor does, and return its exit code."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        return self._process.wait(TIMEOUT_SECONDS)

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str) -> list[dict[str, Any]]:
        """Open a file and return what is found in it."""
        text = (self.folder / name).read_text(encoding="utf-8")
        document = {"uri": self.uri(name), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return self.wait(name)

    def change(self, name: str, text: str) -> list[dict[str, Any]]:
        """Replace the text of an open file and return what is found in it."""
        self._count += 1
        self.tell(
            "textDocument/didChange",
            {
                "textDocument": {"uri": self.uri(name), "version": self._count + 1},
                "contentChanges": [{"text": text}],
            },
        )
        return self.wait(name)

    def at(self, method: str, name: str, line: int, character: int, **more: Any) -> Any:
        """Ask about a place of a file, from 0."""
        position = {"line": line, "character": character}
        return self.ask(
            f"textDocument/{method}",
            {"textDocument": {"uri": self.uri(name)}, "position": position, **more},
        )

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and return its result."""
        self._count += 1
        number = self._count
        self._send({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
        while number not in self._answers:
            self._take()
        answer = self._answers.pop(number)
        assert "error" not in answer, answer
        return answer.get("result")

    def tell(self, method: str, params: Any) -> None:
        """Send a notification."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def wait(self, name: str) -> list[dict[str, Any]]:
        """Return the next diagnostics of a file."""
        self.diagnostics.pop(self.uri(name), None)
        while self.uri(name) not in self.diagnostics:
            self._take()
        return self.diagnostics[self.uri(name)]

    def _take(self) -> None:
        message = self._messages.get(timeout=TIMEOUT_SECONDS)
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" not in message:
            self._answers[message["id"]] = message

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps(message).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while True:
            length = 0
            while (line := stream.readline().strip()) or not length:
                if not line and stream.closed:
                    return
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
                elif not line:
                    return
            self._messages.put(json.loads(stream.read(length)))
