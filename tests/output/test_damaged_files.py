"""A generated file that is empty, cut off or in conflict is one finding."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli_command import command
from support.owned_projects import make_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


# Damage of a whole file


def damaged(project: Path, content: bytes) -> str:
    assert command(project, "generate").returncode == 0
    path = project / "src" / "shop" / "models.py"
    path.write_bytes(content or b"")
    done = command(project, "check")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2, done.stdout
    assert done.stderr.endswith("run `ssotgen generate` to fix this\n")
    assert command(project, "generate").returncode == 0
    assert command(project, "check").returncode == 0
    return done.stdout


def test_an_emptied_file_is_one_finding(project: Path) -> None:
    told = damaged(project, b"")
    assert "SSG509 [damaged-file] src/shop/models.py is empty" in told


def test_a_file_that_was_cut_off_is_one_finding(project: Path) -> None:
    command(project, "generate")
    whole = (project / "src" / "shop" / "models.py").read_bytes().splitlines(keepends=True)
    told = damaged(project, b"".join(whole[:60]))
    assert "SSG509 [damaged-file] src/shop/models.py ends after line 60; the spec makes" in told


def test_a_file_with_something_else_below_its_header_is_one_finding(project: Path) -> None:
    command(project, "generate")
    whole = (project / "src" / "shop" / "models.py").read_bytes().splitlines(keepends=True)
    more = b"".join(b"x%d = %d\n" % (n, n) for n in range(300))
    assert "holds something else" in damaged(project, b"".join(whole[:3]) + more)


def test_conflict_markers_are_named(project: Path) -> None:
    command(project, "generate")
    path = project / "src" / "shop" / "models_enums.py"
    text = path.read_text(encoding="utf-8")
    ours, theirs = '    RED = "red"\n', '    RED = "crimson"\n'
    assert ours in text
    conflict = f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> topic\n"
    path.write_text(text.replace(ours, conflict), encoding="utf-8")
    done = command(project, "check")
    line = text[: text.index(ours)].count("\n") + 1
    assert f"models_enums.py:{line}:1: SSG510 [conflicted-file]" in done.stdout
    assert done.stdout.count("SSG510") == 1
    assert command(project, "generate").returncode == 0
    assert path.read_text(encoding="utf-8") == text


def test_conflict_markers_around_the_header_leave_it_a_generated_file(project: Path) -> None:
    command(project, "generate")
    path = project / "src" / "shop" / "models_enums.py"
    first, rest = path.read_text(encoding="utf-8").split("\n", 1)
    path.write_text(f"<<<<<<< HEAD\n{first}\n=======\n# x\n>>>>>>> topic\n{rest}", encoding="utf-8")
    assert "SSG510" in command(project, "check").stdout
    assert command(project, "generate").returncode == 0
