"""How long generating takes, beside the other generators, and where the time goes.

    python benchmarks/generate.py [--rounds N] [--quick] [--environments FOLDER]

installs this checkout and the peers, each in an environment of its own below FOLDER (which is kept
and used again), gives all of them the same enums, lets them take turns, and writes
docs/performance.md. `--quick` leaves out the largest size and prints the page instead. Figures are
medians of the processor time of whole processes, which a busy machine moves less than the time on
the clock, and ratios are of figures from the same run.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generate_inputs import FLOOR, write_json_schema, write_linkml, write_spec
from generate_report import page

ROOT = Path(__file__).resolve().parent.parent
PEERS = {"datamodel-code-generator": "datamodel-code-generator", "linkml": "linkml"}
PATIENCE = 20.0
"""Seconds for all rounds of one side at one size; a slow side is run in fewer of them, but once."""


@dataclass
class Side:
    """One contestant at one size: what it is called, its command, and what is done before each
    run; `seconds` of processor time and `megabytes` are what the runs took."""

    name: str
    command: Sequence[str | Path]
    folder: Path
    before: Callable[[], object] = lambda: None
    seconds: list[float] = field(default_factory=list)
    megabytes: float = 0.0

    @property
    def median(self) -> float:
        """The median of the runs, in seconds."""
        return statistics.median(self.seconds)

    def run(self) -> None:
        """Run the command once. Raises RuntimeError where it fails."""
        self.before()
        variables = {
            name: value
            for name, value in os.environ.items()
            # Compiled modules and the cache are part of what is measured.
            if name not in ("CI", "PYTHONDONTWRITEBYTECODE", "PYTHONPATH")
        }
        with tempfile.TemporaryFile() as output:
            process = subprocess.Popen(
                list(map(str, self.command)),
                cwd=self.folder, env=variables, stdout=output, stderr=output,
            )  # fmt: skip
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                output.seek(0)
                raise RuntimeError(f"{self.name}: {output.read().decode(errors='replace')}")
        self.seconds.append(usage.ru_utime + usage.ru_stime)
        self.megabytes = max(self.megabytes, usage.ru_maxrss / 1024)


def take_turns(sides: Sequence[Side], rounds: int) -> None:
    """Run every side once to warm up, then in turn: a slow moment of the machine hits them all."""
    for side in sides:
        side.run()
    left = [min(rounds, int(PATIENCE / side.seconds[0])) for side in sides]
    for number in range(rounds):
        for side, wanted in zip(sides, left, strict=True):
            if number == 0 and wanted:
                side.seconds.clear()
            if number < wanted:
                side.run()
        print(".", end="", flush=True, file=sys.stderr)
    print(file=sys.stderr)


def environment(folder: Path, package: str) -> Path | None:
    """Return the folder of the programs of an environment with that package; None, with a remark,
    where it cannot be installed."""
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    if not programs.is_dir():
        venv.create(folder, with_pip=True)
    install = [programs / "python", "-m", "pip", "install", "-q", "--upgrade", package]
    if package == str(ROOT):
        install.append("--force-reinstall")
    if subprocess.run(install, check=False).returncode:
        print(f"{package} cannot be installed: left out", file=sys.stderr)
        return None
    return programs


def growth(work: Path, ours: Path, peers: dict[str, Path], size: int, rounds: int) -> list[Side]:
    """Time all sides on that many enums, each writing its module anew."""
    folder = work / f"enums_{size}"
    write_spec(folder, size)
    write_json_schema(folder / "shop.schema.yaml", size)
    write_linkml(folder / "shop.linkml.yaml", size)
    (folder / "floor.py").write_text(FLOOR, encoding="utf-8")
    floor = [ours / "python", "floor.py", "spec/enums.yaml", "floor_out.py"]
    sides = [Side("floor", floor, folder), ours_side(ours, folder)]
    if "datamodel-code-generator" in peers:
        command = [
            peers["datamodel-code-generator"] / "datamodel-codegen", "--input", "shop.schema.yaml",
            "--input-file-type", "jsonschema", "--output", "peer.py", "--use-schema-description",
        ]  # fmt: skip
        for name, options in (
            ("no formatter", ["--no-formatters"]),
            ("its own formatter", ["--formatters", "builtin"]),
            ("black and isort", ["--formatters", "black", "isort"]),
        ):
            title = f"datamodel-code-generator, {name}"
            sides.append(Side(title, [*command, *options], folder))
    if "linkml" in peers:
        command = [peers["linkml"] / "gen-python", "shop.linkml.yaml"]
        sides.append(Side("linkml gen-python", command, folder))
    take_turns(sides, rounds)
    return sides


def ours_side(ours: Path, folder: Path, name: str = "ssotgen generate") -> Side:
    """Return ssotgen writing the modules of a project that has none."""
    output = folder / "generated"
    return Side(
        name,
        [ours / "ssotgen", "generate", "--no-cache"],
        folder,
        lambda: shutil.rmtree(output, ignore_errors=True),
    )


def mixed(work: Path, ours: Path, scale: int, rounds: int) -> list[Side]:
    """Time specs with everything in them, the second twice as large as the first."""
    sides = []
    for part in (scale // 2, scale):
        folder = work / f"mixed_{part}"
        write_spec(folder, 1000 * part, 100 * part, 50 * part, 20 * part)
        name = f"{1000 * part:,} enums, {100 * part:,} dataclasses, {50 * part} features, "
        sides.append(ours_side(ours, folder, name + f"{20 * part} layers"))
    take_turns(sides, rounds)
    return sides


def daily(work: Path, ours: Path, rounds: int) -> list[Side]:
    """Time what is run all day: the default spec, and a check of it that the cache answers."""
    folder = work / "daily"
    folder.mkdir()
    for command in (["init", "--preset", "orchestration"], ["generate"]):
        subprocess.run([ours / "ssotgen", *command], cwd=folder, check=True, capture_output=True)
    python, tool = ours / "python", ours / "ssotgen"
    imports = "import yaml, jinja2, jsonschema, black"
    sides = [
        Side("python -c pass", [python, "-c", "pass"], folder),
        Side("ssotgen --version", [tool, "--version"], folder),
        Side("ssotgen check, cached", [tool, "check"], folder),
        Side("ssotgen check --no-cache", [tool, "check", "--no-cache"], folder),
        Side(f"python -c '{imports}'", [python, "-c", imports], folder),
    ]
    take_turns(sides, 3 * rounds)
    return sides


def importing(work: Path, ours: Path, rounds: int) -> list[Side]:
    """Time importing the generated modules of 1,000 enums and 100 dataclasses."""
    folder = work / "importing"
    write_spec(folder, 1000, 100, 20, 5)
    subprocess.run([ours / "ssotgen", "generate"], cwd=folder, check=True, capture_output=True)
    python, generated = ours / "python", folder / "generated"
    base = "import enum, dataclasses, datetime, threading, importlib"
    by_hand = "import enum\n" + "".join(
        f"class Enum{number}(enum.Enum):\n"
        + "".join(f"    MEMBER_{each} = 'member-{each}'\n" for each in range(10))
        for number in range(1000)
    )
    (generated / "by_hand.py").write_text(by_hand, encoding="utf-8")
    sides = [
        Side(f"python -c '{base}'", [python, "-c", base], generated),
        Side("1,000 bare enums by hand", [python, "-c", "import by_hand"], generated),
        Side("shop_enums", [python, "-c", "import shop.ssot.shop_enums"], generated),
        Side("shop (availability)", [python, "-c", "import shop.ssot.shop"], generated),
    ]
    take_turns(sides, 2 * rounds)
    return sides


def phases(ours: Path, folder: Path) -> str:
    """Return what the steps of generating cost in one process, a line each."""
    script = Path(__file__).with_name("generate_phases.py")
    done = subprocess.run(
        [ours / "python", script], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout


def versions(programs: dict[str, Path]) -> list[str]:
    """Return name and version of what took part."""
    wanted = ("ssotgen", *PEERS, "PyYAML", "Jinja2", "jsonschema", "black", "pydantic")
    found: dict[str, str] = {}
    for folder in programs.values():
        done = subprocess.run(
            [folder / "python", "-m", "pip", "list", "--format=freeze"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        for line in done.stdout.splitlines():
            name, _, version = line.partition("==")
            if name.lower() in map(str.lower, wanted):
                found.setdefault(name, version.partition("@")[0])
    return [f"{name} {found[name]}" for name in sorted(found, key=str.lower)]


def main() -> None:
    """Measure everything and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="no large sizes; print the page")
    parser.add_argument("--environments", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        kept = (options.environments or work / "environments").absolute()
        ours = environment(kept / "ssotgen", str(ROOT))
        if ours is None:
            sys.exit(1)
        found = {peer: environment(kept / peer, package) for peer, package in PEERS.items()}
        peers = {peer: programs for peer, programs in found.items() if programs is not None}
        sizes = (10, 100, 1000) if options.quick else (10, 100, 1000, 10_000)
        text = page(
            sizes=sizes,
            growth=[growth(work, ours, peers, size, options.rounds) for size in sizes],
            mixed=mixed(work, ours, 2 if options.quick else 10, min(options.rounds, 3)),
            daily=daily(work, ours, options.rounds),
            importing=importing(work, ours, options.rounds),
            phases=phases(ours, work / "enums_1000"),
            versions=versions({"ssotgen": ours, **peers}),
            rounds=options.rounds,
        )
    if options.quick:
        print(text)
    else:
        (ROOT / "docs" / "performance.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
