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

TIMEOUT_SECONDS = 20
_CAPABILITIES = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create", "delete"]}
    },
}


class Client:
    """A running server, asked as an editor asks it."""

    def __init__(
        self,
        folder: Path,
        encoding: str = "utf-16",
        capabilities: dict[str, Any] | None = None,
        *,
        initialized: bool = True,
    ) -> None:
        self.folder = folder
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        self.messages: list[str] = []
        self.applied: list[dict[str, Any]] = []
        self._texts: dict[str, str] = {}
        self._versions: dict[str, int] = {}
        self._answers: dict[int, Any] = {}
        self._messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self._count = 0
        self._log = folder / "server.log"
        with self._log.open("w", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "ssotgen", "lsp"],
                cwd=folder,
                env=environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
            )
        threading.Thread(target=self._read, daemon=True).start()
        usual = {**_CAPABILITIES, "general": {"positionEncodings": [encoding]}}
        if initialized:
            self.initialize(capabilities or usual)

    def initialize(self, capabilities: dict[str, Any]) -> None:
        """Send what an editor sends first."""
        params = {"processId": None, "rootUri": self.folder.as_uri(), "capabilities": capabilities}
        self.capabilities = self.ask("initialize", params)["capabilities"]
        self.tell("initialized", {})

    def log(self) -> list[str]:
        """Return the lines that the server has logged."""
        return self._log.read_text(encoding="utf-8").splitlines()

    def close(self) -> int:
        """End the server as an editor does, and return its exit code."""
        self.ask("shutdown", None)
        return self.end()

    def end(self) -> int:
        """End a server that was shut down, and return its exit code."""
        self.tell("exit", None)
        return self._process.wait(TIMEOUT_SECONDS)

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def place(self, name: str, text: str, inside: str = "") -> tuple[int, int]:
        """Return where a text is in a file, from 0; with `inside`, where that is in the text."""
        source = (self.folder / name).read_text(encoding="utf-8")
        assert text in source
        before = source[: source.index(text) + text.index(inside or text)]
        return before.count("\n"), len(before) - (before.rfind("\n") + 1)

    def open(self, name: str) -> list[dict[str, Any]]:
        """Open a file and return what is found in it."""
        return self.open_in(name, name)

    def open_in(self, name: str, other: str) -> list[dict[str, Any]]:
        """Open a file and return what is found in another one."""
        text = (self.folder / name).read_bytes().decode()
        language = "python" if name.endswith(".py") else "yaml"
        version = self._versions[self.uri(name)] = self._next()
        document = {"uri": self.uri(name), "languageId": language, "version": version, "text": text}
        self._texts[self.uri(name)] = text
        self.tell("textDocument/didOpen", {"textDocument": document})
        return self.wait(other)

    def change(self, name: str, text: str) -> list[dict[str, Any]]:
        """Replace the text of an open file and return what is found in it."""
        self.type(name, text)
        return self.wait(name)

    def type(self, name: str, text: str) -> None:
        """Replace the text of an open file."""
        self._texts[self.uri(name)] = text
        self.diagnostics.pop(self.uri(name), None)
        version = self._versions[self.uri(name)] = self._next()
        self.tell(
            "textDocument/didChange",
            {
                "textDocument": {"uri": self.uri(name), "version": version},
                "contentChanges": [{"text": text}],
            },
        )

    def save(self, name: str, text: str) -> list[dict[str, Any]]:
        """Save an open file with a text, and return what is found in it."""
        self.type(name, text)
        (self.folder / name).write_bytes(text.encode())
        self.tell("textDocument/didSave", {"textDocument": {"uri": self.uri(name)}})
        return self.wait(name)

    def close_all(self) -> None:
        """Close the open files."""
        for uri in self._texts:
            self.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        self._texts.clear()
        self._versions.clear()

    def at(self, method: str, name: str, line: int, character: int, **more: Any) -> Any:
        """Ask about a place of a file, from 0."""
        position = {"line": line, "character": character}
        return self.ask(
            f"textDocument/{method}",
            {"textDocument": {"uri": self.uri(name)}, "position": position, **more},
        )

    def actions(self, name: str, where: dict[str, Any]) -> dict[str, dict[str, Any]]:
        """Return the code actions at a range of a file, by their titles."""
        found = self.ask(
            "textDocument/codeAction",
            {
                "textDocument": {"uri": self.uri(name)},
                "range": where,
                "context": {"diagnostics": []},
            },
        )
        return {action["title"]: action for action in found}

    def run(self, command: dict[str, Any]) -> Any:
        """Run a command that an action or a lens has."""
        arguments = command.get("arguments", [])
        return self.ask(
            "workspace/executeCommand", {"command": command["command"], "arguments": arguments}
        )

    def edited(self, edit: dict[str, Any]) -> dict[str, str]:
        """Return the new texts of the files that an edit changes, by their names."""
        changes = dict(edit.get("changes") or {})
        for part in edit.get("documentChanges") or ():
            if "edits" in part:
                changes.setdefault(part["textDocument"]["uri"], []).extend(part["edits"])
        found = {}
        for uri, edits in changes.items():
            path = Path(uri.removeprefix("file://"))
            before = path.read_bytes().decode() if path.exists() else ""
            name = path.relative_to(self.folder).as_posix()
            found[name] = _with_edits(self._texts.get(uri, before), edits)
        return found

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and return its result."""
        answer = self.answer(method, params)
        assert "error" not in answer, answer
        return answer.get("result")

    def answer(self, method: str, params: Any) -> Any:
        """Send a request and return the answer, which may be an error."""
        return self.answer_to({"jsonrpc": "2.0", "method": method, "params": params})

    def answer_to(self, message: dict[str, Any]) -> Any:
        """Send a message as a request and return the answer, which may be an error."""
        number = self._next()
        self.send({**message, "id": number})
        while number not in self._answers:
            self._take()
        return self._answers.pop(number)

    def tell(self, method: str, params: Any) -> None:
        """Send a notification."""
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def wait(self, name: str) -> list[dict[str, Any]]:
        """Return the next diagnostics of a file, those of the text that it has now."""
        self.diagnostics.pop(self.uri(name), None)
        self.settle(name)
        return self.diagnostics[self.uri(name)]

    def settle(self, name: str) -> None:
        """Wait until there are diagnostics of a file."""
        while self.uri(name) not in self.diagnostics:
            self._take()

    def _next(self) -> int:
        self._count += 1
        return self._count

    def _take(self) -> None:
        message = self._messages.get(timeout=TIMEOUT_SECONDS)
        method, params = message.get("method"), message.get("params", {})
        if method == "textDocument/publishDiagnostics":
            if params.get("version") == self._versions.get(params["uri"]):
                self.diagnostics[params["uri"]] = params["diagnostics"]
        elif method == "window/showMessage":
            self.messages.append(params["message"])
        elif method == "workspace/applyEdit":
            self.applied.append(params["edit"])
            self.send({"jsonrpc": "2.0", "id": message["id"], "result": {"applied": True}})
        elif "id" in message and method is None:
            self._answers[message["id"]] = message

    def send(self, message: Any) -> None:
        """Send a message, or the bytes of one, as it is."""
        body = message if isinstance(message, bytes) else json.dumps(message).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline().strip():
            length = 0
            while header:
                if header.lower().startswith(b"content-length:"):
                    length = int(header.split(b":")[1])
                header = stream.readline().strip()
            self._messages.put(json.loads(stream.read(length)))


def _with_edits(text: str, edits: list[dict[str, Any]]) -> str:
    """Return a text with edits made, the last one first so that none moves another."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)

    def index(position: dict[str, int]) -> int:
        return min(starts[position["line"]] + position["character"], len(text))

    placed = [(index(each["range"]["start"]), index(each["range"]["end"]), each) for each in edits]
    for start, end, each in sorted(placed, key=lambda one: one[:2], reverse=True):
        text = text[:start] + each["newText"] + text[end:]
    return text
