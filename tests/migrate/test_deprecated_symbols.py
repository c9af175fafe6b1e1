"""`ssotgen migrate` replaces deprecated classes, fields and features by what the spec names."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli_command import command
from support.generated_project import generate

SPEC = """\
project: {name: jobs, package: acme.ssot, summary: Facts., version: "1.4", pytest_plugin: true}
features:
  docker:
    summary: A daemon.
    imports: {json: [loads]}
    hint: none
    deprecated: {since: "1.0", use: containers}
  containers: {summary: The same daemon., imports: {json: [loads]}, hint: none}
  podman:
    summary: Another daemon.
    imports: {string: [Template]}
    hint: none
    deprecated: {since: "1.0", use: containers}
enums:
  State:
    summary: How far a job is.
    members: {OPEN: open, DONE: done, LOST: lost}
    deprecated: {since: "1.2", use: JobState}
  JobState: {summary: How far a job is., members: {OPEN: open, DONE: done}}
dataclasses:
  Task:
    summary: A job.
    fields: {name: {type: str, default: ""}, owner: {type: str, default: ""}}
    deprecated: {since: "1.2", use: Job}
  Job:
    summary: A job.
    fields:
      name: {type: str, default: ""}
      size: {type: int, default: 1, deprecated: {since: "1.3", use: weight}}
      weight: {type: int, default: 1}
      big: {type: bool, default: false, deprecated: {since: "1.3", use: is_big}}
      hue: {type: str, default: "", wire: the-hue, deprecated: {since: "1.3", use: colour}}
      colour: {type: str, default: "", wire: the-colour}
    properties:
      is_big: {type: bool, value: weight > 9}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "jobs.yaml").write_text(SPEC)
    (tmp_path / "ssotgen.toml").write_text('sources = ["src"]\n')
    (tmp_path / "src").mkdir()
    generate(tmp_path)
    return tmp_path


def migrated(project: Path, code: str, *words: str) -> str:
    path = project / "src" / "use.py"
    path.write_text(code)
    done = command(project, "migrate", "--write", *words)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return path.read_text()


UNSAFE = "--unsafe-fixes"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "from acme.ssot.jobs_enums import State\nprint(State.OPEN, State('open'))\n",
            "from acme.ssot.jobs_enums import JobState\nprint(JobState.OPEN, JobState('open'))\n",
        ),
        (
            "from acme.ssot.jobs_enums import State as S\nprint(S.OPEN)\n",
            "from acme.ssot.jobs_enums import JobState as S\nprint(S.OPEN)\n",
        ),
        (
            "import acme.ssot.jobs_enums\nprint(acme.ssot.jobs_enums.State.OPEN)\n",
            "import acme.ssot.jobs_enums\nprint(acme.ssot.jobs_enums.JobState.OPEN)\n",
        ),
        (
            "import acme.ssot.jobs_enums as e\nprint(e.State.OPEN)\n",
            "import acme.ssot.jobs_enums as e\nprint(e.JobState.OPEN)\n",
        ),
        (
            "from acme.ssot import jobs_enums\nprint(jobs_enums.State['OPEN'])\n",
            "from acme.ssot import jobs_enums\nprint(jobs_enums.JobState['OPEN'])\n",
        ),
        (
            "from acme.ssot.jobs_enums import *\nprint(State.OPEN)\n",
            "from acme.ssot.jobs_enums import *\nprint(JobState.OPEN)\n",
        ),
        (
            "from acme.ssot.jobs_enums import JobState, State\nprint(JobState.OPEN, State.DONE)\n",
            "from acme.ssot.jobs_enums import JobState\nprint(JobState.OPEN, JobState.DONE)\n",
        ),
        (
            "from acme.ssot.jobs_enums import JobState\nfrom acme.ssot.jobs_enums import State\n\n"
            'def f(x: "State") -> JobState: ...\n',
            'from acme.ssot.jobs_enums import JobState\n\ndef f(x: "JobState") -> JobState: ...\n',
        ),
        (
            "from acme.ssot.jobs_enums import Task\nprint(Task(name='x'), Task.from_dict({}))\n",
            "from acme.ssot.jobs_enums import Job\nprint(Job(name='x'), Job.from_dict({}))\n",
        ),
    ],
)
def test_classes_are_replaced_with_unsafe_fixes(project: Path, old: str, new: str) -> None:
    assert migrated(project, old) == old
    assert migrated(project, old, UNSAFE) == new


