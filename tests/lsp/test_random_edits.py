"""After whatever edit, the server says of a spec what `ssotgen validate` says of the same files."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from support.lsp_client import Client

from ssotgen.app.validate import validate
from ssotgen.settings.load import load_settings
from ssotgen.settings.settings import Flags

pytest.importorskip("pygls", reason="needs the extra ssotgen[lsp]")

PIECES = (
    "",
    ":",
    "x",
    "{",
    "}",
    '"',
    "\n",
    "#",
    "- ",
    "  ",
    "\t",
    "&a ",
    "*a",
    "|\n",
    "\U0001f600",
)
REPOSITORY = Path(__file__).parents[2]


def edited(text: str, chance: random.Random) -> str:
    """Return a text with a random edit: some characters, a word or a line replaced or moved."""
    at = chance.randrange(len(text) + 1)
    match chance.randrange(5):
        case 0:
            return text[:at] + chance.choice(PIECES) + text[at + chance.randrange(3) :]
        case 1:
            lines = text.split("\n")
            lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))
            return "\n".join(lines)
        case 2:
            words = text.split(" ")
            words[chance.randrange(len(words))] = chance.choice(words)
            return " ".join(words)
        case 3:
            lines = text.split("\n")
            lines.insert(chance.randrange(len(lines)), chance.choice(lines))
            return "\n".join(lines)
        case _:
            return text[:at] + text[at + chance.randrange(40) :]


def shown(client: Client) -> list[tuple[str, int, str, str]]:
    """Return what the server shows: file, line, code and message."""
    return sorted(
        (Path(uri).name, each["range"]["start"]["line"] + 1, each["code"], each["message"])
        for uri, found in client.diagnostics.items()
        for each in found
    )


def said(folder: Path) -> list[tuple[str, int, str, str]]:
    """Return what `ssotgen validate` finds in the files, in the same form."""
    findings: list[Any] = list(validate([load_settings(folder, Flags())]).result.findings)
    return sorted(
        (
            Path(each.location.path).name,
            each.location.line,
            each.code,
            each.message + (f"\n{each.hint}" if each.hint else ""),
        )
        for each in findings
    )


def compare(folder: Path, edits: int, seed: int) -> None:
    shutil.copytree(REPOSITORY / "spec", folder / "spec")
    (folder / "ssotgen.toml").write_text("")
    client = Client(folder)
    chance = random.Random(seed)
    names = sorted(path.name for path in (folder / "spec").glob("*.yaml"))
    texts = {name: (folder / "spec" / name).read_text(encoding="utf-8") for name in names}
    now = dict(texts)
    for name in names:
        client.open(f"spec/{name}")
    for _ in range(edits):
        name = chance.choice(names)
        # Broken text hides what else there is, so that most edits begin with what held.
        now[name] = edited(chance.choice((texts[name], texts[name], now[name])), chance)
        client.change(f"spec/{name}", now[name])
        client.ask("workspace/symbol", {"query": "?"})  # what comes with it has come by then
        (folder / "spec" / name).write_text(now[name], encoding="utf-8", newline="")
        assert shown(client) == said(folder), now[name]
    assert client.close() == 0
    assert client.log() == []


def test_the_findings_are_those_of_validate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    compare(tmp_path, 25, seed=20)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3))
def test_the_findings_are_those_of_validate_after_many_edits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.chdir(tmp_path)
    compare(tmp_path, 300, seed)
