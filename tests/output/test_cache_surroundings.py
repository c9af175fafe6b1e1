"""The cache notices what changes around the files of a project: links, repositories, settings files
that come into being, and the folder that a command runs in."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ssotgen.__main__ import main
from ssotgen.output import cache

SPEC = """\
project: {{name: {name}, package: shop.{name}, summary: What the {name} shop is made of.{more}}}
enums:
  Colour: {{summary: A colour of {name}., members: {{RED: red, BLUE: blue}}}}
"""
WORKSPACE = '[workspace]\nmembers = ["paint", "services/*/py"]\n'


def make_project(folder: Path, settings: str = "", more: str = "") -> Path:
    (folder / "spec").mkdir(parents=True)
    text = SPEC.format(name=folder.name, more=more)
    (folder / "spec" / "all.yaml").write_text(text, encoding="utf-8")
    (folder / "ssotgen.toml").write_text(settings, encoding="utf-8")
    return folder


def fill_cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "")
    monkeypatch.chdir(folder)
    assert main(["generate"]) == main(["validate"]) == 0
    assert is_known(folder) == (True, True)


def is_known(folder: Path) -> tuple[bool, bool]:
    """Whether the cache knows that the files of a project are in step, and that its spec is
    valid."""
    valid = cache.count_valid(str(folder))
    return cache.count_in_step(str(folder)) is not None, valid is not None


@pytest.mark.parametrize("settings", ["ssotgen.toml", "pyproject.toml", ""])
def test_a_folder_below_is_only_answered_for_where_settings_hold_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str
) -> None:
    project = make_project(tmp_path / "paint")
    (project / "ssotgen.toml").unlink()
    if settings:
        (project / settings).write_text("[project]\n" * (settings == "pyproject.toml"))
    fill_cache(project, monkeypatch)
    below = project / "below"
    below.mkdir()
    monkeypatch.chdir(below)
    has_settings = settings == "ssotgen.toml"
    assert is_known(below) == (has_settings, has_settings)
    assert main(["validate"]) == main(["check"]) == (0 if has_settings else 2)


def link_spec_out(project: Path) -> None:
    document = project / "spec" / "all.yaml"
    document.rename(project / "all.yaml")
    document.symlink_to("../all.yaml")


def link_output_out(project: Path) -> None:
    output = project / "generated"
    output.rename(project.parent / "elsewhere")
    output.symlink_to("../elsewhere")


@pytest.mark.parametrize(("change", "exit_code"), [(link_spec_out, 1), (link_output_out, 2)])
def test_a_link_out_of_the_project_is_noticed_though_the_content_is_the_same(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path], None],
    exit_code: int,
) -> None:
    project = make_project(tmp_path / "paint")
    fill_cache(project, monkeypatch)
    change(project)
    assert is_known(project) == (False, False)
    assert main(["validate"]) == exit_code
    assert main(["check"]) == 2


def test_templates_in_a_linked_folder_are_not_answered_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(tmp_path / "paint", 'templates = "templates"\n')
    (project / "templates").mkdir()
    fill_cache(project, monkeypatch)
    (project / "shared").mkdir()
    (project / "templates" / "linked").symlink_to("../shared")
    assert main(["generate"]) == 0
    assert is_known(project) == (False, False)


def add_spec_at_the_top(top: Path) -> None:
    (top / "spec").mkdir()


def add_settings_behind_a_pattern(top: Path) -> None:
    (top / "services" / "new" / "py" / "ssotgen.toml").touch()


def turn_a_file_into_a_member(top: Path) -> None:
    (top / "services" / "file").unlink()
    make_project(top / "services" / "file" / "py").joinpath("spec", "all.yaml").unlink()


@pytest.mark.parametrize(
    "change", [add_spec_at_the_top, add_settings_behind_a_pattern, turn_a_file_into_a_member]
)
def test_another_member_of_a_workspace_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    make_project(tmp_path / "paint")
    make_project(tmp_path / "services" / "old" / "py")
    (tmp_path / "services" / "new" / "py").mkdir(parents=True)
    (tmp_path / "services" / "file").touch()
    (tmp_path / "ssotgen.toml").write_text(WORKSPACE, encoding="utf-8")
    fill_cache(tmp_path, monkeypatch)
    change(tmp_path)
    assert is_known(tmp_path) == (False, False)
    assert main(["validate"]) != 0


def test_a_member_that_becomes_a_repository_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Headers name the spec by its path in the repository."""
    member = make_project(tmp_path / "paint")
    (tmp_path / "ssotgen.toml").write_text('[workspace]\nmembers = ["paint"]\n', encoding="utf-8")
    fill_cache(tmp_path, monkeypatch)
    (member / ".git").mkdir()
    assert is_known(tmp_path) == (False, False)
    assert main(["check"]) == 1


@pytest.mark.parametrize("name", ["ssotgen.toml", "spec/all.yaml", "spec/more.yaml"])
def test_a_change_of_an_imported_project_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    shared = make_project(tmp_path / "shared")
    (shared / "ssotgen.toml").rename(shared / "pyproject.toml")
    (shared / "pyproject.toml").write_text("[tool.ssotgen]\n", encoding="utf-8")
    project = make_project(tmp_path / "paint", more=", imports: {shared: ../shared}")
    fill_cache(project, monkeypatch)
    (shared / name).write_text("spec: 'nowhere'\n", encoding="utf-8")
    assert is_known(project) == (False, False)
    assert main(["validate"]) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full")
@pytest.mark.parametrize("command", ["validate", "check", "generate"])
def test_a_cached_answer_copes_with_a_closed_or_full_stderr(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    fill_cache(make_project(tmp_path / "paint"), monkeypatch)
    capsys.readouterr()
    with Path("/dev/full").open("w", encoding="utf-8", buffering=1) as full:
        monkeypatch.setattr(sys, "stderr", full)
        assert main([command]) == 0
    monkeypatch.setattr(sys, "stderr", None)
    assert main([command]) == 0
    assert capsys.readouterr().out == ""