@pytest.mark.parametrize(
    ("old", "reason"),
    [
        ("from acme.ssot.jobs_enums import State\nprint(State.OPEN, State.LOST)\n", "no LOST"),
        ("from acme.ssot.jobs_enums import Task\nprint(Task(owner='x'))\n", "no owner"),
        (
            "from acme.ssot.jobs_enums import Task\n\ndef f(task: Task) -> str:\n"
            "    return task.owner\n",
            "no owner",
        ),
    ],
)
def test_a_class_stays_where_the_other_lacks_something(
    project: Path, old: str, reason: str
) -> None:
    path = project / "src" / "use.py"
    path.write_text(old)
    done = command(project, "migrate", "--write", UNSAFE)
    assert path.read_text() == old
    assert reason in done.stdout + done.stderr


def test_a_file_that_passes_a_class_on_is_replaced_with_those_that_take_it(project: Path) -> None:
    api, use = project / "src" / "api.py", project / "src" / "use.py"
    api.write_text("from acme.ssot.jobs_enums import State\n\n__all__ = ['State']\n")
    use.write_text("from api import State\n\nprint(State.OPEN)\n")
    command(project, "migrate", "--write", UNSAFE, "src/use.py")
    assert use.read_text() == "from api import State\n\nprint(State.OPEN)\n"
    command(project, "migrate", "--write", UNSAFE)
    assert (
        api.read_text() == "from acme.ssot.jobs_enums import JobState\n\n__all__ = ['JobState']\n"
    )
    assert use.read_text() == "from api import JobState\n\nprint(JobState.OPEN)\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("print(Job(size=2))", "print(Job(weight=2))"),
        ("print(Job(name='x').size)", "print(Job(name='x').weight)"),
        (
            "job = Job()\nprint(job.size)\njob.size = 3",
            "job = Job()\nprint(job.weight)\njob.weight = 3",
        ),
        (
            "def f(job: Job) -> int:\n    return job.size",
            "def f(job: Job) -> int:\n    return job.weight",
        ),
        ("print(Job.from_dict({'size': 2}))", "print(Job.from_dict({'weight': 2}))"),
        ("job = Job()\nprint(job.big)", "job = Job()\nprint(job.is_big)"),
        ("Job.from_dict({'the-hue': 'red'}).hue", "Job.from_dict({'the-colour': 'red'}).colour"),
        (
            "print(Job(hue='red').to_dict()['the-hue'])",
            "print(Job(colour='red').to_dict()['the-colour'])",
        ),
    ],
)
def test_fields_are_replaced_with_unsafe_fixes(project: Path, old: str, new: str) -> None:
    head = "from acme.ssot.jobs_enums import Job\n\n"
    assert migrated(project, f"{head}{old}\n") == f"{head}{old}\n"
    assert migrated(project, f"{head}{old}\n", UNSAFE) == f"{head}{new}\n"


@pytest.mark.parametrize(
    "old",
    [
        "print(Job(size=2, weight=3))",
        "print(Job(big=True))",
        "job = Job()\njob.big = True",
        "def f(thing: object) -> int:\n    return thing.size",
    ],
)
def test_fields_stay_where_the_other_cannot_take_their_place(project: Path, old: str) -> None:
    code = f"from acme.ssot.jobs_enums import Job\n\n{old}\n"
    assert migrated(project, code, UNSAFE) == code


FEATURE = """\
import pytest
import acme.ssot.jobs as jobs
from acme.ssot.jobs import is_{0}_available, jobs_config


@pytest.mark.skipif(not jobs_config.{0}_available, reason="none")
@pytest.mark.requires_feature("{0}")
def test_it() -> None:
    jobs_config.require("{0}")
    with jobs_config.override({0}=True):
        assert is_{0}_available() and jobs.is_{0}_available()
    print(jobs_config.get_service_config("{0}"), "{0}")
"""


def test_a_feature_that_asks_for_the_same_is_a_safe_replacement(project: Path) -> None:
    expected = FEATURE.format("containers").replace(', "containers")', ', "docker")')
    assert migrated(project, FEATURE.format("docker")) == expected


def test_a_feature_that_asks_for_something_else_takes_unsafe_fixes(project: Path) -> None:
    code = FEATURE.format("podman")
    assert migrated(project, code) == code
    expected = FEATURE.format("containers").replace(', "containers")', ', "podman")')
    assert migrated(project, code, UNSAFE) == expected
    again = command(project, "migrate", UNSAFE)
    assert (again.returncode, again.stdout) == (0, "")
