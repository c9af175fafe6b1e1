"""A workspace of three projects, and what tests of workspaces do with it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from support.cli_command import command

OUTSIDE_CI = {"CI": ""}


MEMBERS = ("libs/events", "services/bill", "services/pay")


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def spec(name: str) -> str:
    return (
        f"project: {{name: {name}, package: acme.{name}, summary: What {name} shares.}}\n"
        f"enums:\n  {name.title()}State: {{summary: A state., members: {{OPEN: open}}}}\n"
    )


def make_member(root: Path, place: str, settings: str = "") -> Path:
    write(root / place / "ssotgen.toml", settings)
    write(root / place / "spec" / "all.yaml", spec(Path(place).name))
    return root / place


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pristine")
    write(root / "ssotgen.toml", '[workspace]\nmembers = ["services/*", "libs/events"]\n')
    for place in MEMBERS:
        make_member(root, place)
    (root / "services" / "docs").mkdir()
    assert command(root, "generate", "--no-cache").returncode == 0
    return root


@pytest.fixture
def workspace(pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pristine, tmp_path / "repository"))


def enums(place: str) -> Path:
    name = Path(place).name
    return Path(place, "generated", "acme", name, f"{name}_enums.py")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def git(folder: Path, *words: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)
