"""`ssotgen rename`: the documents change in place, and what stays as it is gets named."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli_command import command
from support.renaming import SPEC, make_project, ran, read, write

PLAIN = """\
from acme.ssot.jobs_enums import JobStatus
print(JobStatus.QUEUED.value)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path)


def test_comments_and_layout_of_the_spec_stay(project: Path) -> None:
    write(project, plain=PLAIN)
    assert command(project, "rename", "JobStatus.QUEUED", "WAITING", "--write").returncode == 0
    text = (project / "spec" / "jobs.yaml").read_text()
    assert text == SPEC.replace("QUEUED", "WAITING")
    assert command(project, "rename", "JobStatus", "State", "--write").returncode == 0
    text = (project / "spec" / "jobs.yaml").read_text()
    assert text == SPEC.replace("QUEUED", "WAITING").replace("JobStatus", "State")
    assert command(project, "rename", "Job.size", "weight", "--write").returncode == 0
    text = (project / "spec" / "jobs.yaml").read_text()
    assert "size" not in text
    assert 'first: {type: "Job | None", default: {weight: 3, status: WAITING}}' in text


def test_the_flag_of_a_feature_goes_by_its_old_name(project: Path) -> None:
    text = "try:\n    import docker\n    DOCKER_AVAILABLE = True\n"
    write(project, flag=f"{text}except ImportError:\n    DOCKER_AVAILABLE = False\n")
    before = command(project, "audit", "--format", "concise").stdout
    assert "availability-flag" in before
    assert command(project, "rename", "feature:docker", "containers", "--write").returncode == 0
    text = (project / "spec" / "jobs.yaml").read_text()
    assert (
        "containers: {summary: A daemon., imports: {docker: []}, hint: pip install docker, " in text
    )
    assert "legacy_flags: [DOCKER_AVAILABLE]}" in text
    assert "availability-flag" in command(project, "audit", "--format", "concise").stdout


def test_strings_comments_and_pages_are_listed_and_stay(project: Path) -> None:
    text = (
        "from unittest import mock\n\n# JobStatus.QUEUED is where a job begins\n"
        "mock.patch('acme.ssot.jobs_enums.JobStatus')\n"
    )
    write(project, texts=text)
    (project / "README.md").write_text("A job is in `JobStatus.QUEUED` first.\n")
    done = command(project, "rename", "JobStatus", "State", "--write", "--format", "concise")
    assert done.returncode == 0
    assert "src/texts.py:3:3:" in done.stdout
    assert "src/texts.py:4:13:" in done.stdout
    assert "README.md:1:14:" in done.stdout
    assert read(project, "texts") == text


def test_what_nothing_tells_the_class_of_is_listed(project: Path) -> None:
    text = (
        "import importlib\n\nfacts = importlib.import_module('acme.ssot.jobs_enums')\n"
        "print(facts.JobStatus.QUEUED)\n"
    )
    write(project, loose=text)
    done = command(project, "rename", "JobStatus", "State", "--format", "concise")
    assert "src/loose.py:4:13: SSG948 [rename-left-over] note: this may use" in done.stdout
    done = command(project, "rename", "JobStatus.QUEUED", "WAITING", "--format", "concise")
    assert "src/loose.py:4:23: SSG948 [rename-left-over] note: this may use" in done.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("JobStatus.QUEUED", "DONE"), "DONE"),
        (("JobStatus", "Job"), "Job"),
        (("Job.size", "status"), "status"),
        (("JobStatus", "no-name"), "cannot be the new name"),
        (("JobStatus", "JobStatus"), "the new name is the old one"),
        (("JobStatus.QUEUED", "Job.WAITING"), "cannot be the new name"),
    ],
)
def test_what_cannot_be_is_refused(project: Path, words: tuple[str, str], message: str) -> None:
    write(project, plain=PLAIN)
    done = command(project, "rename", *words, "--write")
    assert done.returncode == 1
    assert message in done.stdout
    assert (project / "spec" / "jobs.yaml").read_text() == SPEC
    assert read(project, "plain") == PLAIN


def test_an_unknown_symbol_is_no_answer(project: Path) -> None:
    done = command(project, "rename", "JobStatus.QUEUD", "WAITING")
    assert done.returncode == 2
    assert "JobStatus.QUEUED" in done.stdout


def test_a_use_outside_of_the_sources_refuses(project: Path) -> None:
    write(project, plain=PLAIN)
    (project / "tool.py").write_text(PLAIN)
    done = command(project, "rename", "JobStatus.QUEUED", "WAITING", "--write")
    assert done.returncode == 1
    assert "tool.py:2:17: SSG947" in done.stdout
    assert read(project, "plain") == PLAIN


def test_a_name_that_yaml_would_misread_gets_quotes(project: Path) -> None:
    write(project, plain=PLAIN)
    done = command(project, "rename", "JobStatus.QUEUED", "ON", "--write")
    assert done.returncode == 0, done.stdout
    assert '"ON": queued' in (project / "spec" / "jobs.yaml").read_text()


def test_the_old_name_of_a_member_is_kept_as_an_alias(project: Path) -> None:
    write(project, plain=PLAIN)
    done = command(project, "rename", "JobStatus.QUEUED", "WAITING", "--keep", "--write")
    assert done.returncode == 0, done.stdout
    alias = '{value: queued, alias: true, deprecated: {since: "1.0", use: WAITING}}'
    text = SPEC.replace("QUEUED", "WAITING")
    line = "      WAITING: queued   # waiting\n"
    assert (project / "spec" / "jobs.yaml").read_text() == text.replace(
        line, f"{line}      QUEUED: {alias}\n"
    )
    assert read(project, "plain") == PLAIN.replace("QUEUED", "WAITING")
    write(project, old="from acme.ssot.jobs_enums import JobStatus as S\nprint(S.QUEUED.name)\n")
    assert ran(project, "old") == "WAITING\n"


def test_the_old_name_of_a_field_is_kept_in_data(project: Path) -> None:
    write(project, plain=PLAIN)
    assert command(project, "rename", "Job.size", "weight", "--keep", "--write").returncode == 0
    text = (project / "spec" / "jobs.yaml").read_text()
    assert "weight: {type: int, default: 1, was: [size]}" in text
    write(
        project,
        old="from acme.ssot.jobs_enums import Job\nprint(Job.from_dict({'size': 4}).weight)\n",
    )
    assert ran(project, "old") == "4\n"
    done = command(project, "rename", "JobStatus", "State", "--keep", "--write")
    assert done.returncode == 1
    assert "the old name cannot be kept" in done.stdout


def test_what_changes_in_stored_data_is_told(project: Path) -> None:
    write(project, plain=PLAIN)
    spec = project / "spec" / "jobs.yaml"
    summary = "    summary: How far a job is.\n"
    spec.write_text(SPEC.replace(summary, f"{summary}    replaces: [acme.old]\n"))
    done = command(project, "rename", "JobStatus", "S")
    assert "copies left in acme.old keep the name" in done.stderr
    assert "the key size" in command(project, "rename", "Job.size", "weight").stderr
    assert "the key size" not in command(project, "rename", "Job.size", "w", "--keep").stderr
    spec.write_text(SPEC.replace("size: {type: int,", "size: {type: int, wire: Size,"))
    assert "the key size" not in command(project, "rename", "Job.size", "w").stderr
    assert "was: " not in command(project, "rename", "Job.size", "w", "--keep").stdout
