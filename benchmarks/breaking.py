"""What it costs to find the breaking changes of a spec, and who uses what in a large codebase.

    python benchmarks/breaking.py [--enums 1000] [--files 5000] [--rounds 5] [--peers FOLDER]

writes a spec of enums with ten members each, tags it with git, changes 3 of 100 enums, and has
`ssotgen breaking` compare the two. `--peers` is the `bin` folder of an environment that has buf
(`pip install buf-bin`) and griffe: buf compares the same enums as protobuf, griffe the generated
module. Then it lays out the codebase of `benchmarks/audit.py`, and looks up every symbol
beside an audit. Times are seconds of processor time, medians of whole processes.
"""

from __future__ import annotations

import argparse
import compileall
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from audit import SPEC, lay_out
from generate_inputs import write_spec

SSOTGEN = [sys.executable, "-m", "ssotgen"]

_CHANGES = {
    0: (r"^ *MEMBER_5:.*\n", ""),
    1: ("MEMBER_5:", "MEMBER_FIVE:"),
    2: ("member-5", "other-5"),
}
"""What is replaced in an enum, and by what, by the last two digits of its number."""


def main() -> None:
    """Run all sides in turn and print both tables."""
    arguments = parsed()
    print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}\n")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        sides = comparisons(root, arguments.enums, arguments.peers)
        print(f"{arguments.enums} enums of ten members, 3 of 100 changed:\n")
        show(medians(sides, root, arguments.rounds), "ssotgen breaking")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        megabytes = lay_out(root / "code", arguments.files, ())
        shutil.copytree(SPEC, root / "spec")
        (root / "ssotgen.toml").write_text('spec = "spec"\nsources = ["code"]\n')
        sides = {
            "ssotgen audit --no-cache": [*SSOTGEN, "audit", "--quiet", "--no-cache"],
            "ssotgen usages --count": [*SSOTGEN, "usages", "--count", "--quiet"],
        }
        print(f"\n{arguments.files} files, {megabytes:.0f} MB, every symbol at once:\n")
        show(medians(sides, root, arguments.rounds), "ssotgen audit --no-cache")


def parsed() -> argparse.Namespace:
    """Return the arguments."""
    parser = argparse.ArgumentParser(description="How long a comparison of two specs takes.")
    parser.add_argument("--enums", type=int, default=1000)
    parser.add_argument("--files", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", type=Path, default=None)
    return parser.parse_args()


def comparisons(root: Path, enums: int, peers: Path | None) -> dict[str, list[str]]:
    """Lay out both versions and return the commands that compare them."""
    write_spec(root, enums)
    (root / "ssotgen.toml").write_text('output = "src"\n')
    run([*SSOTGEN, "generate", "--quiet"], root)
    proto = root / "proto"
    proto.mkdir()
    (proto / "shop.proto").write_text(as_proto(root))
    (proto / "buf.yaml").write_text("version: v2\n")
    git(root, "init", "--quiet")
    commit(root, "before")
    git(root, "tag", "v1")
    edit(root / "spec" / "enums.yaml")
    run([*SSOTGEN, "generate", "--quiet"], root)
    (proto / "shop.proto").write_text(as_proto(root))
    commit(root, "after")
    sides = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "ssotgen breaking": [*SSOTGEN, "breaking", "--against", "v1", "--quiet"],
    }
    if peers is not None:
        old = f"{root}/.git#tag=v1,subdir=proto"
        sides["buf breaking"] = [str(peers / "buf"), "breaking", str(proto), "--against", old]
        griffe = [str(peers / "griffe"), "check", "shop", "--search", "src", "--against", "v1"]
        sides["griffe check"] = griffe
    return sides


def edit(path: Path) -> None:
    """Take a member of every hundredth enum, rename one of the next and change one after that."""
    text = path.read_text(encoding="utf-8")
    enums = text.split("  Enum")
    for number, enum in enumerate(enums[1:], 1):
        change = _CHANGES.get(number % 100)
        if change is not None:
            enums[number] = re.sub(*change, enum, count=1, flags=re.MULTILINE)
    path.write_text("  Enum".join(enums), encoding="utf-8")


def as_proto(root: Path) -> str:
    """Return the enums of the spec as protobuf."""
    import yaml

    data = yaml.load((root / "spec" / "enums.yaml").read_text(), yaml.CSafeLoader)
    parts = ['syntax = "proto3";\npackage shop;\n']
    for name, item in data["enums"].items():
        rows = [f"  {name.upper()}_UNKNOWN = 0;"]
        for count, member in enumerate(item["members"], 1):
            rows.append(f"  {name.upper()}_{member} = {count};")
        parts.append("\n".join((f"enum {name} {{", *rows, "}\n")))
    return "\n".join(parts)


def medians(
    sides: Mapping[str, Sequence[str]], root: Path, rounds: int
) -> dict[str, tuple[float, float]]:
    """Return the processor time of each side and its peak memory in megabytes. The first round only
    fills the file system's cache and the .pyc files."""
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    memory: dict[str, float] = {}
    for _ in range(rounds + 1):
        for name, command in sides.items():
            used, peak = measure(command, root)
            seconds[name].append(used)
            memory[name] = max(memory.get(name, 0.0), peak)
    return {name: (statistics.median(times[1:]), memory[name]) for name, times in seconds.items()}


def measure(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Return the processor time of a command, its children's too, and its peak memory."""
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def show(found: Mapping[str, tuple[float, float]], own: str) -> None:
    """Print a table of all sides, the fastest first."""
    print(f"| | seconds | against {own} | memory |\n|---|---|---|---|")
    base = found[own][0]
    for name, (used, peak) in sorted(found.items(), key=lambda item: item[1][0]):
        print(f"| {name} | {used:.2f} | {used / base:.2f} | {peak:.0f} MB |")


def commit(root: Path, message: str) -> None:
    """Commit everything below a folder."""
    git(root, "add", "--all")
    git(root, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", message)


def git(root: Path, *words: str) -> None:
    """Run git in a folder."""
    run(["git", *words], root)


def run(command: Sequence[str], folder: Path) -> None:
    """Run a command that must succeed."""
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    compileall.compile_dir(str(Path(__file__).resolve().parents[1] / "generator"), quiet=2)
    main()
