"""Files that nothing makes any more are reported, and deleted by `--prune` alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.cli_command import command
from support.owned_projects import MINE, SPEC, make_project, write


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


# What the spec no longer makes


@pytest.mark.parametrize(
    ("settings", "spec"),
    [
        ('output = "lib"\n', SPEC),
        ('output = "src"\n', SPEC.replace("models", "facts")),
        ('output = "src"\n', SPEC.replace("package: shop", "package: store.ssot")),
    ],
)
def test_old_outputs_are_told_and_pruned(project: Path, settings: str, spec: str) -> None:
    assert command(project, "generate").returncode == 0
    write(project / "ssotgen.toml", settings)
    write(project / "spec" / "shop.yaml", spec)
    assert "src/shop/models.py is left over" in command(project, "generate").stderr
    done = command(project, "check")
    assert done.returncode == 1
    assert "src/shop/models.py:1:1: SSG502 [extra-file]" in done.stdout
    assert done.stderr.endswith("run `ssotgen generate --prune` to fix this\n")
    mine = write(project / "src" / "shop" / "mine.py", MINE)
    done = command(project, "generate", "--prune")
    assert "deleted src/shop/models.py\n" in done.stdout
    assert mine.exists()
    assert not (project / "src" / "shop" / "models.py").exists()
    assert command(project, "check").returncode == 0


def test_a_folder_that_pruning_empties_goes(project: Path) -> None:
    assert command(project, "generate").returncode == 0
    write(project / "ssotgen.toml", 'output = "lib"\n')
    assert command(project, "generate", "--prune").returncode == 0
    assert not (project / "src").exists()


@pytest.mark.parametrize("how", ["exclude", ".gitignore"])
def test_copies_that_are_no_source_are_not_left_over(project: Path, how: str) -> None:
    assert command(project, "generate").returncode == 0
    shutil.copytree(project / "src", project / "vendor" / "src")
    assert command(project, "check").returncode == 1
    if how == "exclude":
        write(project / "ssotgen.toml", 'output = "src"\nexclude = ["vendor/"]\n')
    else:
        write(project / ".gitignore", "/vendor\n")
    assert command(project, "check").returncode == 0


def test_another_output_for_once_has_no_say_about_the_usual_one(project: Path) -> None:
    assert command(project, "generate").returncode == 0
    assert command(project, "generate", "--output", "once").stderr == ""
    assert command(project, "check", "--output", "once").returncode == 0


def test_a_renamed_spec_folder_takes_its_files_along(project: Path) -> None:
    assert command(project, "generate").returncode == 0
    (project / "spec").rename(project / "design")
    write(project / "ssotgen.toml", 'spec = "design"\noutput = "src"\n')
    assert command(project, "generate").returncode == 0
    assert command(project, "check").returncode == 0


def test_what_a_killed_run_left_is_told_and_removed(project: Path) -> None:
    assert command(project, "generate").returncode == 0
    left = write(project / "src" / "shop" / ".models.py.k3j2.ssotgen-tmp", "half")
    done = command(project, "check", "--no-cache")
    assert done.returncode == 0
    assert left.name in done.stderr
    assert command(project, "generate", "--no-cache").returncode == 0
    assert not left.exists()
