"""Whatever the files that a command reads say, it ends with 0, 1 or 2 and no traceback.

The long run takes SSOTGEN_MUTATIONS files of each kind (500 unless it says otherwise), from
SSOTGEN_SEED on:
`python -m pytest tests/properties/test_mutated_inputs.py -m long`. A failure names the seed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from support.cli_command import command, environment
from support.fork_server import run
from support.input_mutations import mutated

from ssotgen.cli.commands import COMMANDS

REPOSITORY = Path(__file__).parents[2]
BROWNFIELD = REPOSITORY / "tests/cases/brownfield"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

SETTINGS = """\
required_version = ">=0.1"
spec = "spec"
output = "."
sources = ["acme", "tests"]
exclude = ["vendored/"]
templates = "templates"

[breaking]
against = "HEAD"
require_deprecation = true
severity = {source = "error", wire = "warning"}

[[outputs]]
kind = "docs"
path = "site"
"""
WORKSPACE = '[workspace]\nmembers = ["one", "tw*"]\n\n[tool]\nname = "x"\n'
WAIVERS = """\
- finding: enum-removed JobStatus
  until: 2030-01-01
  reason: Nobody uses it.
- {finding: field-removed Job.name, until: "2.0", reason: It is gone.}
"""
TEMPLATE = """\
{% from "header.j2" import header_lines %}
{{ block("the header") }}
{{ header_lines(header) }}
{{ module.doc | docstring(0) }}
{% for enum in module.enums %}
{{ block(enum.name) }}
X_{{ loop.index }} = {{ enum.name | literal }}
{% endfor %}
"""
CACHE = ".ssotgen_cache"
CACHED = (("check",), ("validate",), ("generate",), ("audit", "--cache-dir", CACHE))
WORDS = (
    *(
        "--write",
        "--format",
        "json",
        "sarif",
        "markdown",
        "--output",
        "--spec",
        "--against",
        "--jobs",
    ),
    *(
        "-o",
        "-C",
        "--name",
        "--package",
        "--select",
        "--ignore",
        "--baseline",
        "--changed",
        "--help",
    ),
    *(
        "--cache-dir",
        "--no-cache",
        "--min-copies",
        "--project",
        "--write-baseline",
        "--unsafe-fixes",
    ),
    *("known.json", "spec", "acme", "nowhere", "", " ", "-", "--", "..", "/dev/null", "0", "-1"),
    *("1" * 5000, "JobStatus", "JobStatus.QUEUED", "feature:docker", "HEAD", "path:spec", "git:x"),
    *(
        "SSG101",
        "a\nb",
        "\ud83d",
        "é",
        "x" * 300,
        "*",
        "--=",
        "--format=",
        "-xyz",
        "@spec",
        "%s",
        "{}",
    ),
    *("--exit-zero", "--verbose", "--debug=1", "spec/enums.yaml", "--color", "never", "--diff"),
)


@dataclass(frozen=True)
class Kind:
    """A kind of file that commands read: the text it begins with, and who reads it.

    Without a text it is what the project has there.
    """

    path: str
    text: str
    words: tuple[str, ...]


def _source(name: str) -> str:
    return (BROWNFIELD / name).read_text(encoding="utf-8")


KINDS = {
    "settings": Kind("ssotgen.toml", SETTINGS, ("validate",)),
    "pyproject": Kind("pyproject.toml", _source("pyproject.toml"), ("settings",)),
    "workspace": Kind("ssotgen.toml", WORKSPACE, ("validate",)),
    "baseline": Kind("known.json", "", ("audit", "--baseline", "known.json", "--no-cache")),
    "waivers": Kind("ssotgen-waivers.yaml", WAIVERS, ("breaking", "--against", "path:spec")),
    "template": Kind("templates/enums/module.py.j2", TEMPLATE, ("generate", "--no-cache")),
    "used": Kind("acme/billing.py", _source("acme/billing.py"), ("usages", "JobStatus")),
    "renamed": Kind("acme/billing.py", "", ("rename", "JobStatus.QUEUED", "JobStatus.WAITING")),
    "old": Kind(
        "old/enums.yaml", _source("spec/enums.yaml"), ("breaking", "--against", "path:old")
    ),
    "generated": Kind("acme/ssot/acme_enums.py", "", ("check", "--no-cache")),
    "overwritten": Kind("acme/ssot/acme.py", "", ("generate", "--no-cache")),
    "note": Kind("acme/ssot/.acme.ssotgen", "", ("check", "--no-cache")),
    "formatted": Kind("spec/enums.yaml", "", ("fmt", "--diff")),
    "ignored": Kind(".gitignore", "acme/ssot/\n!x\n[a-\n**/y\n", ("audit", "--no-cache")),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A codebase with a spec, and a baseline and a cache of what is known of it."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(BROWNFIELD, folder, dirs_exist_ok=True)
    command(folder, "generate")
    command(folder, "check")
    command(folder, "audit", "--write-baseline", "known.json", "--cache-dir", ".ssotgen_cache")
    return folder


def ended(folder: Path, words: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return run(folder, tuple(words), environment(CI=""), limited=True)


def complain(folder: Path, words: Sequence[str], what: str) -> str:
    """Run a command, and return what is wrong with the way it ended, or ""."""
    done = ended(folder, words)
    said = done.stdout + done.stderr
    if done.returncode in (0, 1, 2) and not any(
        each in said for each in ("Traceback (most", "ssotgen: internal error")
    ):
        return ""
    return f"{what}: ssotgen {' '.join(words)} ended with {done.returncode}:\n{said[-1500:]}"


def try_kind(project: Path, kind: Kind, seeds: range) -> list[str]:
    """Mutate a file of the project, once for each seed, and return what went wrong."""
    path = project / kind.path
    old = path.read_bytes() if path.exists() else None
    original = (old or b"").decode()
    path.parent.mkdir(parents=True, exist_ok=True)
    wrong = []
    try:
        for seed in seeds:
            random = Random(seed)
            path.write_bytes(mutated(random, kind.text or original))
            wrong.append(complain(project, kind.words, f"seed {seed}"))
    finally:
        path.unlink()
        if old is not None:
            path.write_bytes(old)
        elif path.parent.name == "enums":
            shutil.rmtree(project / "templates")
    return [each for each in wrong if each]


def try_cache(project: Path, seeds: range) -> list[str]:
    """Damage the cache once for each seed; return where a command did not say what it should."""
    wrong = []
    said = {words: ended(project, words) for words in CACHED}
    full = Path(shutil.copytree(project / CACHE, project.parent / "full", dirs_exist_ok=True))
    for seed in seeds:
        random = Random(seed)
        shutil.rmtree(project / CACHE)
        shutil.copytree(full, project / CACHE)
        files = sorted(path for path in (project / CACHE).rglob("*") if path.is_file())
        for path in random.sample(files, min(3, len(files))):
            data = bytearray(path.read_bytes())
            at, end = sorted(random.randint(0, len(data)) for _ in range(2))
            data[at:end] = random.choice((b"", bytes([random.randrange(256)]), data[at:end] * 2))
            path.write_bytes(data)
        words = random.choice(CACHED)
        done = ended(project, words)
        if (done.returncode, done.stdout) != (said[words].returncode, said[words].stdout):
            wrong.append(f"seed {seed}: {words} said {done}, not {said[words]}")
    return wrong


def try_words(project: Path, scratch: Path, seeds: range) -> list[str]:
    """Run random command lines in a copy of the project, and return what went wrong."""
    wrong = []
    for seed in seeds:
        random = Random(seed)
        folder = scratch / "copy"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(project, folder)
        words = [random.choice(list(COMMANDS))] if random.random() < 0.9 else []
        words += random.choices(WORDS, k=random.randint(0, 4))
        wrong.append(complain(folder, words, f"seed {seed}"))
    return [each for each in wrong if each]


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_mutated_file_gets_an_answer(project: Path, name: str) -> None:
    assert try_kind(project, KINDS[name], range(4)) == []


def test_a_damaged_cache_changes_no_answer(project: Path) -> None:
    assert try_cache(project, range(4)) == []


def test_any_command_line_gets_an_answer(project: Path, tmp_path: Path) -> None:
    assert try_words(project, tmp_path, range(12)) == []


@pytest.mark.long
@pytest.mark.parametrize("name", [*sorted(KINDS), "cache", "words"])
def test_many_mutations_get_an_answer(project: Path, tmp_path: Path, name: str) -> None:
    start = int(os.environ.get("SSOTGEN_SEED", "1000"))
    seeds = range(start, start + int(os.environ.get("SSOTGEN_MUTATIONS", "500")))
    if name == "cache":
        wrong = try_cache(project, seeds)
    elif name == "words":
        wrong = try_words(project, tmp_path, seeds)
    else:
        wrong = try_kind(project, KINDS[name], seeds)
    assert wrong == []
