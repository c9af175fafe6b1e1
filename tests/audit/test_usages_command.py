"""`ssotgen usages` and `ssotgen deprecations`, run on a small codebase in every form of import."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.cli_command import command
from support.generated_project import generate

SPEC = """\
project: {name: jobs, package: acme.ssot, summary: Facts., version: "1.0"}
enums:
  JobStatus:
    summary: How far a job is.
    members:
      QUEUED: queued
      DONE: done
      STOPPED: {value: stopped, deprecated: {since: "0.9", use: DONE, remove_in: "2.0"}}
  Unused: {summary: Nobody uses it., members: {ONE: one}}
dataclasses:
  Job:
    summary: A job.
    fields:
      name: {type: str, summary: Its name.}
      size: {type: int, default: 1}
features:
  docker: {summary: A daemon., imports: {docker: []}, hint: pip install docker}
"""
FORMS = {
    "plain.py": "from acme.ssot.jobs_enums import JobStatus\nprint(JobStatus.STOPPED)\n",
    "aliased.py": "from acme.ssot.jobs_enums import JobStatus as S\nprint(S.STOPPED)\n",
    "module.py": "from acme.ssot import jobs_enums\nprint(jobs_enums.JobStatus.STOPPED)\n",
    "module_as.py": "import acme.ssot.jobs_enums as e\nprint(e.JobStatus.STOPPED)\n",
    "dotted.py": "import acme.ssot.jobs_enums\nprint(acme.ssot.jobs_enums.JobStatus.STOPPED)\n",
    "star.py": "from acme.ssot.jobs_enums import *\nprint(JobStatus.STOPPED)\n",
    "subscript.py": 'from acme.ssot.jobs_enums import JobStatus\nprint(JobStatus["STOPPED"])\n',
    "case.py": "from acme.ssot.jobs_enums import JobStatus\n\n\ndef f(x):\n"
    "    match x:\n        case JobStatus.STOPPED:\n            return 1\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "jobs.yaml").write_text(SPEC)
    (tmp_path / "ssotgen.toml").write_text('sources = ["src"]\n')
    (tmp_path / "src").mkdir()
    generate(tmp_path)
    return tmp_path


def write(project: Path, name: str, text: str) -> None:
    (project / "src" / name).write_text(text)


@pytest.mark.parametrize("name", FORMS)
def test_each_form_of_import_is_followed(project: Path, name: str) -> None:
    write(project, name, FORMS[name])
    done = command(project, "usages", "JobStatus.STOPPED")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"src/{name}:" in done.stdout
    assert "JobStatus.STOPPED: 1 certain, 0 likely, 0 in text; 1 file" in done.stderr


def test_another_class_of_that_name_is_no_use(project: Path) -> None:
    write(project, "own.py", "class JobStatus:\n    STOPPED = 1\n\n\nprint(JobStatus.STOPPED)\n")
    done = command(project, "usages", "JobStatus.STOPPED")
    assert (done.returncode, done.stdout) == (1, "")


def test_fields_features_and_strings(project: Path) -> None:
    write(
        project,
        "use.py",
        "from unittest import mock\n"
        "from acme.ssot.jobs import jobs_config\n"
        "from acme.ssot.jobs_enums import Job\n\n"
        "print(Job(name='x', size=3), jobs_config.docker_available)\n"
        "mock.patch('acme.ssot.jobs_enums.JobStatus')\n",
    )
    done = command(project, "usages", "Job.size", "feature:docker", "JobStatus", "--format", "json")
    uses = json.loads(done.stdout)["uses"]
    assert sorted((use["symbol"], use["how"], use["line"]) for use in uses) == [
        ("Job.size", "keyword", 5),
        ("JobStatus", "text", 6),
        ("feature:docker", "read", 5),
    ]


def test_likely_uses_of_fields_are_told_apart(project: Path) -> None:
    write(
        project,
        "likely.py",
        "from acme.ssot.jobs_enums import Job\n\n\ndef f(job: Job, other) -> int:\n"
        "    return job.size + other.size + Job('x', size=1).size\n",
    )
    done = command(project, "usages", "Job.size")
    assert done.returncode == 0
    assert [line.split()[1] for line in done.stdout.splitlines()] == ["likely", "keyword", "likely"]
    assert "Job.size: 1 certain, 2 likely, 0 in text; 1 file" in done.stderr


def test_what_nobody_uses_is_listed(project: Path) -> None:
    write(project, "plain.py", FORMS["plain.py"])
    done = command(project, "usages", "--unused")
    assert done.returncode == 1
    unused = done.stdout.splitlines()
    assert {"Unused", "Unused.ONE", "JobStatus.DONE"} <= set(unused)
    assert not {"JobStatus", "JobStatus.STOPPED"} & set(unused)


def test_an_unknown_symbol_is_no_answer(project: Path) -> None:
    write(project, "plain.py", FORMS["plain.py"])
    done = command(project, "usages", "JobStatus.STOPPD")
    assert done.returncode == 2
    assert "JobStatus.STOPPED" in done.stdout


def test_deprecations_count_what_is_left(project: Path) -> None:
    write(project, "plain.py", FORMS["plain.py"])
    write(project, "aliased.py", FORMS["aliased.py"])
    done = command(project, "deprecations")
    assert done.returncode == 0
    assert done.stdout.splitlines()[1].split() == ["JobStatus.STOPPED", "0.9", "2.0", "DONE", "2"]
