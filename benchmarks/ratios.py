"""How far the commands are from what nobody can do without, as ratios of processor time.

    python benchmarks/ratios.py [--pairs N]

runs each command and its floor in turn, in this environment, and writes docs/performance-ratios.md.
A ratio is the median of those of the pairs, so a busy machine moves it little.
"""

from __future__ import annotations

import argparse
import datetime
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generate_inputs import write_spec

ROOT = Path(__file__).resolve().parent.parent
TOOL = str(Path(sys.executable).with_name("ssotgen"))
BARE = (sys.executable, "-c", "pass")
READING = """\
import pathlib, yaml
for path in sorted(pathlib.Path("spec").glob("*.yaml")):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
"""
WRITING = f"""\
import gc, sys; gc.disable()
{READING}
known = sys.argv[1]
for path in sorted(pathlib.Path(known).rglob("*.py")):
    text = "\\n".join(path.read_text(encoding="utf-8").split("\\n"))
    compile(text, path, "exec", dont_inherit=True)
    with open(f"{{known}}_out.py", "w", encoding="utf-8") as file:
        file.write(text)
"""
"""Writes the modules below the folder that it is given. That is outside of the project, where
ssotgen would take them for left-over ones."""


@dataclass(frozen=True)
class Pair:
    """A command and its floor; `before` is done before each run of the command."""

    name: str
    floor_name: str
    folder: Path
    command: Sequence[str]
    floor: Sequence[str]
    wanted: float
    before: Callable[[], object] = lambda: None

    def measured(self, pairs: int) -> tuple[float, float, float]:
        """Return the medians of both in seconds, and that of the ratios."""
        rows = []
        for _ in range(pairs + 1):
            self.before()
            rows.append((seconds(self.command, self.folder), seconds(self.floor, self.folder)))
        rows = rows[1:]  # the first fills caches
        ours, theirs = (statistics.median(column) for column in zip(*rows, strict=True))
        return ours, theirs, statistics.median(one / other for one, other in rows)


