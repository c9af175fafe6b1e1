"""What it costs to audit a large codebase.

    python benchmarks/audit.py [--files 5000] [--rounds 5] [--source FOLDER...] [--only WORD...]

copies Python files (of the standard library and the packages of this interpreter, again and again
until there are enough) into a temporary folder, puts something that an audit finds into 5 of 100,
and then lets each side read all of them, in turn, several times. Every figure is of the whole
process and those that it starts; `ruff` is asked for unused imports without its cache. `--only`
measures the sides, beside the audit, whose names have one of the words. The result goes to stdout
as a table.

    python benchmarks/audit.py --project FOLDER [--copies 1] [--rounds 5]

does the same with copies of the code of a project beside its own spec, which many files may name:
what `ssotgen extract` proposes for a package, say. Its code is in the folders of `--source`.
"""

from __future__ import annotations

import argparse
import compileall
import os
import random
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

SPEC = Path(__file__).resolve().parents[1] / "spec"

COLD = "ssotgen audit --no-cache"
"""What the others are compared with."""

HOLDS = (
    """
from enum import Enum as _Enum


class BackgroundTaskStatus(_Enum):
    QUEUED = "queued"
    RUNNING = "running"
""",
    """
try:
    from test_framework.orchestration.test_orchestrator_agent import TestOrchestratorAgent
    ORCHESTRATOR_AVAILABLE = True
except ImportError:
    ORCHESTRATOR_AVAILABLE = False


def _orchestrated():
    return ORCHESTRATOR_AVAILABLE
""",
    """
from test_framework.orchestration.background_e2e_agent import E2ETestCategory


def _category():
    return E2ETestCategory.CYPRESS
""",
)

PARSE = """
import ast, gc, os, sys, warnings
warnings.simplefilter("ignore")
gc.disable()
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        if name.endswith(".py"):
            with open(os.path.join(folder, name), "rb") as file:
                data = file.read()
            try:
                ast.parse(data)
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                pass
"""

SEARCH = """
import os, sys
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        if name.endswith(".py"):
            with open(os.path.join(folder, name), "rb") as file:
                b"BackgroundTaskStatus" in file.read()
"""


def main() -> None:
    """Run all sides in turn and print the table."""
    arguments = parsed()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        if arguments.project:
            megabytes = copy_out(root / "code", arguments.source, arguments.copies)
        else:
            megabytes = lay_out(root / "code", arguments.files, arguments.source)
        shutil.copytree(
            Path(arguments.project, "spec") if arguments.project else SPEC, root / "spec"
        )
        folders = sorted(code.name for code in (root / "code").glob("copy*"))
        listed = ", ".join(f'"code/{name}"' for name in folders) or '"code"'
        (root / "ssotgen.toml").write_text(f'spec = "spec"\nsources = [{listed}]\n')
        sides = {
            name: command
            for name, command in commands(root).items()
            if name == COLD or not arguments.only or any(each in name for each in arguments.only)
        }
        runs: dict[str, list[Run]] = {name: [] for name in sides}
        for _ in range(arguments.rounds + 1):
            for name, command in sides.items():
                runs[name].append(measure(command, root))
        # The first round only fills the file system's cache and the .pyc files.
        medians = {name: median(each[1:]) for name, each in runs.items()}
        count = sum(1 for _ in (root / "code").rglob("*.py"))
        print(f"{count} files, {megabytes:.0f} MB;", end=" ")
        print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}\n")
        print(
            "| | processor time | relative to the audit | clock | memory of the largest process |"
        )
        print("|---|---|---|---|---|")
        own = medians[COLD].processor
        for name, each in sorted(medians.items(), key=lambda item: item[1].processor):
            times = f"{each.processor:.2f} s | {each.processor / own:.2f} | {each.clock:.2f} s"
            print(f"| {name} | {times} | {each.memory:.0f} MB |")


def parsed() -> argparse.Namespace:
    """Return the arguments."""
    parser = argparse.ArgumentParser(description="How long an audit of many files takes.")
    parser.add_argument("--files", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--source", action="append", default=[])
    parser.add_argument("--project")
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--only", action="append", default=[])
    return parser.parse_args()


def lay_out(code: Path, count: int, sources: Sequence[str]) -> float:
    """Write `count` files below `code`, in packages of 50, and return their size in megabytes."""
    paths = sysconfig.get_paths()
    folders = [Path(each) for each in sources] or [Path(paths["stdlib"]), Path(paths["purelib"])]
    pool = sorted({path for folder in folders for path in folder.rglob("*.py") if path.is_file()})
    chooser = random.Random(4)
    chooser.shuffle(pool)
    total = 0
    for number, source in zip(range(count), endless(pool), strict=False):
        text = source.read_bytes()
        if number % 20 == 0 and b"from __future__" not in text:
            text += HOLDS[(number // 20) % len(HOLDS)].encode()
        target = code / f"part{number // 50:03}" / f"module{number % 50:02}.py"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text)
        total += len(text)
    return total / 1e6


def copy_out(code: Path, sources: Sequence[str], copies: int) -> float:
    """Copy folders below `code`, several times, and return their size in megabytes."""
    for number in range(copies):
        for source in map(Path, sources):
            shutil.copytree(
                source,
                code / f"copy{number}" / source.name,
                ignore=lambda _, names: [each for each in names if each.endswith((".so", ".pyc"))],
            )
    return sum(path.stat().st_size for path in code.rglob("*.py")) / 1e6


def endless(pool: Sequence[Path]) -> Iterator[Path]:
    """Yield the files over and over."""
    while True:
        yield from pool


def commands(root: Path) -> dict[str, list[str]]:
    """Return what is measured; what is not installed is left out."""
    code = str(root / "code")
    audit = [sys.executable, "-m", "ssotgen", "audit", "--quiet"]
    facts = ["--cache-dir", str(root / "cache")]
    one = str(min((root / "code").rglob("*.py")))
    sides = {
        COLD: [*audit, "--no-cache"],
        f"{COLD} --notes": [*audit, "--no-cache", "--notes"],
        "ssotgen audit, nothing changed": [*audit, *facts],
        "ssotgen migrate": [sys.executable, "-m", "ssotgen", "migrate", "--quiet"],
        "ssotgen audit of one file": [*audit, *facts, one],
        "ast.parse, one process": [sys.executable, "-c", PARSE, code],
        "byte search for one name": [sys.executable, "-c", SEARCH, code],
    }
    ruff = shutil.which(
        "ruff", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    )
    if ruff is not None:
        options = ["check", "--select", "F401", "--no-cache", "--isolated", "--quiet"]
        sides["ruff check --select F401 --no-cache"] = [ruff, *options, code]
    grep = shutil.which("grep")
    if grep is not None:
        sides["grep -r for one name"] = [grep, "-rl", "BackgroundTaskStatus", code]
    return sides


class Run(NamedTuple):
    """What a command took: seconds of processor time and of the clock, and megabytes."""

    processor: float
    clock: float
    memory: float


def median(runs: Sequence[Run]) -> Run:
    """Return the medians of the times, and the most memory."""
    return Run(
        statistics.median(each.processor for each in runs),
        statistics.median(each.clock for each in runs),
        max(each.memory for each in runs),
    )


def measure(command: Sequence[str], folder: Path) -> Run:
    """Return what a command took, and the processes that it waited for."""
    started = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    clock = time.perf_counter() - started
    return Run(usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    compileall.compile_dir(str(Path(__file__).resolve().parents[1] / "generator"), quiet=2)
    main()
