"""`ssotgen migrate` replaces deprecated members by what the spec says to use instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli_command import command
from support.generated_project import generate

SPEC = """\
project: {name: jobs, package: acme.ssot, summary: Facts., version: "1.4"}
enums:
  JobStatus:
    summary: How far a job is.
    members:
      WAITING: queued
      QUEUED: {value: queued, alias: true, deprecated: {since: "1.0", use: WAITING}}
      STOPPED: {value: stopped, deprecated: {since: "1.2", use: DONE}}
      DONE: done
"""
CODE = """\
import acme.ssot.jobs_enums as e
from acme.ssot.jobs_enums import JobStatus as S

print(S.QUEUED, S["QUEUED"], e.JobStatus.QUEUED)  # three of them
print(S.STOPPED)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "jobs.yaml").write_text(SPEC)
    (tmp_path / "ssotgen.toml").write_text('sources = ["src"]\n')
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "use.py").write_text(CODE)
    (tmp_path / "src" / "other.py").write_text("print('nothing of interest')\n")
    generate(tmp_path)
    return tmp_path


def test_another_name_of_the_value_is_a_safe_replacement(project: Path) -> None:
    done = command(project, "migrate", "--write")
    assert done.returncode in (0, 1), done.stdout + done.stderr
    use = (project / "src" / "use.py").read_text()
    assert use == CODE.replace("QUEUED", "WAITING")
    assert "STOPPED" in done.stdout


def test_another_value_takes_unsafe_fixes(project: Path) -> None:
    done = command(project, "migrate", "--write", "--unsafe-fixes")
    assert done.returncode == 0, done.stdout + done.stderr
    use = (project / "src" / "use.py").read_text()
    assert use == CODE.replace("QUEUED", "WAITING").replace("STOPPED", "DONE")
    again = command(project, "migrate", "--unsafe-fixes")
    assert (again.returncode, again.stdout) == (0, "")


def test_the_audit_says_which_replacement_is_safe(project: Path) -> None:
    done = command(project, "audit", "--format", "json")
    assert done.stdout.count('"fix": "safe"') == 3
    assert done.stdout.count('"fix": "unsafe"') == 1
