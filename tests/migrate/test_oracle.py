"""A safe migration changes nothing that a program can see: each of many small programs prints the
same before and after, with the library there and without it, and its names can still be imported.

`python -m pytest -m long tests/migrate/test_oracle.py` tries thousands of programs.
"""

from __future__ import annotations

import compileall
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.programs import SPEC, TARGETS, Program, make_program

from ssotgen.app.audit import Request
from ssotgen.app.generate import generate
from ssotgen.app.migrate import migrate
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec
from ssotgen.spec.model import Spec

RUNNER = Path(__file__).resolve().parents[1] / "support" / "run_programs.py"
BATCH, FEW = 70, 35
VARYING = re.compile(r"0x[0-9a-f]+|line \d+")
"""What may differ in what a program prints: addresses, and lines of its files."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="programs run in forks")


class Batch:
    """Programs on disk, with the generated modules and the library that they look for."""

    def __init__(self, root: Path, seeds: range) -> None:
        self.root, self.seeds = root, list(seeds)
        self.programs = {seed: make_program(seed) for seed in seeds}
        self.library = root / "library"
        self.library.mkdir()
        for name, text in TARGETS.items():
            (self.library / name).write_text(text)
        (root / "spec").mkdir()
        (root / "spec" / "shop.yaml").write_text(SPEC)
        (root / "generated").mkdir()
        shared = Settings(root=root, spec=root / "spec", output=root / "generated")
        assert generate([shared]).exit_code == 0
        compileall.compile_dir(shared.output, quiet=2)  # for all programs, which write none
        loaded = load_spec(shared)
        assert loaded.spec is not None
        self.spec: Spec = loaded.spec
        for seed in self.seeds:
            for name, text in self.programs[seed].files.items():
                path = self.folder(seed) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            shutil.copytree(root / "generated" / "app" / "ssot", self.folder(seed) / "app" / "ssot")
            (self.folder(seed) / "ruff.toml").touch()

    def folder(self, seed: int) -> Path:
        return self.root / f"p{seed}"

    def outputs(self, *, with_library: bool) -> list[str]:
        """Return what each program prints."""
        folders = [str(self.library)] if with_library else []
        answer = subprocess.run(
            [sys.executable, str(RUNNER), *folders],
            input=json.dumps([str(self.folder(seed)) for seed in self.seeds]),
            capture_output=True,
            text=True,
            check=True,
        )
        return [VARYING.sub("", text) for text in json.loads(answer.stdout)]

    def migrate(self, seed: int) -> int:
        """Migrate a program, and return in how many files it was changed."""
        folder = self.folder(seed)
        place = Settings(root=folder, spec=folder / "spec", output=folder)
        changes = migrate(self.spec, place, Request()).changes
        for change in changes:
            change.path.write_bytes(change.new or b"")
        assert migrate(self.spec, place, Request()).changes == (), f"twice is once: {seed}"
        return len(changes)

    def lint(self) -> Counter[tuple[str, str]]:
        """Return how often Ruff complains about each file, by rule."""
        if importlib.util.find_spec("ruff") is None:
            return Counter()
        command = [
            sys.executable,
            "-m",
            "ruff",
            "check",
            "--select",
            "F,I,E9",
            "--output-format",
            "json",
            "--no-cache",
        ]
        answer = subprocess.run(
            [*command, "."], cwd=self.root, capture_output=True, text=True, check=False
        )
        return Counter((each["filename"], each["code"]) for each in json.loads(answer.stdout))


def differences(batch: Batch) -> Iterator[str]:
    """Yield what a migration changed in the programs of a batch."""
    before = [batch.outputs(with_library=there) for there in (True, False)]
    lint = batch.lint()
    changed = sum(batch.migrate(seed) > 0 for seed in batch.seeds)
    assert changed > len(batch.seeds) / 3, "most of the programs are left as they are"
    after = [batch.outputs(with_library=there) for there in (True, False)]
    for number, seed in enumerate(batch.seeds):
        for there in (0, 1):
            if before[there][number] != after[there][number]:
                yield told(batch, seed, before[there][number], after[there][number])
    for (name, code), count in (batch.lint() - lint).items():
        yield f"{name}: {count} more of Ruff's {code}"


def told(batch: Batch, seed: int, before: str, after: str) -> str:
    program: Program = batch.programs[seed]
    files = "".join(
        f"# {name}\n{(batch.folder(seed) / name).read_text()}" for name in program.files
    )
    return f"program {seed} printed\n{before}and prints\n{after}once it is\n{files}"


def check(root: Path, seeds: range) -> None:
    found = list(differences(Batch(root, seeds)))
    assert not found, "\n\n".join(found[:3])


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (0, FEW),
        *(
            pytest.param(*each, marks=pytest.mark.slow)
            for each in ((FEW, BATCH), (BATCH, 3 * BATCH))
        ),
    ],
)
def test_programs_do_the_same(tmp_path: Path, start: int, end: int) -> None:
    check(tmp_path, range(start, end))


@pytest.mark.long
@pytest.mark.parametrize("start", range(3 * BATCH, 40 * BATCH, BATCH))
def test_thousands_of_programs_do_the_same(tmp_path: Path, start: int) -> None:
    check(tmp_path, range(start, start + BATCH))
