"""`ssotgen rename` edits every use that code has of a symbol, and the code runs as before."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli_command import command
from support.renaming import make_project, ran, read, write


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path)


ENUM_FORMS = {
    "plain": "from acme.ssot.jobs_enums import JobStatus\nprint(JobStatus.QUEUED.value)\n",
    "aliased": "from acme.ssot.jobs_enums import JobStatus as S\nprint(S.QUEUED.value)\n",
    "module": "from acme.ssot import jobs_enums\nprint(jobs_enums.JobStatus.QUEUED.value)\n",
    "module_as": "import acme.ssot.jobs_enums as e\nprint(e.JobStatus.QUEUED.value)\n",
    "dotted": "import acme.ssot.jobs_enums\nprint(acme.ssot.jobs_enums.JobStatus.QUEUED.value)\n",
    "star": "from acme.ssot.jobs_enums import *\nprint(JobStatus.QUEUED.value)\n",
    "local": "def f():\n    from acme.ssot.jobs_enums import JobStatus\n"
    "    return JobStatus.QUEUED.value\n\n\nprint(f())\n",
    "subscript": 'from acme.ssot.jobs_enums import JobStatus\nprint(JobStatus["QUEUED"].value)\n',
    "by_getattr": 'import acme.ssot.jobs_enums as e\nS = getattr(e, "JobStatus")\n'
    'print(getattr(e.JobStatus, "QUEUED").value)\n',
    "case": "from acme.ssot.jobs_enums import JobStatus\n\n\ndef f(x):\n"
    "    match x:\n        case JobStatus.QUEUED | JobStatus.DONE:\n            return x.value\n"
    "\n\nprint(f(JobStatus.QUEUED))\n",
    "copied": "from acme.ssot.jobs_enums import JobStatus\nS = JobStatus\nprint(S.QUEUED.value)\n",
    "optional": "try:\n    from acme.ssot.jobs_enums import JobStatus\nexcept ImportError:\n"
    "    JobStatus = None\nprint(JobStatus.QUEUED.value)\n",
    "exported": 'from acme.ssot.jobs_enums import JobStatus\n\n__all__ = ["JobStatus"]\n'
    "print(JobStatus.QUEUED.value)\n",
    "chain": "from exported import JobStatus\nprint(JobStatus.QUEUED.value)\n",
    "chain_star": "from exported import *\nprint(JobStatus.QUEUED.value)\n",
    "chain_module": "import exported\nprint(exported.JobStatus.QUEUED.value)\n",
    "quoted": "from __future__ import annotations\nimport typing\n"
    "from acme.ssot.jobs_enums import JobStatus\n\n\n"
    'def f(x: "JobStatus | None" = None, y: "typing.Optional[list[JobStatus]]" = None):\n'
    '    return typing.cast("JobStatus", JobStatus.QUEUED).value\n\n\n'
    "print(f(), typing.get_type_hints(f)['x'] is not None)\n",
    "umlaut": "from acme.ssot.jobs_enums import JobStatus\nprint('ä', JobStatus.QUEUED.value)\n",
    "clash": "from acme.ssot.jobs_enums import JobStatus\n\n\n"
    "class TaskState:\n    WAITING = 1\n\n\n"
    "print(JobStatus.QUEUED.value, TaskState.WAITING)\n",
    "chain_clash": "from clash import JobStatus\nprint(JobStatus.QUEUED.value)\n",
    "stranger": "class JobStatus:\n    QUEUED = 'mine'\n\n\nprint(JobStatus.QUEUED)\n",
    "parameter": "def f(JobStatus):\n    return JobStatus.QUEUED\n\n\n"
    "class A:\n    QUEUED = 'mine'\n\n\nprint(f(A))\n",
}


NO_OLD_NAME = set(ENUM_FORMS) - {"clash", "chain_clash", "stranger", "parameter"}


def test_a_class_and_a_member_in_every_form(project: Path) -> None:
    write(project, **ENUM_FORMS)
    before = ran(project, *ENUM_FORMS)
    for words in (("JobStatus", "TaskState"), ("TaskState.QUEUED", "TaskState.WAITING")):
        shown = command(project, "rename", *words)
        assert shown.returncode == 1, shown.stdout + shown.stderr
        done = command(project, "rename", *words, "--write")
        assert done.returncode == 0, done.stdout + done.stderr
    assert command(project, "check").returncode == 0
    assert ran(project, *ENUM_FORMS) == before
    for name in NO_OLD_NAME:
        assert "JobStatus" not in read(project, name), read(project, name)
        assert "QUEUED" not in read(project, name), read(project, name)
    assert "import TaskState as JobStatus" in read(project, "clash")
    assert read(project, "stranger") == ENUM_FORMS["stranger"]
    assert read(project, "parameter") == ENUM_FORMS["parameter"]


FSTRINGS = r'''
from acme.ssot.jobs_enums import Job, JobStatus
name, n = "x", 3
print(f"JobStatus.QUEUED is {JobStatus.QUEUED.value}")
print(f"{name} {JobStatus.QUEUED.value!r:>{n}} {JobStatus['QUEUED'].value=} {{JobStatus}}")
print(f"{JobStatus.QUEUED.value:>{len(JobStatus.QUEUED.value)}}", f"{JobStatus.QUEUED.value}")
print("a" f"ä{n} {JobStatus.QUEUED.value}" 'b' f'{JobStatus.QUEUED.name == "x"}')
print(f"""
  {n}  {JobStatus.QUEUED.value}
 {
 JobStatus.QUEUED.value} \N{BULLET}
