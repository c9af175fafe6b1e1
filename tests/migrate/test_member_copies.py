"""`migrate --unsafe-fixes` makes tables and lists of members of what the spec says, and code gives
the same answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.cli_command import command
from support.generated_project import generate

SPEC = """\
project: {name: jobs, package: acme.ssot, summary: Facts.}
enums:
  JobStatus:
    summary: How far a job is.
    base: str, Enum
    replaces: [old]
    attributes: {label: str, weight: {type: int, default: 1}}
    members:
      QUEUED: {value: queued, label: Wärts}
      DONE: {value: done, label: Done, weight: 2}
      FAILED: {value: failed, label: Failed}
      BROKEN: {value: failed, alias: true}
    groups: {TERMINAL: [DONE, FAILED]}
"""
OLD = """\
from enum import Enum


class JobStatus(str, Enum):
    QUEUED = "queued"
    DONE = "done"
    FAILED = "failed"
    BROKEN = FAILED
"""
CODE = """\
from old import JobStatus
from old import JobStatus as S

LABELS = {
    JobStatus.QUEUED: "Wärts",
    JobStatus.DONE: "Done",
    JobStatus.FAILED: "Failed",
}
ä, WEIGHTS = "ä", {S.QUEUED: 1, S.DONE: 2, S.BROKEN: 1}
OTHER_ORDER = {S.DONE: "Done", S.QUEUED: "Wärts", S.FAILED: "Failed"}
DIFFERENT = {S.DONE: "Done", S.QUEUED: "Wärts", S.FAILED: "Gone"}
FINAL = frozenset({S.DONE, S.BROKEN})


class Table:
    labels = {S.QUEUED: "Wärts", S.DONE: "Done", S.FAILED: "Failed"}


def answers():
    for status in (*JobStatus, None, "done", "x", 3):
        yield status in (JobStatus.DONE, JobStatus.FAILED), "ä", status not in [
            S.DONE,
            S.FAILED,
        ]
        yield not (status == S.DONE or status == S.BROKEN), (
            status != JobStatus.FAILED and status != JobStatus.DONE
        )
    yield f"ä{S.DONE in (S.DONE, S.FAILED)}", f'''
    { S.QUEUED in {S.DONE, S.FAILED} }'''
    yield list(LABELS.items()), list(WEIGHTS.items()), list(OTHER_ORDER.items())
    yield list(Table.labels.items()), DIFFERENT, sorted(FINAL)
    yield [{S.QUEUED: "Wärts", S.DONE: "Done", S.FAILED: "Failed"}[each] for each in S]


if __name__ == "__main__":
    import sys

    sys.stdout.reconfigure(encoding="utf-8")
    print(*answers(), sep="\\n")
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "jobs.yaml").write_text(SPEC, encoding="utf-8")
    (tmp_path / "ssotgen.toml").write_text('sources = ["src"]\noutput = "generated"\n')
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "old.py").write_text(OLD)
    (tmp_path / "src" / "code.py").write_text(CODE, encoding="utf-8")
    generate(tmp_path)
    return tmp_path


def ran(project: Path) -> str:
    path = os.pathsep.join((str(project / "src"), str(project / "generated")))
    done = subprocess.run(
        [sys.executable, str(project / "src" / "code.py")],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_is_rewritten_gives_the_same_answers(project: Path) -> None:
    before = ran(project)
    done = command(project, "migrate", "--write", "--unsafe-fixes")
    assert done.returncode == 0, done.stdout + done.stderr
    text = (project / "src" / "code.py").read_text(encoding="utf-8")
    for line in (
        "LABELS = {each: each.label for each in JobStatus}",
        'ä, WEIGHTS = "ä", {each: each.weight for each in S}',
        'OTHER_ORDER = {S.DONE: "Done", S.QUEUED: "Wärts", S.FAILED: "Failed"}',
        "FINAL = S.terminal()",
        "    labels = {each: each.label for each in S}",
        '        yield status in JobStatus.terminal(), "ä", status not in S.terminal()',
        "        yield not (status in S.terminal()), (",
        "            status not in JobStatus.terminal()",
        "    yield [{each: each.label for each in S}[each] for each in S]",
    ):
        assert line in text.split("\n")
    assert "from acme.ssot.jobs_enums import JobStatus" in text
    assert ran(project) == before
    again = command(project, "migrate", "--write", "--unsafe-fixes")
    assert "would be rewritten" not in again.stdout
    assert (project / "src" / "code.py").read_text(encoding="utf-8") == text


def test_without_unsafe_fixes_they_are_reported_and_left(project: Path) -> None:
    done = command(project, "migrate", "--write")
    text = (project / "src" / "code.py").read_text(encoding="utf-8")
    assert "{each" not in text and "terminal()" not in text
    assert "SSG614" in done.stdout and "SSG615" in done.stdout


def test_what_nothing_can_stand_for_is_not_called_fixable(project: Path) -> None:
    (project / "src" / "code.py").write_text(
        "from acme.ssot.jobs_enums import JobStatus\n\n"
        "FINAL = frozenset({JobStatus.DONE, JobStatus.FAILED})\n"
        "ASSIGNED = (JobStatus.DONE, JobStatus.FAILED)\n"
        "WEIGHTS = {JobStatus.QUEUED: 1, JobStatus.DONE: 2, JobStatus.FAILED: 1}\n"
        "WRONG = {JobStatus.QUEUED: 1, JobStatus.DONE: 3, JobStatus.FAILED: 1}\n"
    )
    done = command(
        project, "audit", "--format", "json", "--select", "copied-group,copied-table", "src/code.py"
    )
    found = {each["line"]: each["fix"] for each in json.loads(done.stdout)["findings"]}
    assert found == {3: "unsafe", 4: "none", 5: "unsafe", 6: "none"}
