"""Whatever Python sources say, the commands that read them end as they should and break none.

Each run has BATCH mutated files of the standard library in one codebase, half of them with copies
of what its spec has. The long run takes SSOTGEN_MUTATIONS files for each command (1500 unless it
says otherwise), from SSOTGEN_SEED on:
`python -m pytest tests/properties/test_mutated_sources.py -m long`. A failure names the seeds.
"""

from __future__ import annotations

import os
import shutil
import warnings
from pathlib import Path
from random import Random

import pytest
from support.cli_command import command, environment
from support.fork_server import run
from support.input_mutations import mutated

REPOSITORY = Path(__file__).parents[2]
BROWNFIELD = REPOSITORY / "tests/cases/brownfield"
BATCH = 20
NEW = ("--name", "new", "--package", "new.ssot", "--spec", "new")
COMMANDS = {
    "audit": ("audit", "--no-cache", "--notes"),
    "migrate": ("migrate", "--write", "--unsafe-fixes", "--allow-dirty"),
    "extract": ("extract", "lib", *NEW),
}

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a spec, and no code but what is generated."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(BROWNFIELD / "spec", folder / "spec")
    (folder / "ssotgen.toml").write_text('output = "."\n')
    assert command(folder, "generate").returncode == 0
    return folder


def source(random: Random) -> str:
    """Return a file of the standard library, with a copy of what the spec has in every other."""
    files = sorted(Path(os.__file__).parent.glob("*.py"))
    text = random.choice(files).read_text(encoding="utf-8")[:20_000]
    if random.random() < 0.5:
        copies = sorted((BROWNFIELD / "acme").rglob("*.py"))
        text = random.choice(copies).read_text(encoding="utf-8") + text
    return text


def is_python(content: bytes) -> bool:
    """Whether Python compiles a source."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(content, "x.py", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
        return False
    return True


def try_batch(project: Path, name: str, seeds: range) -> list[str]:
    """Run a command over a mutated file for each seed, and return what went wrong."""
    shutil.rmtree(project / "lib", ignore_errors=True)
    shutil.rmtree(project / "new", ignore_errors=True)
    (project / "lib").mkdir()
    before = {}
    for seed in seeds:
        random = Random(seed)
        path = project / "lib" / f"m{seed}.py"
        before[path] = mutated(random, source(random))
        path.write_bytes(before[path])
    done = run(project, COMMANDS[name], environment(), limited=True)
    said = done.stdout + done.stderr
    wrong = []
    if done.returncode not in (0, 1, 2) or "Traceback (most" in done.stderr:
        wrong.append(f"{seeds}: ended with {done.returncode}:\n{said[-1500:]}")
    if "internal error" in done.stderr or "unexpected" in done.stderr:
        wrong.append(f"{seeds}: {said[-1500:]}")
    for path, content in before.items():
        after = path.read_bytes()
        if after != content and not (is_python(content) and is_python(after)):
            wrong.append(f"{path.name} was Python before and is not now, or was not before")
    if name == "extract" and done.returncode == 0:
        held = command(project, "validate", "--spec", "new")
        wrong += [f"{seeds}: the new spec has errors: {held.stdout}"] * (held.returncode != 0)
    return wrong


def try_all(project: Path, name: str, seeds: range) -> list[str]:
    batches = [seeds[at : at + BATCH] for at in range(0, len(seeds), BATCH)]
    return [wrong for batch in batches for wrong in try_batch(project, name, batch)]


@pytest.mark.parametrize("name", COMMANDS)
def test_mutated_sources_get_an_answer(project: Path, name: str) -> None:
    assert try_all(project, name, range(6)) == []


@pytest.mark.long
@pytest.mark.parametrize("name", COMMANDS)
def test_many_mutated_sources_get_an_answer(project: Path, name: str) -> None:
    start = int(os.environ.get("SSOTGEN_SEED", "1000"))
    seeds = range(start, start + int(os.environ.get("SSOTGEN_MUTATIONS", "1500")))
    assert try_all(project, name, seeds) == []
