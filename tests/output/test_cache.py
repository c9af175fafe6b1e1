"""The cache answers at once where nothing has changed, and never where anything has."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from support.cli_command import command, environment

from ssotgen.__main__ import main
from ssotgen.app.check import check
from ssotgen.app.projects import find_projects
from ssotgen.cli.remembered import inputs_of, remember_answer, remembered_answer
from ssotgen.output import cache
from ssotgen.resources import preset_spec_folder
from ssotgen.settings.settings import Flags

SPEC = """\
project: {name: paint, package: shop.ssot, summary: What the paint shop is made of.}
enums:
  Colour: {summary: A colour of paint., members: {RED: red, BLUE: blue}}
"""
OUTSIDE_CI = {"CI": ""}
KEPT = {".gitignore", "in_step", "valid"}
ENUMS = Path("generated/shop/ssot/paint_enums.py")


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pristine")
    (folder / "spec").mkdir()
    (folder / "templates").mkdir()
    (folder / "ssotgen.toml").write_text('templates = "templates"\n', encoding="utf-8")
    (folder / "spec" / "paint.yaml").write_text(SPEC, encoding="utf-8")
    return folder


@pytest.fixture
def project(pristine: Path, tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(pristine, tmp_path / "project"))
    assert command(folder, "generate", **OUTSIDE_CI).returncode == 0
    assert is_remembered(folder)
    return folder


@pytest.fixture
def valid(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CI", "")
    monkeypatch.chdir(project)
    assert main(["validate"]) == 0
    assert is_known_as_valid(project)
    return project


def is_remembered(folder: Path) -> bool:
    """Whether the cache knows that the files of a project are in step."""
    return cache.count_in_step(str(folder)) is not None


def is_known_as_valid(folder: Path) -> bool:
    """Whether the cache knows that the spec of a project is valid."""
    return cache.count_valid(str(folder)) is not None


def heavy_imports(folder: Path, *words: str, **variables: str) -> set[str]:
    """Run a command and return which of the packages that cost something it imported."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "ssotgen", *words],
        cwd=folder,
        env=environment(**(OUTSIDE_CI | variables)),
        capture_output=True,
        text=True,
        check=False,
    )
    names = {line.split("|")[-1].strip() for line in done.stderr.splitlines() if "|" in line}
    return names & {"yaml", "jinja2", "jsonschema", "black", "argparse", "dataclasses"}


def test_an_unchanged_project_is_answered_without_reading_yaml(project: Path) -> None:
    for name, told in (
        ("check", "the generated files are up to date\n"),
        ("generate", "1 file unchanged\n"),
    ):
        assert heavy_imports(project, name) == set()
        done = command(project, name, **OUTSIDE_CI)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", told)
        slow = command(project, name, "--no-cache", **OUTSIDE_CI)
        assert (slow.returncode, slow.stdout, slow.stderr) == (0, "", told)


def test_an_unchanged_spec_is_valid_without_being_read(valid: Path) -> None:
    assert heavy_imports(valid, "validate") == set()
    assert is_remembered(valid)
    for options in ((), ("--no-cache",)):
        done = command(valid, "validate", *options, **OUTSIDE_CI)
        assert (done.returncode, done.stdout, done.stderr) == (
            0,
            "",
            "the spec is valid (1 file read)\n",
        )
    done = command(valid, "validate", "--quiet", **OUTSIDE_CI)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_default_spec_needs_neither_black_nor_jsonschema(tmp_path: Path) -> None:
    """Where this fails, a template may have a line that black would break: break it there so."""
    spec = str(preset_spec_folder("orchestration"))
    imported = heavy_imports(tmp_path, "check", "--no-cache", "--spec", spec)
    assert imported & {"yaml", "jinja2", "jsonschema", "black"} == {"yaml", "jinja2"}


def append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a document": lambda root: append(root / "spec" / "paint.yaml", "# more\n"),
    "a new document": lambda root: (root / "spec" / "b.yaml").write_text("enums: {}\n"),
    "a settings file": lambda root: append(root / "ssotgen.toml", "# more\n"),
    "a settings file further up": lambda root: (root.parent / "pyproject.toml").touch(),
    "a template": lambda root: (root / "templates" / "header.j2").write_text("{# mine #}\n"),
    "a generated file": lambda root: append(root / ENUMS, "# more\n"),
    "a missing file": lambda root: (root / ENUMS).unlink(),
    "an extra file": lambda root: shutil.copy(root / ENUMS, root / "generated" / "extra.py"),
    "a damaged record": lambda root: append(root / ".ssotgen_cache" / "in_step", "\0\n"),
    "an empty record": lambda root: (root / ".ssotgen_cache" / "in_step").write_bytes(b""),
    "a removed document": lambda root: (root / "spec" / "paint.yaml").unlink(),
}


