"""`ssotgen deprecate` and `ssotgen remove`: from the mark of a symbol to its reserved name."""

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
      QUEUED: queued   # waiting
      # nobody stops a job
      STOPPED: {value: stopped, summary: It ended early.}
      DONE:
        value: done
        summary: |
          It is done.
    replaces: [acme.old]   # the agent's

  Flow: {summary: A flow., members: {ONE: one, TWO: two, THREE: three}}
dataclasses:
  Job:
    summary: A job.
    fields:
      status: {type: JobStatus, default: QUEUED}
      size: {type: int, default: 1}
      note:
        type: str
        default: ""
    properties:
      is_big: {type: bool, value: size > 9}
features:
  docker: {summary: A daemon., imports: {docker: []}, hint: pip install docker}
"""
USES = "from acme.ssot.jobs_enums import Job, JobStatus\nprint(JobStatus.STOPPED, Job().note)\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "jobs.yaml").write_text(SPEC)
    (tmp_path / "ssotgen.toml").write_text('sources = ["src"]\n')
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "use.py").write_text(USES)
    generate(tmp_path)
    return tmp_path


def spec(project: Path) -> str:
    return (project / "spec" / "jobs.yaml").read_text()


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        (
            ("JobStatus.QUEUED", "--use", "JobStatus.DONE", "--remove-in", "2.0"),
            "      QUEUED: queued   # waiting\n",
            '      QUEUED: {value: queued, deprecated: {since: "1.4", use: DONE, remove_in: "2.0"}}'
            "   # waiting\n",
        ),
        (
            ("JobStatus.STOPPED", "--since", "1.2", "--reason", "It's slow, and odd."),
            "summary: It ended early.}",
            'summary: It ended early., deprecated: {since: "1.2", reason: "It\'s slow, and odd."}}',
        ),
        (
            ("JobStatus.DONE",),
            "          It is done.\n",
            '          It is done.\n        deprecated: {since: "1.4"}\n',
        ),
        (
            ("JobStatus", "--use", "Flow"),
            "    replaces: [acme.old]   # the agent's\n",
            "    replaces: [acme.old]   # the agent's\n"
            '    deprecated: {since: "1.4", use: Flow}\n',
        ),
        (
            ("Job.note", "--remove-after", "2030-01-31"),
            '        default: ""\n',
            '        default: ""\n        deprecated: {since: "1.4", remove_after: "2030-01-31"}\n',
        ),
        (
            ("feature:docker",),
            "hint: pip install docker}",
            'hint: pip install docker, deprecated: {since: "1.4"}}',
        ),
    ],
)
def test_the_mark_is_written_where_it_belongs(
    project: Path, words: tuple[str, ...], old: str, new: str
) -> None:
    shown = command(project, "deprecate", *words)
    assert shown.returncode == 1, shown.stdout + shown.stderr
    assert spec(project) == SPEC
    done = command(project, "deprecate", *words, "--write")
    assert done.returncode == 0, done.stdout + done.stderr
    assert spec(project) == SPEC.replace(old, new)
    assert command(project, "check").returncode == 0


def test_deprecate_says_how_many_uses_are_left(project: Path) -> None:
    done = command(project, "deprecate", "JobStatus.STOPPED")
    assert "JobStatus.STOPPED has 1 certain and 0 likely uses" in done.stderr
    done = command(project, "deprecate", "Job.note")
    assert "Job.note has 0 certain and 1 likely uses" in done.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("JobStatus.QUEUED", "--use", "NOWHERE"), "NOWHERE"),
        (("Job.is_big",), "a property cannot be deprecated"),
    ],
)
def test_what_cannot_be_deprecated(project: Path, words: tuple[str, ...], message: str) -> None:
    done = command(project, "deprecate", *words, "--write")
    assert done.returncode == 1
    assert message in done.stdout
    assert spec(project) == SPEC


def test_what_is_used_is_not_removed(project: Path) -> None:
    done = command(project, "remove", "JobStatus.STOPPED", "--write")
    assert done.returncode == 1
    assert "src/use.py:2:17: SSG947 [rename-refused] JobStatus.STOPPED is still used" in done.stdout
    done = command(project, "remove", "Job.note", "--write")
    assert done.returncode == 1
    assert "src/use.py:2:32" in done.stdout
    done = command(project, "remove", "JobStatus.QUEUED", "--force", "--write")
    assert done.returncode == 1
    assert "the spec still names JobStatus.QUEUED here" in done.stdout
    assert spec(project) == SPEC


@pytest.mark.parametrize(
    ("symbol", "old", "new"),
    [
        (
            "JobStatus.STOPPED",
            SPEC[SPEC.index("      # nobody") : SPEC.index("      DONE:")],
            "",
        ),
        ("JobStatus.DONE", SPEC[SPEC.index("      DONE:") : SPEC.index("    replaces")], ""),
        ("Flow.ONE", "ONE: one, ", ""),
        ("Flow.THREE", ", THREE: three", ""),
        ("Job.note", '      note:\n        type: str\n        default: ""\n', ""),
        ("Flow", SPEC[SPEC.index("  Flow:") : SPEC.index("dataclasses:")], ""),
        ("feature:docker", SPEC[SPEC.index("features:") :], ""),
    ],
)
def test_what_nobody_uses_goes_and_its_name_stays_reserved(
    project: Path, symbol: str, old: str, new: str
) -> None:
    done = command(project, "remove", symbol, "--force", "--write")
    assert done.returncode in (0, 1), done.stdout + done.stderr
    owner, _, name = symbol.rpartition(".")
    expected = SPEC.replace(old, new)
    if owner == "JobStatus":
        line = "    replaces: [acme.old]   # the agent's\n"
        expected = expected.replace(line, f"{line}    reserved: [{name}]\n")
    elif owner == "Flow":
        end = "TWO: two, THREE: three}" if name == "ONE" else "TWO: two}"
        expected = expected.replace(f"{end}}}", f"{end}, reserved: [{name}]}}")
    elif owner:
        line = "      is_big: {type: bool, value: size > 9}\n"
        expected = expected.replace(line, f"{line}    reserved: [{name}]\n")
    assert spec(project) == expected
    assert command(project, "check").returncode == 0


def test_features_that_others_need_are_renamed_there_and_not_removed(project: Path) -> None:
    path = project / "spec" / "jobs.yaml"
    needing = "  compose: {summary: Many daemons., needs: [docker], hint: see docker}\n"
    path.write_text(spec(project) + needing)
    done = command(project, "remove", "feature:docker", "--write")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "the spec still names feature:docker here" in done.stdout
    done = command(project, "rename", "feature:docker", "containers", "--write")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "needs: [containers]" in spec(project)


def test_a_second_removal_adds_to_the_reserved_names(project: Path) -> None:
    for name in ("ONE", "THREE"):
        assert command(project, "remove", f"Flow.{name}", "--write").returncode == 0
    assert "{TWO: two}, reserved: [ONE, THREE]}" in spec(project)
