"""What it costs to ask a generated availability module.

    python benchmarks/availability.py [PYTHON...]

measures with the interpreters given, else with the one that runs it.
Every figure is compared with another of the same run, so that the ratios hold on a busy machine.
The modules are generated into a temporary folder, from made-up specs and from the default spec.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from ssotgen.render.files import render_files
from ssotgen.settings.settings import Settings
from ssotgen.spec.build import build
from ssotgen.spec.yaml.read import read_documents

READ = """
import functools, json, threading, timeit
from parts3.parts import is_f0_available, parts_config as config

@functools.lru_cache
def cached(): return True

def best(statements, number, rounds=9):
    # The statements take turns, so that a slow moment of the machine hits each of them.
    times = [[] for _ in statements]
    for _ in range(rounds):
        for index, statement in enumerate(statements):
            times[index].append(timeit.timeit(statement, globals=globals(), number=number))
    return [min(each) / number * 1e9 for each in times]

config.get_availability_status()
call, read, function = best(["cached()", "config.f0_available", "is_f0_available()"], 50000)
status, service = best(
    ["config.get_availability_status()", "config.get_service_config('f0')"], 2000)

def readers(count):
    def work():
        for _ in range(200000 // count): config.f0_available
    threads = [threading.Thread(target=work) for _ in range(count)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
one, eight = [time * 1e-9 for time in best(["readers(1)", "readers(8)"], 1, 9)]
print(json.dumps([call, read, function, status, service, one, eight]))
"""

IMPORT = "import sys, time; s = time.process_time(); {}; print(time.process_time() - s)"
BASE = "import enum, dataclasses, datetime, threading, importlib"


def generate_features(folder: Path, package: str, features: int) -> None:
    """Write the modules of a spec with that many features."""
    spec = folder / f"spec_{package}"
    spec.mkdir()
    one = (
        "  f{0}: {{summary: Feature {0}., imports: {{json: [dumps, loads as l{0}]}},"
        " settings: {{timeout_seconds: {0}}}}}\n"
    )
    listed = "".join(one.format(number) for number in range(features))
    head = f"project: {{name: parts, package: {package}, summary: Made up.}}\n"
    enums = "enums: {Colour: {summary: A colour., members: {RED: red, BLUE: blue}}}\n"
    (spec / "all.yaml").write_text(f"{head}{enums}features:\n{listed}", encoding="utf-8")
    generate(folder, spec)


def generate(folder: Path, spec: Path) -> None:
    """Write the modules of a spec into the folder."""
    building = build(read_documents(spec).documents)
    if building.spec is None:
        raise SystemExit(f"the spec does not hold: {building.findings}")
    settings = Settings(root=folder, spec=spec, output=folder)
    for file in render_files(building.spec, settings):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")


def run(python: str, folder: Path, code: str) -> str:
    """Return what code prints in a new interpreter that starts in the folder.

    Variables such as PYTHONDONTWRITEBYTECODE are left out: they would have it compile each time.
    """
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        [python, "-c", code], cwd=folder, env=env, check=True, capture_output=True, text=True
    )
    return done.stdout


def children_seconds() -> float:
    """Return the processor time that the processes took which this one has started."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def import_times(
    python: str, folder: Path, statements: list[str], rounds: int = 25
) -> list[tuple[float, float]]:
    """Return for each statement the least processor time that it takes in a new interpreter, and
    the least that the whole process takes, from its start to its end; both in milliseconds."""
    times: list[list[tuple[float, float]]] = [[] for _ in statements]
    for _ in range(rounds):
        for index, statement in enumerate(statements):
            before = children_seconds()
            alone = float(run(python, folder, IMPORT.format(statement)))
            times[index].append((alone, children_seconds() - before))
    return [
        (min(alone for alone, _ in each) * 1000, min(whole for _, whole in each) * 1000)
        for each in times
    ]


def measure(python: str, folder: Path) -> None:
    """Measure with an interpreter, and print a table."""
    # The least of several processes: at some addresses each read costs half as much again.
    runs = [json.loads(run(python, folder, READ)) for _ in range(7)]
    call, read, function, status, service, one, eight = map(min, zip(*runs, strict=True))
    (base, base_whole), (both, both_whole), (three, _), (many, _) = import_times(
        python,
        folder,
        [
            BASE,
            "import test_framework.ssot.orchestration, test_framework.ssot.orchestration_enums",
            "import parts3.parts",
            "import parts200.parts",
        ],
    )
    rows = [
        ("call of an lru_cache function", f"{call:.0f} ns", ""),
        ("reading an answered property", f"{read:.0f} ns", f"{read / call:.2f} of the call"),
        ("is_<feature>_available()", f"{function:.0f} ns", f"{function / call:.2f} of the call"),
        ("get_availability_status()", f"{status / 1000:.2f} µs", "limit 3 µs"),
        ("get_service_config()", f"{service / 1000:.2f} µs", ""),
        ("200,000 reads by one thread", f"{one * 1000:.1f} ms", ""),
        ("200,000 reads by eight threads", f"{eight * 1000:.1f} ms", f"{eight / one:.2f} of one"),
        ("process that imports enum, dataclasses, datetime,", "", ""),
        ("    threading and importlib", f"{base_whole:.1f} ms", ""),
        (
            "process that imports the two modules of the default spec",
            f"{both_whole:.1f} ms",
            f"{both_whole / base_whole:.2f} of that, limit 1.35",
        ),
        ("of these, the imports alone", f"{both:.1f} ms", f"{both / base:.2f} of {base:.1f} ms"),
        ("import of 3 features", f"{three:.2f} ms", ""),
        ("import of 200 features", f"{many:.2f} ms", f"{many / three:.2f} of 3, limit 3"),
    ]
    print(f"Python {run(python, folder, 'import sys; print(sys.version.split()[0])').strip()}")
    for label, figure, ratio in rows:
        print(f"{label:58} {figure:>9}  {ratio}")


def main() -> None:
    """Generate the modules, and measure with each interpreter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate(folder, Path(__file__).resolve().parents[1] / "spec")
        generate_features(folder, "parts3", 3)
        generate_features(folder, "parts200", 200)
        for python in sys.argv[1:] or [sys.executable]:
            measure(python, folder)


if __name__ == "__main__":
    main()
