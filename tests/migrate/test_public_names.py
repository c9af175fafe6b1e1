"""With `public = true`, a name that this codebase does not use is not free to go."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli_command import command
from support.generated_project import generate

SPEC = """\
project: {name: jobs, package: acme.ssot, summary: Facts., version: "1.4"}
enums:
  State:
    summary: How far.
    members:
      OPEN: open
      HALF: {value: half, deprecated: {since: "1.0", remove_in: "2.0"}}
      LOST: {value: lost, deprecated: {since: "1.0", remove_in: "1.4"}}
dataclasses:
  Job: {summary: A job., fields: {size: {type: int, default: 1}}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "jobs.yaml").write_text(SPEC.replace('remove_in: "1.4"', 'remove_in: "9"'))
    (tmp_path / "ssotgen.toml").write_text('sources = ["src"]\npublic = true\n')
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "use.py").write_text("print('nothing of interest')\n")
    generate(tmp_path)
    (tmp_path / "spec" / "jobs.yaml").write_text(SPEC)
    return tmp_path


def spec(project: Path) -> str:
    return (project / "spec" / "jobs.yaml").read_text()


@pytest.mark.parametrize("symbol", ["State.OPEN", "State.HALF", "Job.size", "Job"])
def test_what_has_no_end_or_not_reached_it_is_not_removed(project: Path, symbol: str) -> None:
    done = command(project, "remove", symbol, "--write")
    assert done.returncode == 1
    assert f"{symbol} is public: code elsewhere may use it" in done.stdout
    assert spec(project) == SPEC


def test_what_has_reached_its_end_is_removed(project: Path) -> None:
    done = command(project, "remove", "State.LOST", "--write")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "reserved: [LOST]" in spec(project)


def test_force_removes_what_is_public(project: Path) -> None:
    (project / "spec" / "jobs.yaml").write_text(SPEC.replace('remove_in: "1.4"', 'remove_in: "9"'))
    done = command(project, "remove", "Job", "--force", "--write")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Job" not in spec(project)


def test_a_rename_keeps_the_old_name_of_a_member(project: Path) -> None:
    (project / "spec" / "jobs.yaml").write_text(SPEC.replace('remove_in: "1.4"', 'remove_in: "9"'))
    done = command(project, "rename", "State.OPEN", "WAITING", "--write")
    assert done.returncode == 0, done.stdout + done.stderr
    old = 'OPEN: {value: open, alias: true, deprecated: {since: "1.4", use: WAITING}}'
    assert old in spec(project)


def test_a_rename_of_what_cannot_be_kept_is_refused(project: Path) -> None:
    text = SPEC.replace('remove_in: "1.4"', 'remove_in: "9"')
    (project / "spec" / "jobs.yaml").write_text(text)
    for old, new in (("State", "Status"), ("Job.size", "weight")):
        done = command(project, "rename", old, new, "--write")
        assert done.returncode == 1
        assert f"{old} is public" in done.stdout
        assert "--no-keep" in done.stdout
    assert spec(project) == text
    done = command(project, "rename", "State", "Status", "--no-keep", "--write")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "  Status:" in spec(project)


def test_unused_names_are_said_to_be_public(project: Path) -> None:
    (project / "spec" / "jobs.yaml").write_text(SPEC.replace('remove_in: "1.4"', 'remove_in: "9"'))
    done = command(project, "usages", "--unused")
    assert "State.OPEN" in done.stdout
    assert "code elsewhere may use them" in done.stderr


def test_public_is_true_or_false(project: Path) -> None:
    (project / "ssotgen.toml").write_text('public = "yes"\n')
    done = command(project, "check")
    assert done.returncode == 2
    assert "'public' must be true or false" in done.stdout + done.stderr
