"""What `to_dict()`, `from_dict()` and `validate()` cost, beside the libraries for such records.

    python benchmarks/records.py [--rounds N] [--environment FOLDER]

installs this checkout and the libraries in an environment below FOLDER, which is kept and used
again, gives all of them the same nested record of 14 and 13 fields, and writes
docs/performance-of-records.md. All run in one process and take turns. Figures are microseconds a
call in the best of the rounds, which a busy machine moves least.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "performance-of-records.md"
LIBRARIES = ("cattrs", "dacite", "mashumaro", "msgspec", "pydantic")

SPEC = """\
project: {name: shop, package: shop, summary: What the benchmark reads and writes.}
enums:
  Category: {summary: A kind of task., members: {BUILD: build, DEPLOY: deploy, TEST: test}}
dataclasses:
  Settings:
    summary: How a task is run.
    fields:
      category: {type: Category, summary: Its kind.}
      name: {type: str, summary: Its name.}
      retries: {type: int, summary: How often it is tried.}
      ratio: {type: float, summary: How much of it counts.}
      enabled: {type: bool, summary: Whether it runs.}
      since: {type: datetime, summary: When it was made.}
      tags: {type: "list[str]", summary: Words for it.}
      limits: {type: "dict[str, int]", summary: What it may use.}
      note: {type: "str | None", summary: What to know.}
      parent: {type: "int | None", summary: What it belongs to.}
      owner: {type: str, summary: Whose it is.}
      host: {type: str, summary: Where it runs.}
      port: {type: int, summary: What it listens to.}
  Task:
    summary: A task.
    fields:
      category: {type: Category, summary: Its kind.}
      settings: {type: Settings, summary: How it is run.}
      name: {type: str, summary: Its name.}
      number: {type: int, summary: Its number.}
      weight: {type: float, summary: How much it counts.}
      done: {type: bool, summary: Whether it has run.}
      started: {type: datetime, summary: When it began.}
      ended: {type: "datetime | None", summary: When it ended.}
      tags: {type: "list[str]", summary: Words for it.}
      scores: {type: "list[float]", summary: What it was given.}
      counts: {type: "dict[str, int]", summary: What it counted.}
      error: {type: "str | None", summary: What went wrong.}
      user: {type: str, summary: Whose it is.}
      version: {type: int, summary: Its version.}
"""

MEASURE = """
import dataclasses, itertools, json, sys, timeit
from datetime import datetime
from enum import Enum
from typing import Any

import cattrs.preconf.json, dacite, mashumaro, mashumaro.config, msgspec, pydantic
from shop import shop_enums as ours

class Category(Enum):
    BUILD = "build"
    DEPLOY = "deploy"
    TEST = "test"

def fields(kind):
    named = {"Category": Category, "datetime": datetime, "Settings": peers.get("Settings")}
    return [(f.name, eval(f.type, named)) for f in dataclasses.fields(kind)]

peers = {}
peers["Settings"] = dataclasses.make_dataclass("Settings", fields(ours.Settings))
peers["Task"] = dataclasses.make_dataclass("Task", fields(ours.Task))

class Config(mashumaro.config.BaseConfig):
    forbid_extra_keys = True

MSettings = dataclasses.make_dataclass(
    "MSettings", fields(ours.Settings), bases=(mashumaro.DataClassDictMixin,),
    namespace={"Config": Config})
peers["Settings"] = MSettings
MTask = dataclasses.make_dataclass(
    "MTask", fields(ours.Task), bases=(mashumaro.DataClassDictMixin,),
    namespace={"Config": Config})
Task = peers["Task"]

settings = dict(category="test", name="nightly", retries=3, ratio=0.5, enabled=True,
    since="2031-05-01T09:30:00+00:00", tags=["slow", "safe"], limits={"cpu": 80, "memory": 4},
    note=None, parent=7, owner="team", host="localhost", port=8080)
good = dict(category="build", settings=settings, name="compile", number=12, weight=1.5, done=False,
    started="2031-05-01T09:30:00+00:00", ended=None, tags=["a", "b", "c"], scores=[1.0, 2.5],
    counts={"files": 12, "lines": 900}, error=None, user="team", version=2)
bad = {**good, "settings": {**settings, "category": "tset"}}

converter = cattrs.preconf.json.make_converter(forbid_extra_keys=True)
adapter = pydantic.TypeAdapter(Task, config=None)
cast = dacite.Config(
    strict=True, type_hooks={datetime: datetime.fromisoformat, Category: Category})

readers = {
    "ssotgen": lambda data: ours.Task.from_dict(data),
    "cattrs, json, forbid_extra_keys": lambda data: converter.structure(data, Task),
    "mashumaro, forbid_extra_keys": lambda data: MTask.from_dict(data),
    "pydantic, TypeAdapter": lambda data: adapter.validate_python(data),
    "msgspec, convert": lambda data: msgspec.convert(data, Task),
    "dacite, strict": lambda data: dacite.from_dict(Task, data, cast),
}
made = {name: read(good) for name, read in readers.items()}
writers = {
    "ssotgen": lambda value: value.to_dict(),
    "cattrs, json, forbid_extra_keys": lambda value: converter.unstructure(value),
    "mashumaro, forbid_extra_keys": lambda value: value.to_dict(),
    "pydantic, TypeAdapter": lambda value: adapter.dump_python(value, mode="json"),
    "msgspec, convert": lambda value: msgspec.to_builtins(value),
}
for name, write in writers.items():
    written = json.loads(json.dumps(write(made[name])))
    assert set(written) == set(good), name

