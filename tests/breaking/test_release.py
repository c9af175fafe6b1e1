"""A release walked through with tags of git: deprecate, rename, add, waive, remove, changelog."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from support.cli_command import command

SPEC = """\
project: {name: jobs, package: acme.ssot, summary: Facts., version: "1.0"}
enums:
  JobStatus:
    summary: How far a job is.
    members: {QUEUED: queued, STOPPED: stopped, DONE: done}
dataclasses:
  Job:
    summary: A job.
    unknown: ignore
    fields:
      status: {type: JobStatus, default: QUEUED}
      size: {type: int, default: 1}
"""
CODE = """\
from acme.ssot.jobs_enums import Job, JobStatus


def stop(job: Job) -> None:
    job.status = JobStatus.STOPPED
    print(job.size)
"""

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(folder: Path, *words: str) -> None:
    name = ("-c", "user.name=Mill", "-c", "user.email=mill@example.org")
    subprocess.run(["git", *name, *words], cwd=folder, capture_output=True, check=True)


def release(folder: Path, version: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", version)
    git(folder, "tag", f"v{version}")


def run(folder: Path, code: int, *words: str) -> str:
    done = command(folder, *words)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_a_release_walked_through(tmp_path: Path) -> None:
    spec, code = tmp_path / "spec" / "jobs.yaml", tmp_path / "src" / "agent.py"
    for path, text in ((spec, SPEC), (code, CODE)):
        path.parent.mkdir()
        path.write_text(text)
    (tmp_path / "ssotgen.toml").write_text('sources = ["src"]\n[breaking]\nagainst = "v1.0"\n')
    run(tmp_path, 0, "generate")
    git(tmp_path, "init", "--quiet")
    release(tmp_path, "1.0")

    mark = ("JobStatus.STOPPED", "--use", "DONE", "--remove-in", "2.0")
    run(tmp_path, 0, "deprecate", *mark, "--write")
    git(tmp_path, "commit", "--quiet", "--all", "--message", "deprecated")
    run(tmp_path, 0, "breaking")
    run(tmp_path, 0, "rename", "Job.size", "weight", "--keep", "--likely", "--write")
    git(tmp_path, "commit", "--quiet", "--all", "--message", "renamed")
    assert "job.weight" in code.read_text()
    said = run(tmp_path, 1, "breaking", "--uses")
    assert "field-renamed" in said
    assert "breaks source; no use found\n" in said
    run(tmp_path, 0, "breaking", "--write-waiver")
    waivers = tmp_path / "ssotgen-waivers.yaml"
    waivers.write_text(waivers.read_text().replace('reason: ""', "reason: All callers are ours."))
    assert "1 waived" in run(tmp_path, 0, "breaking")
    release(tmp_path, "1.1")

    said = run(tmp_path, 1, "remove", "JobStatus.STOPPED", "--write")
    assert "src/agent.py:5:28" in said
    run(tmp_path, 0, "migrate", "--write", "--unsafe-fixes")
    git(tmp_path, "commit", "--quiet", "--all", "--message", "migrated")
    spec.write_text(spec.read_text().replace('version: "1.0"', 'version: "2.0"'))
    assert "overdue-removal" in run(tmp_path, 2, "check")
    run(tmp_path, 0, "remove", "JobStatus.STOPPED", "--write", "--allow-dirty")
    assert "reserved: [STOPPED]" in spec.read_text()
    assert "JobStatus.DONE" in code.read_text()
    run(tmp_path, 0, "check")
    assert "waiver-unused" in run(tmp_path, 1, "breaking", "--against", "v1.1")
    waivers.unlink()
    said = run(tmp_path, 0, "breaking", "--against", "v1.1")
    assert "note: JobStatus.STOPPED is gone" in said
    said = run(tmp_path, 0, "changelog", "--against", "v1.0")
    assert "Version step: major" in said
    assert "JobStatus.STOPPED is gone" in said
    assert "the field Job.size is now Job.weight" in said.replace("The field", "the field")
