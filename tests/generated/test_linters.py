"""Linters and formatters report nothing on generated modules, with their defaults or with all that
concerns more than taste."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.engine_project import rendered

HERE = Path(__file__).resolve()
TESTS = HERE.parents[1]
GENERATED = [
    HERE.parents[2] / "generated",
    *sorted((TESTS / "cases" / "generate").glob("*/expected")),
]
FILES = [str(path) for folder in GENERATED for path in sorted(folder.rglob("*.py"))]

LINTERS = {
    "ruff check": ["ruff", "check", "--isolated", "--no-cache", "--target-version", "py310"],
    "ruff check with more rules": [
        *["ruff", "check", "--isolated", "--no-cache", "--target-version", "py310"],
        *["--select", "E,F,I,UP,B,W,C4,RUF022,RUF100"],
    ],
    "ruff format": ["ruff", "format", "--isolated", "--no-cache", "--check"],
    "flake8": ["flake8", "--isolated", "--max-line-length", "88"],
    "isort": ["isort", "--profile", "black", "--check", "--settings-path", "/"],
}


@pytest.mark.parametrize("linter", LINTERS)
def test_a_linter_reports_nothing(linter: str) -> None:
    name, *arguments = LINTERS[linter]
    done = subprocess.run(
        [sys.executable, "-m", name, *arguments, *FILES], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_name_of_a_package_need_not_be_ascii(tmp_path: Path) -> None:
    files = rendered(
        "project: {name: sizes, package: größe.ssot, summary: All sizes., init_files: true}\n"
        "enums: {Size: {summary: How large., members: {LARGE: large}}}\n"
    )
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    _, *arguments = LINTERS["ruff check"]
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *arguments, str(tmp_path)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_pyupgrade_changes_nothing(tmp_path: Path) -> None:
    copies = []
    for number, name in enumerate(FILES):
        copies.append(shutil.copy(name, tmp_path / f"{number}.py"))
    done = subprocess.run(
        [sys.executable, "-m", "pyupgrade", "--py310-plus", *copies], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
