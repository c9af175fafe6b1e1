"""Every command that is printed can be copied as it is, and does what it says."""

from __future__ import annotations

import shlex
import textwrap
from pathlib import Path

import pytest
from support.cli_command import command
from support.printed import follow, printed


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a generated spec, in a folder below."""
    root = tmp_path / "my project"
    root.mkdir()
    (tmp_path / ".git").mkdir()
    assert command(root, "init").returncode == 0
    assert command(root, "generate").returncode == 0
    return root


def break_output(project: Path) -> None:
    path = next((project / "generated").rglob("*_enums.py"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"queued"', '"waiting"'), encoding="utf-8")


def test_drift(project: Path) -> None:
    break_output(project)
    answer = command(project, "check")
    assert answer.returncode == 1
    assert printed(answer) == ["ssotgen generate"]
    assert follow(project, "ssotgen generate").returncode == 0
    assert command(project, "check").returncode == 0


def test_drift_seen_from_elsewhere_and_with_other_folders(project: Path) -> None:
    (project / "spec").rename(project / "design")
    words = ("--spec", "design", "--output", "made here")
    assert command(project, "generate", *words).returncode == 0
    next((project / "made here").rglob("*_enums.py")).unlink()
    answer = command(project.parent, "-C", project.name, "check", *words)
    assert answer.returncode == 1
    assert printed(answer) != []
    for line in printed(answer):
        done = follow(project.parent, line)
        assert done.returncode == 0, line + done.stderr
    assert command(project, "check", *words).returncode == 0


def test_a_missing_spec(tmp_path: Path) -> None:
    answer = command(tmp_path, "check")
    assert printed(answer) == ["ssotgen init"]
    assert follow(tmp_path, "ssotgen init").returncode == 0
    assert command(tmp_path, "validate").returncode == 0


def test_wrong_usage(tmp_path: Path) -> None:
    for words in (("check", "--frmat"), ("explain", "x"), ("nonsense",), ("generate", "--check")):
        for line in printed(command(tmp_path, *words)):
            done = follow(tmp_path, line)
            assert "ssotgen: error: `" not in done.stderr, line
            assert "there is no" not in done.stderr, line


SPEC = """\
project: {name: jobs, package: made.ssot, summary: What a job is made of.}
enums:
  Color:
    summary: A colour.
    replaces: [shop.a, shop.b, shop.c]
    members: {RED: red, BLUE: blue}
"""
COPY = """\
from enum import Enum


class Color(Enum):
    RED = "red"
    BLUE = "blue"
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A codebase with three copies of an enum; a member is missing in one of them."""
    (tmp_path / "design").mkdir()
    (tmp_path / "design" / "a.yaml").write_text(SPEC, encoding="utf-8")
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "__init__.py").touch()
    for name in "abc":
        (tmp_path / "shop" / f"{name}.py").write_text(COPY, encoding="utf-8")
    with (tmp_path / "shop" / "c.py").open("w", encoding="utf-8") as file:
        file.write(COPY.replace('    BLUE = "blue"\n', ""))
    assert command(tmp_path, "generate", "--spec", "design", "--output", ".").returncode == 0
    return tmp_path


def test_an_audit_of_one_file_leads_to_the_edit_of_that_file(shop: Path) -> None:
    words = ("--spec", "design", "--output", ".", "shop/a.py")
    answer = command(shop, "audit", *words)
    assert answer.returncode == 1
    (line,) = printed(answer)
    assert shlex.split(line) == ["ssotgen", "migrate", "--write", *words]
    done = follow(shop, line)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "class Color" not in (shop / "shop" / "a.py").read_text(encoding="utf-8")
    assert (shop / "shop" / "b.py").read_text(encoding="utf-8") == COPY
    assert command(shop, "audit", *words).returncode == 0


def test_what_is_shown_is_what_the_printed_command_writes(shop: Path) -> None:
    words = ("--unsafe-fixes", "--spec", "design", "--output", ".", "shop/a.py", "shop/c.py")
    shown = command(shop, "migrate", *words)
    assert shown.returncode == 1
    (line,) = [line for line in printed(shown) if "--write" in line]
    done = follow(shop, line)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "class Color" not in (shop / "shop" / "c.py").read_text(encoding="utf-8")
    assert (shop / "shop" / "b.py").read_text(encoding="utf-8") == COPY


def test_left_over_files(project: Path) -> None:
    path = next((project / "spec").glob("project.yaml"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("name: jobs", "name: tasks"), encoding="utf-8")
    assert command(project, "generate").returncode == 0
    answer = command(project, "check")
    assert answer.returncode == 1
    for line in printed(answer):
        assert follow(project, line).returncode == 0, line
    assert command(project, "check").returncode == 0


def test_the_example_of_a_missing_project_can_be_pasted(tmp_path: Path) -> None:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "a.yaml").write_text(
        "enums: {A: {summary: Some., members: {B: b}}}\n", encoding="utf-8"
    )
    answer = command(tmp_path, "validate")
    lines = answer.stdout.splitlines()
    begin = next(i for i, line in enumerate(lines) if "such as:" in line) + 1
    text = textwrap.dedent("\n".join(lines[begin:])) + "\n"
    (tmp_path / "spec" / "project.yaml").write_text(text, encoding="utf-8")
    assert command(tmp_path, "validate").returncode == 0
