"""`check` tells the truth: what differs, by which line of the spec, and nothing that does not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from support.cli_command import command

SPEC = """\
project:
  name: paint
  package: shop.ssot
  summary: What the paint shop is made of.
features:
  mixer:
    summary: Mixes paint by recipe.
    imports: {shop.mixer: [Mixer]}
    hint: pip install 'shop[mixer]'
enums:
  Colour:
    summary: A colour of paint.
    members:
      RED: {value: red, summary: The colour of doors.}
      BLUE: {value: blue, summary: The colour of shutters.}
  Finish:
    summary: How the dry paint looks.
    members:
      MATT: {value: matt, summary: Without gloss.}
      GLOSS: {value: gloss, summary: With gloss.}
"""
ENUMS = Path("generated/shop/ssot/paint_enums.py")
CONFIG = Path("generated/shop/ssot/paint.py")


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pristine")
    (folder / "spec").mkdir()
    (folder / "spec" / "paint.yaml").write_text(SPEC, encoding="utf-8")
    made = command(folder, "generate")
    assert made.returncode == 0, made.stdout + made.stderr
    return folder


@pytest.fixture
def project(pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pristine, tmp_path / "project"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def line_of(path: Path, text: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_a_hand_edit_is_told_with_definition_place_and_mending_command(project: Path) -> None:
    edit(project / ENUMS, '"blue"', '"navy"')
    before = state(project)
    done = command(project, "check")
    assert done.returncode == 1
    line = line_of(project / ENUMS, '"navy"')
    assert done.stdout.startswith(
        f"{ENUMS.as_posix()}:{line}:1: SSG503 [changed-definition] Colour does not match the spec\n"
    )
    help_text = (
        "run `ssotgen generate` to restore it; to keep the edit, make it in spec/paint.yaml\n"
    )
    assert f"= help: {help_text}" in done.stdout
    assert '-    BLUE = "navy"\n+    BLUE = "blue"\n' in done.stdout
    assert "@@ Colour (spec/paint.yaml:11:3)\n" in done.stdout
    assert "ssotgen generate" in done.stderr
    assert state(project) == before
    assert command(project, "generate").returncode == 0
    assert command(project, "check").returncode == 0


def test_a_change_of_the_spec_names_each_definition_that_it_reaches(project: Path) -> None:
    spec = project / "spec" / "paint.yaml"
    edit(spec, "value: gloss", "value: shiny")
    edit(spec, "A colour of paint.", "A colour that we mix.")
    found = json.loads(command(project, "check", "--format", "json").stdout)["findings"]
    assert [finding["symbol"] for finding in found] == ["Colour", "Finish"]
    assert {finding["rule"] for finding in found} == {"changed-definition"}


def test_a_new_entry_and_a_removed_one_are_drift(project: Path) -> None:
    extra = project / "spec" / "extra.yaml"
    extra.write_text(
        "enums:\n  Size: {summary: How large a tin is., members: {SMALL: small}}\n",
        encoding="utf-8",
    )
    done = command(project, "check")
    assert done.returncode == 1
    assert "Size does not match the spec" in done.stdout
    assert command(project, "generate").returncode == 0
    extra.unlink()
    done = command(project, "check")
    assert done.returncode == 1
    assert "-class Size(" in done.stdout


def test_crlf_in_the_checkout_is_no_drift_and_is_left_alone(project: Path) -> None:
    for path in (ENUMS, CONFIG):
        content = (project / path).read_bytes().replace(b"\n", b"\r\n")
        (project / path).write_bytes(content)
    before = state(project / "generated")
    assert command(project, "check").returncode == 0
    assert command(project, "generate").returncode == 0
    assert state(project / "generated") == before


def test_a_missing_file_is_told(project: Path) -> None:
    (project / ENUMS).unlink()
    done = command(project, "check")
    assert done.returncode == 1
    assert done.stdout == (
        f"{ENUMS}:1:1: SSG501 [missing-file] the generated file is missing\n"
        "    = help: run `ssotgen generate` and commit the file\n"
    )
    assert not (project / ENUMS).exists()


def test_of_a_project_that_was_never_generated_one_thing_is_said(project: Path) -> None:
    shutil.rmtree(project / "generated")
    done = command(project, "check")
    assert done.returncode == 1
    (first, advice) = done.stdout.splitlines()
    assert first.endswith(" generated files exists yet")
    assert advice == "    = help: run `ssotgen generate` and commit the files"


def test_a_left_over_file_is_told_and_not_deleted(project: Path) -> None:
    edit(project / "spec" / "paint.yaml", "name: paint", "name: colours")
    assert command(project, "generate").returncode == 0
    done = command(project, "check")
    assert done.returncode == 1
    assert done.stdout.count("SSG502 [extra-file]") == 5
    assert done.stderr.endswith("run `ssotgen generate --prune` to fix this\n")
    assert (project / ENUMS).exists()


def test_another_projects_files_are_not_extra(project: Path) -> None:
    other = project / "generated" / "other"
    other.mkdir()
    (other / "ssotgen.toml").touch()
    shutil.copy(project / ENUMS, other / "paint_enums.py")
    assert command(project, "check").returncode == 0


def test_layout_alone_is_said_to_be_so(project: Path) -> None:
    text = (project / ENUMS).read_text(encoding="utf-8")
    (project / ENUMS).write_text(text.replace('"red"', "'red'"), encoding="utf-8")
    done = command(project, "check")
    assert done.returncode == 1
    assert "SSG504 [layout-only]" in done.stdout


def test_a_changed_comment_is_more_than_layout(project: Path) -> None:
    edit(project / ENUMS, "do not edit", "edit at will")
    done = command(project, "check")
    assert done.returncode == 1
    assert "SSG503" in done.stdout


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"not python ((("])
def test_whatever_stands_below_the_header_is_compared(project: Path, content: bytes) -> None:
    header = b"".join((project / ENUMS).read_bytes().splitlines(keepends=True)[:2])
    (project / ENUMS).write_bytes(header + content)
    assert command(project, "check").returncode == 1
    assert command(project, "generate").returncode == 0
    assert command(project, "check").returncode == 0


def test_a_folder_in_the_place_of_a_file_is_no_drift(project: Path) -> None:
    (project / ENUMS).unlink()
    (project / ENUMS).mkdir()
    done = command(project, "check")
    assert done.returncode == 2
    assert "SSG921 [unreadable-output]" in done.stdout


def test_a_link_out_of_the_project_is_not_written_through(project: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.py"
    shutil.copy(project / ENUMS, outside)
    edit(outside, '"red"', '"crimson"')
    before = outside.read_bytes()
    (project / ENUMS).unlink()
    (project / ENUMS).symlink_to(outside)
    done = command(project, "generate")
    assert done.returncode == 2
    assert "SSG920 [cannot-write]" in done.stdout
    assert outside.read_bytes() == before


def test_the_order_and_the_split_of_the_yaml_do_not_show(project: Path) -> None:
    spec = project / "spec" / "paint.yaml"
    head, colour = SPEC.split("  Colour:\n")
    colour, finish = colour.split("  Finish:\n")
    spec.write_text(f"enums:\n  Finish:\n{finish}{head.split('enums:')[0]}", encoding="utf-8")
    below = project / "spec" / "more" / "colour.yml"
    below.parent.mkdir()
    below.write_text(f"enums:\n  Colour:\n{colour}", encoding="utf-8")
    assert command(project, "check").returncode == 0


@pytest.mark.parametrize(
    "variables",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "C", "TZ": "Asia/Tokyo"},
        {"PYTHONOPTIMIZE": "2", "PYTHONUTF8": "0", "LANG": "C"},
    ],
)
def test_the_same_bytes_whatever_the_surroundings(project: Path, variables: dict[str, str]) -> None:
    before = {path: content for path, (content, _) in state(project / "generated").items()}
    shutil.rmtree(project / "generated")
    assert command(project, "generate", **variables).returncode == 0
    assert {path: content for path, (content, _) in state(project / "generated").items()} == before


def test_check_from_a_folder_below(project: Path) -> None:
    (project / "ssotgen.toml").touch()
    below = project / "spec"
    assert command(below, "check").returncode == 0
    edit(project / ENUMS, '"blue"', '"navy"')
    done = command(below, "check")
    assert done.stdout.startswith(f"../{ENUMS.as_posix()}:")
    assert "paint.yaml:11:3" in done.stdout


def test_text_cannot_become_code(project: Path) -> None:
    text = '""" + __import__(\'os\').system(\'touch hacked\') + """ {{ 7 * 7 }} {% raw %}'
    spec = project / "spec" / "paint.yaml"
    edit(spec, "A colour of paint.", json.dumps(text))
    assert command(project, "generate").returncode == 0
    source = (project / ENUMS).read_text(encoding="utf-8")
    namespace: dict[str, object] = {"__name__": "paint_enums"}
    exec(compile(source, "paint_enums.py", "exec"), namespace)
    assert getattr(namespace["Colour"], "__doc__", None) == text
    assert not (project / "hacked").exists()


def test_text_at_the_end_is_no_fault_of_the_last_definition(project: Path) -> None:
    path = project / ENUMS
    path.write_text(path.read_text(encoding="utf-8") + "EXTRA = 1\n", encoding="utf-8")
    done = command(project, "check")
    assert "what follows Finish does not match the spec" in done.stdout


def test_what_is_above_the_definitions_is_named(project: Path) -> None:
    edit(project / ENUMS, "What the paint shop is made of.", "Something else.")
    assert "the header does not match the spec" in command(project, "check").stdout
