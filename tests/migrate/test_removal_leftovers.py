"""`ssotgen remove` says which classes only the removed symbol used, and takes them out if asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli_command import command
from support.generated_project import generate

SPEC = """\
project: {name: jobs, package: acme.ssot, summary: Facts.}
enums:
  Size: {summary: How big., members: {SMALL: small, LARGE: large}}
  # the unit of a part
  Unit: {summary: What is counted., members: {METRE: m, GRAM: g}}
  State: {summary: How far., members: {OPEN: open, DONE: done}}
  Apart: {summary: Used by nothing., members: {ONE: one}}
dataclasses:
  Part: {summary: A part., fields: {unit: {type: Unit, default: METRE}}}
  Job:
    summary: A job.
    fields:
      size: {type: Size, default: SMALL}
      state: {type: State, default: OPEN}
      parts: {type: "list[Part]", default: []}
  Log: {summary: A log., fields: {state: {type: State, default: OPEN}}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "jobs.yaml").write_text(SPEC)
    (tmp_path / "ssotgen.toml").write_text('sources = ["src"]\n')
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "use.py").write_text("print('nothing of interest')\n")
    generate(tmp_path)
    return tmp_path


def spec(project: Path) -> str:
    return (project / "spec" / "jobs.yaml").read_text()


def test_what_only_the_removed_class_used_is_named_and_stays(project: Path) -> None:
    done = command(project, "remove", "Job", "--write")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "only Job used Part and Size; --with-unused removes them too" in done.stderr
    assert "Part" in spec(project)
    assert "Size" in spec(project)


def test_what_only_the_removed_class_used_is_removed_where_asked_for(project: Path) -> None:
    done = command(project, "remove", "Job", "--with-unused", "--write")
    assert done.returncode == 0, done.stdout + done.stderr
    left = spec(project)
    assert not any(name in left for name in ("Job", "Part", "Size", "Unit", "# the unit"))
    assert all(name in left for name in ("State", "Log", "Apart"))
    assert command(project, "check").returncode == 0


def test_a_field_leaves_its_enum_too(project: Path) -> None:
    done = command(project, "remove", "Job.size", "--write")
    assert "only Job.size used Size; --with-unused removes it too" in done.stderr


def test_what_code_uses_stays(project: Path) -> None:
    code = "from acme.ssot.jobs_enums import Size\nprint(Size.SMALL)\n"
    (project / "src" / "use.py").write_text(code)
    done = command(project, "remove", "Job", "--with-unused", "--write")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "in the spec, only Job used Size; code uses it" in done.stderr
    assert "Size" in spec(project)
    assert "Unit" not in spec(project)
