"""The example of docs/adopting.md does the same after its migration as before, and its audit is
clean but for the copies that have drifted."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.cli_command import command

import ssotgen

EXAMPLE = Path(__file__).resolve().parents[1] / "cases" / "brownfield"


def python(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(Path(ssotgen.__file__).parents[1]),
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def outcomes(folder: Path) -> list[str]:
    answer = python(folder, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider")
    assert answer.returncode == 0, answer.stdout
    found = [line.split(" - ")[0] for line in answer.stdout.splitlines()]
    lines = [line for line in found if line.startswith(("PASSED", "FAILED", "SKIPPED"))]
    return sorted(re.sub(r":\d+", "", line) for line in lines)


def audited(folder: Path) -> list[tuple[str, str, str]]:
    answer = command(folder, "audit", "--format", "json")
    findings = json.loads(answer.stdout)["findings"]
    return [(each["rule"], each["path"], each["symbol"]) for each in findings]


@pytest.mark.parametrize(
    "extracted",
    [
        pytest.param(False, id="its-spec"),
        pytest.param(True, id="extracted-spec", marks=pytest.mark.slow),
    ],
)
def test_the_same_outcomes_before_and_after(tmp_path: Path, extracted: bool) -> None:
    folder = tmp_path / "acme"
    shutil.copytree(EXAMPLE, folder)
    before = outcomes(folder)
    assert len(before) == 8
    if extracted:
        shutil.rmtree(folder / "spec")
        words = ["extract", "--name", "acme", "--package", "acme.ssot", "acme/jobs", "acme/reports"]
        assert command(folder, *words).returncode == 1, "there are drifted copies"
        assert command(folder, "validate").returncode == 0
    assert command(folder, "generate").returncode == 0
    assert len(audited(folder)) > 40
    answer = command(folder, "migrate", "--write", "--unsafe-fixes")
    assert answer.returncode == 1, "the drifted copies remain"
    assert outcomes(folder) == before
    left = audited(folder)
    if extracted:
        # One suppressed flag asks for a name that only the spec written by hand lists.
        left = [each for each in left if each[:2] != ("suppression-unused", "acme/optional.py")]
    assert {rule for rule, _, _ in left} == {"divergent-definition"}
    assert {(path, symbol) for _, path, symbol in left} >= {
        ("acme/jobs/manager.py", "JobConfig"),
        ("acme/jobs/manager.py", "JobResult"),
    }
    again = command(folder, "migrate", "--unsafe-fixes", "--quiet")
    assert "@@" not in again.stdout
