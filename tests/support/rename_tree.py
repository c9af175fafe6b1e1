"""A made-up tree of modules that use a spec in many ways, with tests to compare outcomes of."""

from __future__ import annotations

import random
from pathlib import Path

SPEC = """\
project: {name: jobs, package: acme.ssot, summary: Facts., version: "1.0"}
enums:
  JobStatus:
    summary: How far a job is.
    members: {QUEUED: queued, RUNNING: running, DONE: done}
  Colour:
    summary: Colours.
    base: IntFlag
    members: {RED: 1, BLUE: 2}
dataclasses:
  Job:
    summary: A job.
    fields:
      status: {type: JobStatus, default: QUEUED}
      size: {type: int, default: 1}
      colours: {type: "set[Colour]", default: [RED]}
    properties:
      is_idle: {type: bool, value: status == JobStatus.QUEUED and size > 0}
  Batch:
    summary: Some jobs.
    fields:
      first: {type: Job | None, default: {size: 3, status: RUNNING}}
features:
  docker: {summary: A daemon., imports: {docker: []}, hint: pip install docker}
"""
RENAMES = (
    ("JobStatus", "TaskState"),
    ("TaskState.QUEUED", "WAITING"),
    ("Job", "Task"),
    ("Task.size", "weight"),
    ("Task.is_idle", "idle"),
    ("Colour.RED", "CRIMSON"),
    ("feature:docker", "containers"),
)
"""What is renamed, one after the other."""

_IMPORTS = (
    ("from acme.ssot.jobs_enums import Batch, Colour, Job, JobStatus", "{}"),
    ("from acme.ssot.jobs_enums import *", "{}"),
    ("from acme.ssot import jobs_enums", "jobs_enums.{}"),
    ("import acme.ssot.jobs_enums", "acme.ssot.jobs_enums.{}"),
    ("import acme.ssot.jobs_enums as facts", "facts.{}"),
    ("from acme.ssot.jobs_enums import Batch as B, Colour as C, Job as J, JobStatus as S", "short"),
    ("from {other} import Batch, Colour, Job, JobStatus", "{}"),
    ("from {other} import *", "{}"),
    ("import {other}", "{other}.{}"),
    ("from tree import {last}", "{last}.{}"),
    ("from .{last} import Batch, Colour, Job, JobStatus", "{}"),
    (
        "try:\n    from acme.ssot.jobs_enums import Batch, Colour, Job, JobStatus\n"
        "except ImportError:\n    Batch = Colour = Job = JobStatus = None",
        "{}",
    ),
)
_BODIES = (
    "assert {JobStatus}.QUEUED.value == 'queued'",
    "assert {JobStatus}['QUEUED'] is {JobStatus}.QUEUED",
    "assert getattr({JobStatus}, 'QUEUED') in set({JobStatus})",
    "assert [each.value for each in {JobStatus} if each is not {JobStatus}.QUEUED][0] == 'done'",
    "known = {{{JobStatus}.QUEUED: 1, {JobStatus}.DONE: 2}}\nassert known[{Job}().status] == 1",
    "match {Job}(size=2):\n    case {Job}(size=2, status={JobStatus}.QUEUED):\n        return\n"
    "raise AssertionError",
    "match {JobStatus}.QUEUED:\n    case {JobStatus}.DONE:\n        raise AssertionError\n"
    "    case {JobStatus}.QUEUED:\n        return",
    "job = {Job}(size=4)\nassert job.size == 4 and job.is_idle",
    "assert {Batch}().first.size == 3",
    "assert {Job}(**{{'size': 7}}).size == 7",
    "assert replace({Job}(), size=5).size == 5",
    "assert doubled({Job}(size=3)) == 6",
    "assert doubled({Job}(size=3)) == 7  # fails, before and after",
    "assert {Colour}.RED | {Colour}.BLUE == 3",
    "with jobs_config.override(docker=True):\n"
    "    assert jobs_config.docker_available and is_docker_available()",
    "assert jobs_config.get_service_config('docker')['feature'] != ''",
    "JobStatus = 'mine'\nassert JobStatus == 'mine'",
    "class Mine:\n    QUEUED = size = 1\nassert Mine.QUEUED + Mine().size == 2",
    "size = 3\nassert dict(size=size)['size'] == 3",
    "TaskState = 1\nassert TaskState + {JobStatus}.QUEUED.value.count('q') == 2",
)
_HEAD = """\
from dataclasses import replace

from acme.ssot.jobs import is_docker_available, jobs_config
"""
_DOUBLED = """\


def doubled(job: {annotation}) -> int:
    return job.size * 2
"""
_SHORT = {"Batch": "B", "Colour": "C", "Job": "J", "JobStatus": "S"}
RUNNER = """\
import importlib, sys, traceback
for number in range(int(sys.argv[1])):
    module = importlib.import_module(f"tree.part_{number}")
    for name, test in sorted(vars(module).items()):
        if name.startswith("test_") and test.__module__ == module.__name__:
            try:
                test()
            except Exception as error:
                print(module.__name__, name, type(error).__name__)
            else:
                print(module.__name__, name, "passed")
"""


def make_tree(root: Path, count: int, seed: int) -> None:
    """Write a project whose `src/tree` has `count` modules, each of which uses the spec its own
    way; some take their names from another."""
    chance = random.Random(seed)
    (root / "spec").mkdir(parents=True)
    (root / "spec" / "jobs.yaml").write_text(SPEC, encoding="utf-8")
    (root / "ssotgen.toml").write_text('sources = ["src"]\n', encoding="utf-8")
    tree = root / "src" / "tree"
    tree.mkdir(parents=True)
    (tree / "__init__.py").write_text("", encoding="utf-8")
    whole: list[int] = []
    for number in range(count):
        statement, form = chance.choice(_IMPORTS if whole else _IMPORTS[:2])
        other = chance.choice(whole or [number])
        if form == "{}":
            whole.append(number)
        text = _module(chance, statement, form, f"part_{other}")
        (tree / f"part_{number}.py").write_text(text, encoding="utf-8")


def _module(chance: random.Random, statement: str, form: str, last: str) -> str:
    places = {"other": f"tree.{last}", "last": last}
    names = {
        name: _SHORT[name]
        if form == "short"
        else form.replace("{other}", places["other"]).replace("{last}", last).replace("{}", name)
        for name in _SHORT
    }
    for key, value in places.items():
        statement = statement.replace(f"{{{key}}}", value)
    annotation = chance.choice((names["Job"], f'"{names["Job"]}"'))
    parts = [_HEAD, statement, "\n", _DOUBLED.format(annotation=annotation)]
    # Where all names are imported, none can be imported under its old name to avoid a clash.
    bodies = [each for each in _BODIES if "*" not in statement or "TaskState" not in each]
    for index, body in enumerate(chance.sample(bodies, 6)):
        lines = body.format(**names).split("\n")
        parts.append(f"\n\ndef test_{index}():\n")
        parts += [f"    {line}\n" for line in lines]
    return "".join(parts)
