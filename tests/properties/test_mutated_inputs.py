"""Whatever the files that a command reads say, it ends with 0, 1 or 2 and no traceback.

The long run takes SSOTGEN_MUTATIONS files of each kind (300 unless it says otherwise):
`python -m pytest tests/properties/test_mutated_inputs.py -m long`. A failure names the seed.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from support.cli_command import command

from ssotgen.cli.commands import COMMANDS

REPOSITORY = Path(__file__).parents[2]
BROWNFIELD = REPOSITORY / "tests/cases/brownfield"

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
NAMED = ("--name", "acme", "--package", "acme.ssot")
TOKENS = (
    *("\0", "\t", "\r", "\ud800", "\ufeff", "é", "\u2028", "{", "}", "[", "]", "(", ")", '"', "'"),
    *("\\", ":", ",", "=", "#", "{{", "}}", "{%", "%}", "%", "-1", "1e999", "NaN", "null", "true"),
    *("9" * 5000, "[" * 1500, "{" * 1500, "(" * 300, "[" * 1500 + "]" * 1500, '{"a":' * 1500),
    *(
        "lambda: 0",
        "*",
        "**",
        "@",
        "match x:\n",
        "async ",
        "yield ",
        "f'{x!r:>{y}}'",
        "..",
        "/",
        "",
    ),
    *(
        "9**9**9",
        "'a' * 10**10",
        "1979-05-27T07:32:00Z",
        "'''",
        "\n[[outputs]]\n",
        "\n  ",
        "self.a",
    ),
    *("{{ module | literal }}", "{{ 1/0 }}", "{% for x in range(10**9) %}", "{% import 'x' %}"),
)

VALUES = (
    *("0", "-1", "1.5", "true", "null", "[]", "{}", '""', '" "', '"x"', '["x"]', '{"x": 1}', "[1]"),
    *(
        "9" * 5000,
        '"' + "x" * 5000 + '"',
        '"../.."',
        '"/"',
        '"\\u0000"',
        '"\\ud800"',
        "1e999",
        "NaN",
    ),
    *("'x'", "x", "None", "lambda: x", "(x for x in y)", "f'{x}'", "b'x'", "...", "[*x]", "x.y.z"),
    *(
        "2030-01-01",
        '"2030-02-30"',
        '"99999-01-01"',
        '"enum-removed"',
        '"**"',
        '"[a"',
        '"git:HEAD"',
    ),
)
_LITERAL = re.compile(
    r'"[^"\n]*"|\b\d[\w.-]*\b|\b(?:true|false|null|None|True|False)\b|\[[^\[\]]*\]'
)
CACHE = ".ssotgen_cache"
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

    Without a text it is what the project has there, or else a file of the standard library.
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
    "audited": Kind("acme/billing.py", _source("acme/billing.py"), ("audit", "--no-cache")),
    "migrated": Kind("acme/optional.py", _source("acme/optional.py"), ("migrate",)),
    "library": Kind("acme/library.py", "", ("audit", "--no-cache")),
    "library-migrated": Kind("acme/library.py", "", ("migrate",)),
    "library-extracted": Kind("acme/library.py", "", ("extract", "acme", *NAMED)),
    "extracted": Kind("acme/billing.py", _source("acme/billing.py"), ("extract", "acme", *NAMED)),
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


def mutated(random: Random, text: str) -> bytes:
    """Return a text with one to four places cut, doubled, swapped or replaced."""
    for _ in range(random.randint(1, 4)):
        at = random.randint(0, len(text))
        end = min(len(text), at + random.randint(0, 40))
        token = random.choice(TOKENS)
        lines = text.splitlines(keepends=True) or [""]
        literals = list(_LITERAL.finditer(text))
        if literals and random.random() < 0.5:
            found = random.choice(literals)
            text = text[: found.start()] + random.choice(VALUES) + text[found.end() :]
            continue
        line = random.randrange(len(lines))
        text = random.choice(
            (
                text[:at],
                text[:at] + text[end:],
                text[:at] + token + text[at:],
                text[:at] + token + text[end:],
                text[:at] + text[at:end] * 2 + text[end:],
                "".join([*lines[:line], lines[line].replace("=", token, 1), *lines[line + 1 :]]),
                "".join([*lines[:line], *lines[line + 1 :]]),
                "".join(random.sample(lines, len(lines))),
            )
        )
    data = text.encode("utf-8", "surrogatepass")
    if random.random() < 0.2:
        at = random.randint(0, len(data))
        data = data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]
    return data


def complain(folder: Path, words: Sequence[str], what: str) -> str:
    """Run a command, and return what is wrong with the way it ended, or ""."""
    done = command(folder, *words)
    said = done.stdout + done.stderr
    if done.returncode in (0, 1, 2) and not any(
        each in said for each in ("Traceback (most", "ssotgen: internal error")
    ):
        return ""
    return f"{what}: ssotgen {' '.join(words)} ended with {done.returncode}:\n{said[-1500:]}"


def library(random: Random) -> str:
    """Return a file of the standard library."""
    files = sorted(Path(os.__file__).parent.glob("*.py"))
    return random.choice(files).read_text(encoding="utf-8")[:30_000]


def try_kind(project: Path, kind: Kind, seeds: range) -> list[str]:
    """Mutate a file of the project, once for each seed, and return what went wrong."""
    path = project / kind.path
    old = path.read_bytes() if path.exists() else None
    known = kind.text or (old and old.decode())
    path.parent.mkdir(parents=True, exist_ok=True)
    wrong = []
    try:
        for seed in seeds:
            random = Random(seed)
            path.write_bytes(mutated(random, known or library(random)))
            wrong.append(complain(project, kind.words, f"seed {seed}"))
    finally:
        path.unlink()
        if old is not None:
            path.write_bytes(old)
        elif path.parent.name == "enums":
            shutil.rmtree(project / "templates")
    return [each for each in wrong if each]


def try_cache(project: Path, seeds: range) -> list[str]:
    """Damage a file of the cache, once for each seed, and return what went wrong."""
    wrong = []
    for seed in seeds:
        random = Random(seed)
        command(project, "check")
        command(project, "audit", "--cache-dir", CACHE)
        files = sorted(path for path in (project / CACHE).rglob("*") if path.is_file())
        for path in random.sample(files, min(3, len(files))):
            data = bytearray(path.read_bytes())
            at, end = sorted(random.randint(0, len(data)) for _ in range(2))
            data[at:end] = random.choice((b"", bytes([random.randrange(256)]), data[at:end] * 2))
            path.write_bytes(data)
        words = random.choice((("check",), ("audit", "--cache-dir", CACHE), ("generate",)))
        wrong.append(complain(project, words, f"seed {seed}"))
    return [each for each in wrong if each]


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


def test_a_damaged_cache_gets_an_answer(project: Path) -> None:
    assert try_cache(project, range(4)) == []


def test_any_command_line_gets_an_answer(project: Path, tmp_path: Path) -> None:
    assert try_words(project, tmp_path, range(12)) == []


@pytest.mark.long
@pytest.mark.parametrize("name", [*sorted(KINDS), "cache", "words"])
def test_many_mutations_get_an_answer(project: Path, tmp_path: Path, name: str) -> None:
    seeds = range(1000, 1000 + int(os.environ.get("SSOTGEN_MUTATIONS", "300")))
    if name == "cache":
        wrong = try_cache(project, seeds)
    elif name == "words":
        wrong = try_words(project, tmp_path, seeds)
    else:
        wrong = try_kind(project, KINDS[name], seeds)
    assert wrong == []
