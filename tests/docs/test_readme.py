"""README.md: two commands to start with, a table of every command; in it and docs/ no dead link."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.examples import DOCUMENTS, REPOSITORY

import ssotgen

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def _run(folder: Path, *words: str, python_path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(python_path), "COLUMNS": "80"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_the_quick_start_is_two_commands_of_a_line_each() -> None:
    assert len(COMMANDS) == 2
    assert all(command.count("\n") == 1 for command in COMMANDS)


def test_the_first_command_makes_the_modules_and_asks_for_the_status(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "spec", tmp_path / "spec")
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    parts = COMMANDS[0].strip().split(" && ")
    assert parts[2:4] == [
        ".venv/bin/ssotgen generate",
        ".venv/bin/python -m test_framework.ssot.orchestration",
    ]
    package = Path(ssotgen.__file__).parents[1]
    made = _run(tmp_path, "-m", "ssotgen", "generate", python_path=package)
    assert made.returncode == 0, made.stderr
    module = parts[3].split()[-1]
    told = _run(tmp_path, "-m", module, python_path=tmp_path / "generated")
    assert told.returncode == 0, told.stderr
    assert "orchestrator          missing: module 'test_framework.orch" in told.stdout
    _, *words = shlex.split(parts[4])
    layer = _run(tmp_path, *words, python_path=tmp_path / "generated")
    assert "'name': 'fast_feedback'" in layer.stdout, layer.stderr


def test_the_table_has_every_command() -> None:
    listed = re.findall(r"^\| `ssotgen (\w+)` \|", README, re.MULTILINE)
    helped = _run(REPOSITORY, "-m", "ssotgen", "--help", python_path=REPOSITORY / "generator")
    assert sorted(listed) == sorted(re.findall(r"^  ([a-z]\w+) ", helped.stdout, re.MULTILINE))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", document.read_text(encoding="utf-8"), flags=re.M | re.S)
    dead = []
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, anchor = link.partition("#")
        if path.startswith(("https:", "http:")):
            continue
        target = document.parent / path if path else document
        if not target.exists() or (anchor and anchor not in _anchors(target)):
            dead.append(link)
    assert dead == []


def _anchors(document: Path) -> set[str]:
    """Return the anchors that GitHub gives to the headings of a document."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