""", f"{JobStatus.QUEUED.value}", f"{n!r}")
print(rf"\N{n} {JobStatus.QUEUED.value!s}", f"{Job(size=4).size}")
'''


def test_names_in_fstrings(project: Path) -> None:
    write(project, fstrings=FSTRINGS)
    before = ran(project, "fstrings")
    for words in (("JobStatus", "State"), ("State.QUEUED", "WAITING"), ("Job.size", "weight")):
        done = command(project, "rename", *words, "--likely", "--write")
        assert done.returncode == 0, done.stdout
    after = ran(project, "fstrings").replace("State['WAITING']", "JobStatus['QUEUED']")
    assert after.replace("State.WAITING", "JobStatus.QUEUED") == before
    text = read(project, "fstrings")
    assert text.count("JobStatus") == 2
    assert 'f"JobStatus.QUEUED is {State.WAITING.value}"' in text


FIELDS = """\
from dataclasses import replace

from acme.ssot.jobs_enums import Batch, Job


def double(job: Job) -> int:
    return job.size * 2


def first(batch: Batch) -> int:
    return batch.first.size


def describe(job) -> str:
    match job:
        case Job(size=1):
            return "small"
        case Job(size=number):
            return str(number)


made = Job(size=4, **{"history": []})
print(double(made), first(Batch()), describe(made), describe(Job(**{"size": 1})))
print(replace(made, size=7).size)
"""


def test_a_field_with_its_likely_uses(project: Path) -> None:
    write(project, fields=FIELDS)
    before = ran(project, "fields")
    done = command(project, "rename", "Job.size", "weight", "--format", "concise")
    lines = [line for line in done.stdout.splitlines() if "SSG948" in line]
    assert [line.partition(": SSG948")[0] for line in lines] == [
        "src/fields.py:7:16",
        "src/fields.py:11:24",
        "src/fields.py:24:21",
        "src/fields.py:24:29",
    ]
    done = command(project, "rename", "Job.size", "weight", "--likely", "--write")
    assert done.returncode == 0, done.stdout + done.stderr
    assert ran(project, "fields") == before
    assert "size" not in read(project, "fields")


FEATURES = """\
from acme.ssot.jobs import get_jobs_config, is_docker_available, jobs_config

with jobs_config.override(docker=True):
    print(jobs_config.docker_available, is_docker_available(), get_jobs_config().docker_available)