NOT_OF_THE_SPEC = {
    "a generated file",
    "a missing file",
    "an extra file",
    "a damaged record",
    "an empty record",
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_looked_into(valid: Path, change: str) -> None:
    CHANGES[change](valid)
    assert not is_remembered(valid)
    assert is_known_as_valid(valid) is (change in NOT_OF_THE_SPEC)


@pytest.mark.parametrize("content", [b"", b"\0", b"ssotgen in step, format 5\nkey\nno counts\n"])
def test_a_damaged_record_of_a_valid_spec_is_none(valid: Path, content: bytes) -> None:
    (valid / ".ssotgen_cache" / "valid").write_bytes(content)
    assert not is_known_as_valid(valid)


@pytest.mark.parametrize(
    ("entry", "exit_code"),
    [
        ("{summary: How large it is., members: {S: s, T: s}}", 1),
        ("{summary: Size., members: {S: s}}", 0),
    ],
    ids=["an error", "a warning"],
)
def test_what_is_wrong_with_a_spec_is_said_each_time(
    valid: Path, capsys: pytest.CaptureFixture[str], entry: str, exit_code: int
) -> None:
    append(valid / "spec" / "paint.yaml", f"  Size: {entry}\n")
    capsys.readouterr()
    assert main(["validate"]) == exit_code
    first = capsys.readouterr()
    assert "paint.yaml:4" in first.out
    assert main(["validate"]) == exit_code
    assert capsys.readouterr() == first


def test_an_end_that_comes_overnight_is_looked_into(
    valid: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(
        valid / "spec" / "paint.yaml",
        "  Size: {summary: How large it is., members: {S: s, M: m}, deprecated: "
        '{since: "1.0", remove_after: "2040-01-01"}}\n',
    )
    assert main(["generate"]) == main(["validate"]) == 0
    assert is_remembered(valid)
    assert is_known_as_valid(valid)
    with monkeypatch.context() as later:
        later.setattr(time, "time", lambda: 2_300_000_000.0)
        assert not is_remembered(valid)
        assert not is_known_as_valid(valid)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2300000000")
    assert main(["validate"]) == 1
    assert main(["check"]) == 2


def test_a_package_of_another_version_is_looked_into(project: Path, tmp_path: Path) -> None:
    (tmp_path / "site" / "black-99.1.0.dist-info").mkdir(parents=True)
    variables = environment(str(tmp_path / "site"), **OUTSIDE_CI)
    assert "argparse" in heavy_imports(project, "check", PYTHONPATH=variables["PYTHONPATH"])


def test_an_answer_to_inputs_that_changed_meanwhile_is_not_remembered(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "")
    projects = find_projects(project, Flags())
    (project / ".ssotgen_cache" / "in_step").unlink()
    inputs = inputs_of(projects, wanted=True)
    result = check(projects.settings)
    document = project / "spec" / "paint.yaml"
    before = document.read_text(encoding="utf-8")
    document.write_text(before.replace("BLUE", "BLEU"), encoding="utf-8")
    remember_answer(projects, result, inputs)
    assert command(project, "check", **OUTSIDE_CI).returncode == 1
    document.write_text(before, encoding="utf-8")
    remember_answer(projects, result, inputs)
    assert is_remembered(project)


def test_inputs_that_were_mended_before_they_were_read_are_not_remembered(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "")
    projects = find_projects(project, Flags())
    (project / ".ssotgen_cache" / "in_step").unlink()
    document = project / "spec" / "paint.yaml"
    mended = document.read_text(encoding="utf-8")
    faulty = mended.replace("BLUE", "BLEU")
    document.write_text(faulty, encoding="utf-8")
    inputs = inputs_of(projects, wanted=True)
    document.write_text(mended, encoding="utf-8")
    remember_answer(projects, check(projects.settings), inputs)
    document.write_text(faulty, encoding="utf-8")
    assert command(project, "check", **OUTSIDE_CI).returncode == 1


def test_many_at_once_leave_a_record_that_holds(project: Path) -> None:
    (project / ".ssotgen_cache" / "in_step").unlink()
    words = [sys.executable, "-m", "ssotgen"]
    running = [
        subprocess.Popen(
            [*words, name], cwd=project, env=environment(**OUTSIDE_CI), stderr=subprocess.DEVNULL
        )
        for name in ("check", "generate") * 2
    ]
    assert [process.wait() for process in running] == [0] * 4
    assert is_remembered(project)
    assert {path.name for path in (project / ".ssotgen_cache").iterdir()} <= KEPT


def test_another_option_of_the_command_line_is_looked_into(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setenv("CI", "")
    assert remembered_answer(["check"]) == 0
    assert remembered_answer(["check", "--spec", "spec"]) is None
    assert remembered_answer(["check", "--no-cache"]) is None
    assert remembered_answer(["validate", "--no-cache"]) is None
    assert remembered_answer(["validate", "--format", "json"]) is None
    assert "argparse" in heavy_imports(project, "check", CI="true")


@pytest.mark.parametrize(
    "variable", ["CI", "TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION", "CODEBUILD_BUILD_ID"]
)
def test_a_committed_cache_is_not_believed_in_ci(
    project: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setenv("CI", "")
    assert remembered_answer(["check"]) == 0
    old = cache.file_hash((project / ENUMS).read_bytes())
    (project / ENUMS).write_text("RED = 'not red'\n", encoding="utf-8")
    record = project / ".ssotgen_cache/in_step"
    forged = record.read_text().replace(old, cache.file_hash((project / ENUMS).read_bytes()))
    record.write_text(forged)
    assert remembered_answer(["check"]) == 0
    monkeypatch.setenv(variable, "true")
    assert remembered_answer(["check"]) is None
    assert main(["check"]) == 1


def test_line_endings_are_still_no_drift(project: Path) -> None:
    crlf = (project / ENUMS).read_bytes().replace(b"\n", b"\r\n")
    (project / ENUMS).write_bytes(crlf)
    assert is_remembered(project)


def test_a_moved_project_is_looked_into(project: Path, tmp_path: Path) -> None:
    moved = project.rename(tmp_path / "moved")
    assert not is_remembered(moved)


@pytest.mark.parametrize("name", ["check", "validate"])
def test_only_generate_makes_the_cache_folder(project: Path, name: str) -> None:
    shutil.rmtree(project / ".ssotgen_cache")
    assert command(project, name, **OUTSIDE_CI).returncode == 0
    assert not (project / ".ssotgen_cache").exists()


def test_a_pipe_holds_nobody_up(project: Path) -> None:
    os.mkfifo(project / "generated" / "pipe.py")
    assert is_remembered(project)
    os.mkfifo(project / "spec" / "pipe")
    assert not is_remembered(project)


@pytest.mark.parametrize("name", [".ssotgen_cache", ".ssotgen_cache/in_step"])
@pytest.mark.parametrize("words", [("generate",), ("generate", "--no-cache"), ("check",)])
def test_a_cache_that_cannot_be_written_is_in_nobodys_way(
    pristine: Path, tmp_path: Path, name: str, words: tuple[str, ...]
) -> None:
    folder = Path(shutil.copytree(pristine, tmp_path / "project"))
    assert command(folder, "generate", "--no-cache", **OUTSIDE_CI).returncode == 0
    assert not (folder / ".ssotgen_cache").exists()
    if "/" in name:
        (folder / name / "not empty").mkdir(parents=True)
    else:
        (folder / name).touch()
    done = command(folder, *words, **OUTSIDE_CI)
    assert (done.returncode, done.stdout) == (0, "")
    append(folder / "spec" / "paint.yaml", "  Size: {summary: How large., members: {S: s}}\n")
    assert command(folder, *words, **OUTSIDE_CI).returncode == (words == ("check",))


def test_a_project_that_becomes_part_of_a_repository_is_looked_into(project: Path) -> None:
    (project.parent / ".git").mkdir()
    assert not is_remembered(project)


def test_a_file_that_was_left_over_since_is_looked_into(project: Path) -> None:
    (project / "old" / "shop").mkdir(parents=True)
    assert is_remembered(project)
    shutil.copy(project / ENUMS, project / "old" / "shop" / "paint_enums.py")
    assert command(project, "check", **OUTSIDE_CI).returncode == 1
