"""docs/architecture.md names the files and the folders that are there."""

from __future__ import annotations

import re
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
PACKAGE = REPOSITORY / "generator" / "ssotgen"
TEXT = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")
OF_A_PROJECT = {"acme/agent.py", ".ssotgen_cache/"}


def test_every_file_that_it_names_exists() -> None:
    named = set(re.findall(r"`([\w.]+/[\w./]*)`", TEXT)) - OF_A_PROJECT
    assert len(named) > 80
    folders = (REPOSITORY, PACKAGE)
    assert [each for each in named if not any((top / each).exists() for top in folders)] == []


def test_it_has_a_line_for_every_folder() -> None:
    folders = {
        path.parent.relative_to(PACKAGE).as_posix() + "/" for path in PACKAGE.rglob("*.py")
    } - {"./"}
    listed = set(re.findall(r"^\| `([\w/]+/)`", TEXT, re.MULTILINE))
    listed |= set(re.findall(r"`(render/\w+/)`", TEXT))
    languages = {f"render/{name}/" for name in ("markdown", "sql", "yaml")}
    outputs = {each for each in folders if each.startswith("render/outputs/")}
    assert folders - outputs - languages - listed == set()