turn = itertools.count()

def another(data):
    wrong = {**settings, "category": f"tset{next(turn)}"}
    return ours.Task.from_dict({**data, "settings": wrong})

def refused(read):
    def attempt(data):
        try:
            read(data)
        except Exception:
            return True
        raise AssertionError("it was taken")
    return attempt

def turns(calls, rounds, number=300):
    times = {name: [] for name in calls}
    for _ in range(rounds):
        for name, (call, value) in calls.items():
            taken = timeit.timeit(lambda: call(value), number=number)
            times[name].append(taken / number * 1e6)
    return {name: min(each) for name, each in times.items()}

rounds = int(sys.argv[1])
print(json.dumps({
    "read": turns({name: (read, good) for name, read in readers.items()}, rounds),
    "refuse": turns({name: (refused(read), bad) for name, read in readers.items()}, rounds),
    "refuse another": turns({"ssotgen": (refused(another), good)}, rounds),
    "write": turns({name: (write, made[name]) for name, write in writers.items()}, rounds),
    "validate": turns({"ssotgen": (lambda value: value.validate(), made["ssotgen"])}, rounds),
}))
"""

TEXT = """\
# Performance of records

`python benchmarks/records.py` writes this page: it installs the libraries and gives each the same
nested record of 14 and 13 fields. All run in one process, Python {python}, and take turns.
Figures are microseconds per call in the best of {rounds} rounds of 300 calls; {versions}.

| | read | refuse | write |
|---|---|---|---|
{rows}

*Read* creates an instance from plain data, *write* creates plain data from an instance, and
*refuse* is the cost of reporting that the category of the nested record is unknown. ssotgen
suggests the nearest known value and caches the suggestion: a wrong value that has not occurred
before takes {another:.1f} µs. `validate()` of ssotgen takes {validate:.1f} µs.

The libraries do not do exactly the same. ssotgen and pydantic name the path of a wrong value,
cattrs collects all errors in a group, and mashumaro, msgspec and dacite name one place. ssotgen
accepts neither a string for a number nor a number for a string; pydantic converts by default, and
mashumaro checks neither. pydantic and msgspec are compiled; the others are written in Python.
"""


def programs_of(folder: Path) -> Path:
    """Make or renew the environment below a folder and return where its programs are."""
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    if not programs.is_dir():
        venv.create(folder, with_pip=True)
    install = [programs / "python", "-m", "pip", "install", "-q", "--upgrade"]
    subprocess.run([*install, *LIBRARIES], check=True)
    subprocess.run([*install, "--force-reinstall", "--no-deps", ROOT], check=True)
    subprocess.run([*install, ROOT], check=True)
    return programs


def measure(programs: Path, rounds: int) -> dict[str, dict[str, float]]:
    """Return the microseconds by what was measured and by side."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "spec").mkdir()
        (folder / "spec" / "shop.yaml").write_text(SPEC, encoding="utf-8")
        command = [programs / "ssotgen", "generate", "--output", ".", "--no-cache", "--quiet"]
        subprocess.run(command, cwd=folder, check=True)
        (folder / "measure.py").write_text(MEASURE, encoding="utf-8")
        done = subprocess.run(
            [programs / "python", "measure.py", str(rounds)],
            cwd=folder, check=True, capture_output=True, text=True,
        )  # fmt: skip
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


def versions_of(programs: Path) -> str:
    """Return the names and versions of the libraries."""
    listed = ", ".join(f"'{name}'" for name in LIBRARIES)
    code = (
        "from importlib.metadata import version\n"
        f"print(', '.join(f'{{each}} {{version(each)}}' for each in ({listed})))"
    )
    done = subprocess.run(
        [programs / "python", "-c", code], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def page(found: dict[str, dict[str, float]], versions: str, rounds: int) -> str:
    """Return the page that says what was found."""
    rows = [
        f"| {name} | {found['read'][name]:.1f} | {found['refuse'][name]:.1f} | {written} |"
        for name in found["read"]
        for written in [f"{found['write'][name]:.1f}" if name in found["write"] else "none"]
    ]
    return TEXT.format(
        python=".".join(map(str, sys.version_info[:3])),
        rounds=rounds,
        versions=versions,
        rows="\n".join(rows),
        another=found["refuse another"]["ssotgen"],
        validate=found["validate"]["ssotgen"],
    )


def main() -> None:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=150)
    parser.add_argument("--environment", type=Path, default=ROOT / ".benchmarks" / "records")
    arguments = parser.parse_args()
    programs = programs_of(arguments.environment)
    found = measure(programs, arguments.rounds)
    PAGE.write_text(page(found, versions_of(programs), arguments.rounds), encoding="utf-8")


if __name__ == "__main__":
    main()
