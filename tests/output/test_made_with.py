"""Drift that comes from another version is told as such, and the schema goes with the version."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from support.cli_command import command

from ssotgen import __version__

SPEC = """\
project: {name: models, package: shop, summary: What the shop shares.}
enums:
  Colour: {summary: A colour of paint., members: {RED: red, BLUE: blue}}
"""
NOTE = Path("generated/shop/.models.ssotgen")
ENUMS = Path("generated/shop/models_enums.py")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "shop.yaml").write_text(SPEC)
    assert command(tmp_path, "generate").returncode == 0
    return tmp_path


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.search(old, text)
    path.write_text(re.sub(old, new, text), encoding="utf-8")


def test_drift_of_another_version_names_both(project: Path) -> None:
    replace(project / NOTE, "\\nssotgen .*", "\\nssotgen 0.0.9")
    assert command(project, "check", "--no-cache").returncode == 0
    replace(project / ENUMS, '"red"', '"crimson"')
    done = command(project, "check")
    assert done.returncode == 1
    assert "SSG512 [other-version]" in done.stdout
    assert f"made with ssotgen 0.0.9, and this is {__version__}: 1 definition differs" in (
        done.stdout
    )
    assert "SSG503" not in done.stdout
    assert command(project, "generate").returncode == 0
    assert f"ssotgen {__version__}\n" in (project / NOTE).read_text(encoding="utf-8")
    replace(project / ENUMS, '"red"', '"crimson"')
    assert "SSG503" in command(project, "check").stdout


def test_layout_of_another_black_is_told(project: Path) -> None:
    replace(project / NOTE, "black .*", "black 19.1.0")
    replace(project / ENUMS, '"red"', "'red'")
    done = command(project, "check")
    assert "SSG504 [layout-only]" in done.stdout
    assert "it was made with black 19.1.0, and this is" in done.stdout
    assert command(project, "generate").returncode == 0
    assert "19.1.0" not in (project / NOTE).read_text(encoding="utf-8")


def test_another_jinja_is_remarked(project: Path) -> None:
    replace(project / NOTE, "jinja2 .*", "jinja2 2.0.0")
    replace(project / ENUMS, '"red"', '"crimson"')
    done = command(project, "check")
    assert "SSG503" in done.stdout
    assert "made with Jinja 2.0.0, and this is" in done.stderr


def test_the_note_is_not_compared_and_not_written_for_nothing(project: Path) -> None:
    for change in ("black .*", "jinja2 .*"):
        replace(project / NOTE, change, change.replace(".*", "9.9.9"))
    before = (project / NOTE).read_bytes()
    assert command(project, "check", "--no-cache").returncode == 0
    (project / "spec" / "shop.yaml").write_text(SPEC.replace("red", "rouge"))
    assert command(project, "generate").returncode == 0
    assert (project / NOTE).read_bytes() == before
    (project / NOTE).unlink()
    assert command(project, "check", "--no-cache").returncode == 0


def git(folder: Path, *words: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


def test_branches_that_upgrade_differently_merge_the_note(project: Path) -> None:
    (project / ".gitattributes").write_text("*.ssotgen merge=union\n")
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "-m", "before")
    for branch, version in (("one", "7.1"), ("two", "7.2")):
        git(project, "checkout", "--quiet", "-b", branch, "main")
        replace(project / NOTE, "\\nssotgen .*", f"\\nssotgen {version}")
        git(project, "commit", "--quiet", "--all", "-m", version)
    git(project, "merge", "--quiet", "one")
    replace(project / ENUMS, '"red"', '"crimson"')
    assert "made with ssotgen 7.1 and 7.2, and this is" in command(project, "check").stdout


def test_an_old_schema_beside_the_spec_is_told_and_renewed(project: Path) -> None:
    schema = project / "ssotgen.schema.json"
    whole = command(project, "schema").stdout
    schema.write_text(whole.replace('"features"', '"parts"', 1))
    done = command(project, "check")
    assert done.returncode == 1
    assert "ssotgen.schema.json:1:1: SSG513 [outdated-schema]" in done.stdout
    assert done.stderr.endswith("run `ssotgen generate` to fix this\n")
    assert command(project, "generate").stdout == "updated ssotgen.schema.json\n"
    assert schema.read_text() == whole
    assert command(project, "check").returncode == 0


@pytest.mark.parametrize("content", ["{}\n", "not json", '{"$id": "mine"}'])
def test_a_schema_that_is_not_ours_is_left_alone(project: Path, content: str) -> None:
    schema = project / "ssotgen.schema.json"
    schema.write_text(content)
    assert command(project, "check").returncode == 0
    assert command(project, "generate").returncode == 0
    assert schema.read_text() == content