with jobs_config.override(**{"docker": False}):
    print(jobs_config.docker_available)
print(jobs_config.get_service_config("docker")["available"])
"""


def test_a_feature(project: Path) -> None:
    write(project, features=FEATURES)
    before = ran(project, "features")
    done = command(project, "rename", "feature:docker", "containers", "--write")
    assert done.returncode == 0, done.stdout + done.stderr
    assert ran(project, "features") == before
    assert "docker" not in read(project, "features")


DATA = """\
from functools import partial

from acme.ssot.jobs_enums import Job

small = partial(Job, size=2)
print(small().to_dict()["size"], Job.from_dict({"size": 4, "status": "done"}) == Job())
print(Job(size=3).to_dict()["size"], {"size": 1}["size"])
"""


def test_the_keys_of_plain_data_in_code(project: Path) -> None:
    write(project, data=DATA)
    done = command(project, "rename", "Job.size", "weight", "--likely", "--write")
    assert done.returncode == 0, done.stdout
    text = DATA.replace("partial(Job, size", "partial(Job, weight").replace(
        'from_dict({"size"', 'from_dict({"weight"'
    )
    assert read(project, "data") == text.replace(
        'Job(size=3).to_dict()["size"]', 'Job(weight=3).to_dict()["weight"]'
    )
    assert "src/data.py:6:" in done.stdout, "what nothing tells the class of is listed"


def test_members_are_renamed_in_the_mapping_of_an_enum(project: Path) -> None:
    text = "from acme.ssot.jobs_enums import JobStatus as S\nprint(S.__members__['QUEUED'].value)\n"
    write(project, members=text)
    assert command(project, "rename", "JobStatus.QUEUED", "WAITING", "--write").returncode == 0
    assert ran(project, "members") == "queued\n"


def test_modules_that_import_all_of_each_other(project: Path) -> None:
    count = 12
    for number in range(count):
        others = [other for other in range(count) if other != number]
        stars = "".join(f"from part_{other} import *\n" for other in others)
        write(project, **{f"part_{number}": stars})
    write(
        project,
        part_0=f"{read(project, 'part_0')}from acme.ssot.jobs_enums import JobStatus\n",
        use="import part_0\nfrom part_11 import *\nprint(part_0.JobStatus.QUEUED.value)\n"
        "print(JobStatus.DONE.value)\n",
    )
    done = command(project, "rename", "JobStatus", "State", "--write")
    assert done.returncode == 0, done.stdout
    assert "part_0.State.QUEUED" in read(project, "use")
    assert "print(State.DONE.value)" in read(project, "use")
    write(project, use=read(project, "use") + "print(Batch.size)  # Job is not among them\n")
    assert command(project, "rename", "State.QUEUED", "WAITING", "--write").returncode == 0
    assert "part_0.State.WAITING" in read(project, "use")
    assert command(project, "rename", "Job.size", "weight", "--write").returncode == 0


def test_imports_stay_sorted(project: Path) -> None:
    write(
        project,
        sorted="import os\n\nfrom acme.ssot.jobs_enums import Batch, Job, JobStatus\n\n"
        "print(os.sep and Batch, Job, JobStatus)\n",
    )
    assert command(project, "rename", "JobStatus", "Alpha", "--write").returncode == 0
    assert "import Alpha, Batch, Job\n" in read(project, "sorted")


def test_the_key_in_plain_data_is_that_of_the_spec(project: Path) -> None:
    path = project / "spec" / "jobs.yaml"
    path.write_text(
        path.read_text().replace("size: {type: int,", "size: {wire: the-size, type: int,")
    )
    text = "from acme.ssot.jobs_enums import Job\nprint(Job.from_dict({'the-size': 4}).size)\n"
    write(project, data=text)
    done = command(project, "rename", "Job.size", "weight", "--likely", "--write")
    assert done.returncode == 0, done.stdout
    assert read(project, "data") == text.replace(").size", ").weight")
    done = command(project, "usages", "Job.weight")
    assert "src/data.py:2:23: keyword" in done.stdout
