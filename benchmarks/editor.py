"""How long the language server takes from a change to the findings, and how much memory it keeps.

    python benchmarks/editor.py [--edits N] [--memory-edits N]

starts `ssotgen lsp` on the default spec and on 1,000 enums of ten members in one document, types
into them as an editor does, and runs `ssotgen validate` on the same files in turn. It writes the
table in docs/editors.md. Times are milliseconds; all is of one run, so that the rows compare. The
processor time is what the server takes of it: it does not depend on what else runs.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "editors.md"
START, END = "`python benchmarks/editor.py` measures it.\n\n", "\n## Without a server\n"


class Server:
    """A server that is asked over the protocol."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ssotgen", "lsp"],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._version = 0
        capabilities: dict[str, Any] = {"general": {"positionEncodings": ["utf-8"]}}
        params = {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities}
        self._send({"id": 1, "method": "initialize", "params": params})
        self._until(lambda message: message.get("id") == 1)
        self._send({"method": "initialized", "params": {}})

    def open(self, path: Path, text: str) -> None:
        """Open a document and wait for what is found in it."""
        self._version += 1
        document = {
            "uri": path.as_uri(),
            "languageId": "yaml",
            "version": self._version,
            "text": text,
        }
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        self._found(path)

    def change(self, path: Path, text: str) -> float:
        """Change a document and return how many milliseconds later its findings are there."""
        self._version += 1
        begun = time.perf_counter()
        document = {"uri": path.as_uri(), "version": self._version}
        params = {"textDocument": document, "contentChanges": [{"text": text}]}
        self._send({"method": "textDocument/didChange", "params": params})
        self._found(path)
        return (time.perf_counter() - begun) * 1000

    def memory(self) -> float:
        """Return the memory of the process in MB."""
        for line in Path(f"/proc/{self._process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        raise SystemExit("the memory of a process is read from /proc, which is not there")

    def processor_time(self) -> float:
        """Return the processor time of the process so far, in milliseconds."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """End the server."""
        self._send({"id": 2, "method": "shutdown", "params": None})
        self._until(lambda message: message.get("id") == 2)
        self._send({"method": "exit", "params": None})
        self._process.wait()

    def _found(self, path: Path) -> None:
        uri, version = path.as_uri(), self._version

        def is_it(message: dict[str, Any]) -> bool:
            params = message.get("params") or {}
            return params.get("uri") == uri and params.get("version") == version

        self._until(is_it)

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _until(self, is_it: Callable[[dict[str, Any]], bool]) -> None:
        stream = self._process.stdout
        assert stream is not None
        while True:
            length = 0
            while header := stream.readline().strip():
                if header.lower().startswith(b"content-length:"):
                    length = int(header.split(b":")[1])
            if is_it(json.loads(stream.read(length))):
                return


def many_enums(folder: Path) -> Path:
    """Write a spec of 1,000 enums in one document, and return it."""
    lines = ["project: {name: big, package: big.ssot, summary: Many enums.}", "enums:"]
    for number in range(1000):
        lines += [
            f"  Kind{number}:",
            f"    summary: What the part {number} is like.",
            "    members:",
        ]
        lines += [f"      VALUE_{value}: value-{value}" for value in range(10)]
    (folder / "spec").mkdir()
    path = folder / "spec" / "big.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def default_spec(folder: Path) -> Path:
    """Copy the default spec, and return its largest document."""
    shutil.copytree(ROOT / "spec", folder / "spec")
    return folder / "spec" / "enums.yaml"


def typed(text: str, chance: random.Random) -> str:
    """Return a text with one more key pressed: mostly a letter, now and then a new line or what
    breaks it."""
    lines = text.split("\n")
    number = chance.randrange(1, len(lines) - 1)
    match chance.randrange(10):
        case 0:
            lines.insert(number, "")
        case 1:
            at = chance.randrange(len(lines[number]) + 1)
            lines[number] = lines[number][:at] + chance.choice("{:\"'[") + lines[number][at:]
        case _:
            lines[number] += "x"
    return "\n".join(lines)


def validated(folder: Path) -> float:
    """Return how many milliseconds `ssotgen validate` takes."""
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "ssotgen", "validate"], cwd=folder, capture_output=True, check=False
    )
    return (time.perf_counter() - begun) * 1000


def measured(name: str, make: Callable[[Path], Path], edits: int) -> str:
    """Return the row of a spec."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place).resolve()
        path = make(folder)
        (folder / "ssotgen.toml").write_text("")
        text = path.read_text(encoding="utf-8")
        server, chance = Server(folder), random.Random(1)
        server.open(path, text)
        times, beside, begun = [], [], server.processor_time()
        for count in range(edits):
            times.append(server.change(path, typed(text, chance)))
            if count % max(edits // 10, 1) == 0:
                beside.append(validated(folder))
        taken = (server.processor_time() - begun) / edits
        server.stop()
    p95 = statistics.quantiles(times, n=20)[-1]
    columns = (statistics.median(times), p95, taken, statistics.median(beside))
    row = f"| {name} | {' | '.join(f'{each:.0f}' for each in columns)} |"
    print(row)
    return row


def remembered(edits: int) -> str:
    """Return what becomes of the memory with many edits of the default spec."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place).resolve()
        path = default_spec(folder)
        (folder / "ssotgen.toml").write_text("")
        text = path.read_text(encoding="utf-8")
        server, chance = Server(folder), random.Random(2)
        server.open(path, text)
        warm = edits // 10
        for _ in range(warm):
            server.change(path, typed(text, chance))
        first = server.memory()
        for _ in range(edits - warm):
            server.change(path, typed(text, chance))
        last = server.memory()
        server.stop()
    said = (
        f"After {warm:,} edits the server has {first:.0f} MB, after {edits:,} it has {last:.0f} MB."
    )
    print(said)
    return said


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--memory-edits", type=int, default=5000)
    arguments = parser.parse_args()
    rows = [
        "| spec | median | 95 of 100 edits | processor time | `ssotgen validate` |",
        "|---|---:|---:|---:|---:|",
        measured("the default one", default_spec, arguments.edits),
        measured("1,000 enums of ten members in one document", many_enums, arguments.edits),
    ]
    table = "\n".join((*rows, "", remembered(arguments.memory_edits), ""))
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(START)
    after = rest.split(END)[1]
    PAGE.write_text(f"{before}{START}{table}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
