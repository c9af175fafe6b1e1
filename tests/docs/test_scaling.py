"""The recipes of docs/scaling.md for build engines do what the page says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.cli_command import command, environment
from support.examples import REPOSITORY

PROJECTS = ("services/pay", "services/bill", "libs/events")
SPEC = """\
project: {name: NAME, package: acme.NAME, summary: What it shares.}
enums:
  Gate: {summary: Whether it is open., members: {OPEN: open}}
"""
PATH = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    write(tmp_path / "ssotgen.toml", '[workspace]\nmembers = ["services/*", "libs/events"]\n')
    for place in PROJECTS:
        write(tmp_path / place / "ssotgen.toml", "")
        write(tmp_path / place / "spec" / "all.yaml", SPEC.replace("NAME", Path(place).name))
    return tmp_path


def recipe(language: str) -> tuple[str, str]:
    """Return the name and the text of the file that the page shows in that language."""
    text = (REPOSITORY / "docs" / "scaling.md").read_text(encoding="utf-8")
    (block,) = re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return re.match(r"# (\S+)\n", block)[1], block  # type: ignore[index]


def module(place: str) -> str:
    name = Path(place).name
    return f"{place}/generated/acme/{name}/{name}_enums.py"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "words"), [("make", ("make", "ssotgen")), ("ninja", ("ninja",))]
)
def test_an_engine_generates_what_changed(
    workspace: Path, language: str, words: tuple[str, ...]
) -> None:
    engine = shutil.which(words[0], path=PATH)
    if engine is None or shutil.which("ssotgen", path=PATH) is None:
        pytest.skip(f"{words[0]} is not installed")

    def build() -> set[str]:
        """Run the engine and return the projects that it generated."""
        done = subprocess.run(
            [engine, "-j2", *words[1:]],
            cwd=workspace,
            env=environment(PATH=PATH),
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return {place for place in PROJECTS if re.search(rf"ssotgen .*{place}\b", done.stdout)}

    name, text = recipe(language)
    write(workspace / name, text)
    assert build() == set(PROJECTS)
    assert all((workspace / module(place)).is_file() for place in PROJECTS)
    assert build() == set()
    spec = workspace / "services" / "pay" / "spec"
    write(spec / "more.yaml", "enums: {More: {summary: Of it., members: {MUCH: much}}}\n")
    assert build() == {"services/pay"}
    assert "class More" in (workspace / module("services/pay")).read_text(encoding="utf-8")
    (spec / "more.yaml").unlink()
    assert build() == {"services/pay"}
    assert "class More" not in (workspace / module("services/pay")).read_text(encoding="utf-8")
    assert command(workspace, "check").returncode == 0
