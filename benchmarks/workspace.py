"""How long the commands take at the top of a workspace: 50 members of 20 enums by default.

    python benchmarks/workspace.py [--members N] [--enums N] [--rounds N]

runs this checkout in processes of their own and prints medians of the processor time, user and
system, and of the time on the clock.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from generate_inputs import write_spec

ROOT = Path(__file__).resolve().parent.parent
LIMITS = {"check --no-cache": 3.0, "check": 0.15, "check --project member7": 0.35}
"""The commands, and the seconds that each may take with 50 members of 20 enums."""


def make_workspace(root: Path, members: int, enums: int) -> None:
    """Write a workspace with that many members of that many enums each."""
    (root / "ssotgen.toml").write_text('[workspace]\nmembers = ["services/*"]\n', encoding="utf-8")
    for number in range(members):
        folder = root / "services" / f"member{number}"
        write_spec(folder, enums)
        (folder / "ssotgen.toml").touch()
        project = folder / "spec" / "project.yaml"
        text = project.read_text(encoding="utf-8")
        project.write_text(text.replace("shop.ssot", f"shop.member{number}"), encoding="utf-8")


def run(folder: Path, words: Sequence[str]) -> tuple[float, float]:
    """Run a command and return the seconds of the processor and of the clock. Raises
    CalledProcessError where it fails."""
    variables = {
        name: value
        for name, value in os.environ.items()
        if name not in ("CI", "PYTHONDONTWRITEBYTECODE")
    }
    variables["PYTHONPATH"] = str(ROOT / "generator")
    before, start = os.times(), time.perf_counter()
    command = [sys.executable, "-m", "ssotgen", *words, "--quiet"]
    subprocess.run(command, cwd=folder, env=variables, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    busy = after.children_user + after.children_system
    busy -= before.children_user + before.children_system
    return busy, time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--members", type=int, default=50)
    parser.add_argument("--enums", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_workspace(root, arguments.members, arguments.enums)
        run(root, ["generate"])
        for command, limit in LIMITS.items():
            runs = [run(root, command.split()) for _ in range(arguments.rounds)]
            busy, clock = (statistics.median(column) for column in zip(*runs, strict=True))
            print(f"ssotgen {command}: {busy:.2f} s, {clock:.2f} s on the clock (limit {limit} s)")


if __name__ == "__main__":
    main()
