"""The site is valid HTML and CSS to the Nu checker of the W3C, for specs with every key."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.cli_command import command
from support.node import node_modules

TESTS = Path(__file__).parents[1]
CASES = sorted((TESTS / "cases" / "generate").glob("*/spec"))
CHECKER = Path("vnu-jar", "build", "dist", "vnu.jar")


def specs(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield names and folders of specs: the default one, the cases, and one with every key."""
    yield "default", TESTS.parent / "spec"
    yield from ((case.parent.name, case) for case in CASES)
    (folder / "every-key").mkdir()
    shutil.copy(TESTS / "cases" / "breaking" / "every_key.yaml", folder / "every-key")
    yield "every-key", folder / "every-key"


@pytest.mark.slow
def test_the_checker_of_the_w3c_has_nothing_to_say(tmp_path: Path) -> None:
    checker = node_modules() / CHECKER
    if shutil.which("java") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("needs Java")
    pages: list[str] = []
    for name, spec in specs(tmp_path):
        project = tmp_path / name / "project"
        shutil.copytree(spec, project / "spec")
        done = command(project, "docs", "--source-url", "https://host/{path}#L{line}")
        assert done.returncode == 0, done.stdout
        pages += [str(project / "site" / each) for each in ("index.html", "style.css")]
    done = subprocess.run(
        ["java", "-jar", str(checker), "--also-check-css", *pages],
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stdout + done.stderr == ""
