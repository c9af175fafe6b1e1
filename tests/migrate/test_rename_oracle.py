"""Renames over a made-up tree of modules leave the outcomes of its tests as they were."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.cli_command import command
from support.rename_tree import RENAMES, RUNNER, make_tree


def outcomes(root: Path, count: int) -> list[str]:
    path = os.pathsep.join((str(root / "src"), str(root / "generated")))
    done = subprocess.run(
        [sys.executable, "-c", RUNNER, str(count)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def rename_all(root: Path, count: int, seed: int) -> None:
    make_tree(root, count, seed)
    assert command(root, "generate").returncode == 0
    before = outcomes(root, count)
    assert {line.split()[2] for line in before} == {"passed", "AssertionError"}
    for old, new in RENAMES:
        done = command(root, "rename", old, new, "--likely", "--write")
        assert done.returncode in (0, 1), done.stdout + done.stderr
        assert "SSG947" not in done.stdout, done.stdout
        again = command(root, "rename", old, new, "--likely", "--write")
        assert again.returncode == 2, "what is renamed is not there to be renamed"
    assert command(root, "check").returncode == 0
    assert outcomes(root, count) == before


def test_the_tests_of_fifty_modules_come_out_the_same(tmp_path: Path) -> None:
    rename_all(tmp_path, 50, seed=1)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3))
def test_the_tests_of_hundreds_of_modules_come_out_the_same(tmp_path: Path, seed: int) -> None:
    rename_all(tmp_path, 300, seed=100 + seed)
