"""`ssotgen files` names all that a project is made from and to, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from support.cli_command import command, environment

SPEC = """\
project: {name: pay, package: acme.pay, summary: What it shares.}
enums:
  Gate: {summary: Whether it is open., members: {OPEN: open}}
features:
  loads: {summary: Reads JSON., hint: none, imports: {json: [loads]}}
"""
HEADER = """\
{% macro header_lines(header) %}
{{ header.license | comment }}
{{ header.marker | comment }}
{{ header.command | comment }}
# ours
{% endmacro %}
"""
TRACED = """\
import os, sys
sys.path.remove("")
top = sys.argv.pop(1)
def hook(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and isinstance(arguments[0], (str, bytes)):
        path = os.path.abspath(os.fsdecode(arguments[0]))
        # A folder that is opened, but not listed, is one that is locked.
        if path.startswith(top + os.sep) and not (event == "open" and os.path.isdir(path)):
            print(path[len(top) + 1:], file=trace)
trace = open(os.path.join(os.path.dirname(top), "trace"), "w")
sys.addaudithook(hook)
from ssotgen.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def top(tmp_path: Path) -> Path:
    top = tmp_path / "top"
    write(top / "ssotgen.toml", '[workspace]\nmembers = ["services/*"]\n')
    write(top / "services/pay/ssotgen.toml", 'templates = "ours"\n')
    write(top / "services/pay/ours/header.j2", HEADER)
    write(top / "services/pay/spec/all.yaml", SPEC)
    write(top / "services/pay/spec/deep/more.yml", "enums: {More: {members: {MUCH: much}}}\n")
    write(top / "services/pay/spec/notes.txt", "of no concern\n")
    write(top / "services/pay/code.py", "x = 1\n")
    write(top / "services/bill/ssotgen.toml", "")
    write(top / "services/bill/spec/all.yaml", SPEC.replace("pay", "bill"))
    write(top / "README.md", "of no concern\n")
    return top


def lines(folder: Path, *words: str) -> set[str]:
    done = command(folder, "files", *words)
    assert done.returncode == 0, done.stdout + done.stderr
    found = done.stdout.splitlines()
    assert found == sorted(found)
    return set(found)


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("words", [("generate",), ("check",)])
def test_nothing_but_the_inputs_is_read(top: Path, words: tuple[str, ...]) -> None:
    inputs = lines(top, "--inputs", "--project", "pay")
    output = top.parent / "made"
    words = ("-C", "services/pay", *words, "--no-cache", "--output", str(output))
    done = subprocess.run(
        [sys.executable, "-c", TRACED, str(top), *words],
        cwd=top,
        env=environment(),
        capture_output=True,
        text=True,
    )
    assert done.returncode == (1 if "check" in words else 0), done.stderr
    read = set((top.parent / "trace").read_text(encoding="utf-8").splitlines())
    files = {path for path in read if (top / path).is_file()}
    assert files == inputs
    # Folders are listed where another file would be another input, and nowhere else.
    inner = {"services/pay/spec", "services/pay/spec/deep", "services/pay/ours"}
    assert read - files <= inner


def test_what_is_written_are_the_outputs(top: Path) -> None:
    before = files_below(top)
    outputs = lines(top, "--outputs")
    assert command(top, "generate", "--no-cache").returncode == 0
    assert files_below(top) - before == outputs
    assert lines(top, "--outputs") == outputs
    made = str(top.parent / "made")
    outputs = lines(top, "--outputs", "--project", "pay", "--output", made)
    command(top, "generate", "--no-cache", "--project", "pay", "--output", made)
    assert {f"../made/{path}" for path in files_below(top.parent / "made")} == outputs


def test_the_inputs_do_not_need_a_spec_that_holds(top: Path) -> None:
    write(top / "services/pay/spec/all.yaml", "enums: [\n")
    assert "services/pay/spec/all.yaml" in lines(top, "--inputs")
    done = command(top, "files", "--outputs")
    assert done.returncode == 2
    assert "services/pay/spec/all.yaml:" in done.stdout


def test_json_has_each_project(top: Path) -> None:
    done = command(top, "files", "--format", "json", "--inputs")
    found = json.loads(done.stdout)
    assert [each["project"] for each in found["projects"]] == ["services/bill", "services/pay"]
    assert found["projects"][0]["inputs"] == [
        "services/bill/spec/all.yaml",
        "services/bill/ssotgen.toml",
        "ssotgen.toml",
    ]
    assert "outputs" not in found["projects"][0]


def test_a_depfile_escapes_what_make_would_read_otherwise(top: Path) -> None:
    write(top / "services/pay/spec/a $b#.yaml", "enums: {Other: {members: {ONE: one}}}\n")
    done = command(top, "files", "--project", "pay", "--format", "depfile", "--target", "a b.stamp")
    assert done.stdout.startswith("a\\ b.stamp: \\\n")
    assert "services/pay/spec/a\\ $$b\\#.yaml:\n" in done.stdout


@pytest.mark.parametrize(
    "words", [(), ("--inputs", "--outputs"), ("--format", "depfile", "--inputs"), ("--target", "x")]
)
def test_wrong_usage(top: Path, words: tuple[str, ...]) -> None:
    assert command(top, "files", *words).returncode == 2