def seconds(command: Sequence[str], folder: Path) -> float:
    """Return the processor time of a command. Raises RuntimeError where it fails."""
    variables = {
        name: value
        for name, value in os.environ.items()
        if name not in ("CI", "PYTHONDONTWRITEBYTECODE")
    }
    process = subprocess.Popen(
        command, cwd=folder, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def generating(work: Path) -> list[Pair]:
    """Return the pairs of `generate` for large specs: without any file, and after an edit."""
    pairs = []
    for name, counts in (
        ("1,000 enums", (1000,)),
        ("1,000 dataclasses", (10, 1000)),
        ("1,000 features", (1, 0, 1000)),
    ):
        folder = work / name.replace(" ", "_").replace(",", "")
        write_spec(folder, *counts)
        command = (TOOL, "generate", "--no-cache")
        output = folder / "generated"
        known = work / f"{folder.name}_known"
        seconds(command, folder)
        shutil.copytree(output, known)
        floor = (sys.executable, "-c", WRITING, str(known))

        def remove(output: Path = output) -> None:
            shutil.rmtree(output)

        def edit(folder: Path = folder, known: Path = known) -> None:
            shutil.rmtree(folder / "generated")
            shutil.copytree(known, folder / "generated")
            path = max((folder / "spec").glob("*.yaml"), key=lambda each: each.stat().st_size)
            text = path.read_text(encoding="utf-8")
            at = text.index("summary: ", len(text) // 2) + len("summary: ")
            path.write_text(f"{text[:at]}Edited. {text[at:]}", encoding="utf-8")

        reads = "reading the YAML, and joining, compiling and writing the same text"
        pairs.append(Pair(f"generate, {name}", reads, folder, command, floor, 1.5, remove))
        pairs.append(
            Pair(f"generate, {name}, one edited", reads, folder, command, floor, 0.5, edit)
        )
    return pairs


def everyday(work: Path) -> list[Pair]:
    """Return the pairs of the default spec."""
    folder = work / "default"
    folder.mkdir()
    seconds((TOOL, "init", "--preset", "orchestration"), folder)
    seconds((TOOL, "generate"), folder)
    seconds((TOOL, "check"), folder)
    seconds((TOOL, "validate"), folder)
    reads = "importing yaml, and reading the spec by it"
    reading = (sys.executable, "-c", READING)
    output = folder / "generated"
    known = work / "default_known"
    shutil.copytree(output, known)
    writes = (
        "importing jinja2 and yaml, reading the YAML, and joining, compiling and writing the text"
    )
    writing = (sys.executable, "-c", f"import jinja2\n{WRITING}", str(known))
    generate = (TOOL, "generate", "--no-cache")
    return [
        Pair("--version", "a bare start of Python", folder, (TOOL, "--version"), BARE, 1.5),
        Pair("check, cached", "a bare start of Python", folder, (TOOL, "check"), BARE, 2),
        Pair("validate, cached", reads, folder, (TOOL, "validate"), reading, 1.3),
        Pair("validate --no-cache", reads, folder, (TOOL, "validate", "--no-cache"), reading, 1.3),
        Pair("check --no-cache", reads, folder, (TOOL, "check", "--no-cache"), reading, 1.3),
        Pair(
            "generate, default spec",
            writes,
            folder,
            generate,
            writing,
            1.5,
            lambda: shutil.rmtree(output),
        ),
    ]


def page(rows: Sequence[tuple[Pair, tuple[float, float, float]]], pairs: int) -> str:
    """Return the page with these results."""
    lines = "".join(
        f"| {pair.name} | {pair.floor_name} | {ours:.3f} | {theirs:.3f} | {ratio:.2f} | "
        f"{pair.wanted:g} | {'yes' if ratio <= pair.wanted else 'no'} |\n"
        for pair, (ours, theirs, ratio) in rows
    )
    today = datetime.date.today().isoformat()
    python = ".".join(map(str, sys.version_info[:3]))
    return f"""\
# How far from the floor

For anyone who changes ssotgen and wants to know what is left to gain.
`python benchmarks/ratios.py` writes this page. Each command takes turns with its floor, the work
that no program could leave out. Times are seconds of processor time of whole processes, and the
ratio is the median of the ratios of {pairs} pairs.

Measured on {today} on {os.cpu_count()} shared processors, Python {python}.

| command | floor | seconds | of the floor | ratio | aim | reached |
|---|---|---|---|---|---|---|
{lines}
Where the rest goes:

- `validate` and `check` cache that nothing was wrong, so an unchanged spec costs reading and
  hashing. What follows is about the first run after a change.
- Importing PyYAML, argparse, pathlib, json, tomllib and ast alone takes 1.2 of the floor. The 145
  modules of ssotgen that `validate` imports take another 0.7, a third of it for finding and reading
  the files. Reading, building and the rules take 0.2.
- With Jinja, which `check` and `generate` render by, the imports of libraries alone are 2.0 of the
  floor: 1.3 is out of reach for `check --no-cache`, whatever ssotgen does itself.
- Rules are imported whatever the spec has in it. To skip those whose keys it does not use would
  save some 3 ms, but take a table of keys; a rule that is missing there would never be asked. The
  rules of a subject are in one file: with a file for each, `validate` took a tenth longer.
- Classes of values are made by `diagnostics/record.py`: 14 µs for each, where `NamedTuple` takes
  60 and a frozen `@dataclass` with slots 540. `validate` makes 87 of them.
- Tried, and left out for what it would add: an importer of our own, which loads the code of all
  modules from one file (`validate` takes 0.94 of the time); a reader of our own for settings files
  of a few plain lines, without tomllib (0.97); ending the process without Python's clearing up
  (0.98).
- Reading with positions is no slower than PyYAML's own loading. Building the spec, the rules,
  rendering and layout take the rest of a large `generate`; see [the steps](performance.md).
- After an edit, `generate` reads and renders everything again, and only does not parse blocks that
  the file on disk has already. What was read, stored by `marshal`, is loaded in 0.3 of the time of
  reading, which would make an edit 0.15 cheaper. A third of a cold run would also need the results
  of rules and blocks for each entry: a second source of truth, which `check` would have to trust.
"""


def main() -> None:
    """Measure everything and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pairs", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        rows = [
            (pair, pair.measured(options.pairs)) for pair in (*everyday(work), *generating(work))
        ]
    text = page(rows, options.pairs)
    (ROOT / "docs" / "performance-ratios.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
