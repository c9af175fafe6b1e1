"""Settings: the file that decides, flags over it, and a finding at its place for each mistake."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ssotgen import __version__
from ssotgen.cli.report.text import render_finding
from ssotgen.diagnostics.finding import Finding
from ssotgen.settings.load import load_settings
from ssotgen.settings.settings import Flags, Settings, SettingsError, missing_spec

NO_FLAGS = Flags()
CASES = Path(__file__).parents[1] / "cases" / "rules"
USAGE_CASES = [
    CASES / name
    for name in (
        "invalid-settings-file",
        "unknown-setting",
        "invalid-setting",
        "path-outside-project",
        "missing-spec-folder",
        "missing-template-folder",
    )
]


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project that is the working directory."""
    root = tmp_path / "project"
    root.mkdir()
    monkeypatch.chdir(root)
    return root


def refused(folder: Path, flags: Flags = NO_FLAGS) -> tuple[Finding, ...]:
    with pytest.raises(SettingsError) as caught:
        load_settings(folder, flags)
    return caught.value.findings


def told(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{finding.location} {finding.code} {finding.message}" for finding in findings]


def test_defaults(project: Path) -> None:
    assert load_settings(project, NO_FLAGS) == Settings(
        root=project, spec=project / "spec", output=project / "generated", sources=(project,)
    )


def test_every_key_of_ssotgen_toml(project: Path) -> None:
    (project / "ssotgen.toml").write_text(
        'spec = "design"\noutput = "src"\ntemplates = "tpl"\n'
        'sources = ["src", "tests"]\nexclude = ["build/**"]\n'
    )
    (project / "tpl").mkdir()
    settings = load_settings(project, NO_FLAGS)
    assert settings.spec == project / "design"
    assert settings.output == project / "src"
    assert settings.templates == project / "tpl"
    assert settings.sources == (project / "src", project / "tests")
    assert settings.exclude == ("build/**",)
    assert settings.file == project / "ssotgen.toml"


def test_settings_of_a_parent_folder_hold_relative_to_it(project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.ssotgen]\nspec = "design"\n')
    below = project / "a" / "b"
    below.mkdir(parents=True)
    settings = load_settings(below, NO_FLAGS)
    assert (settings.root, settings.spec) == (project, project / "design")


def test_ssotgen_toml_wins_over_pyproject_toml_beside_it(project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.ssotgen]\nspec = "theirs"\n')
    (project / "ssotgen.toml").write_text('spec = "ours"\n')
    assert load_settings(project, NO_FLAGS).spec == project / "ours"


def test_the_nearest_folder_wins_whatever_its_file(project: Path) -> None:
    (project / "ssotgen.toml").write_text('spec = "far"\n')
    below = project / "below"
    below.mkdir()
    (below / "pyproject.toml").write_text('[tool.ssotgen]\nspec = "near"\n')
    assert load_settings(below, NO_FLAGS).spec == below / "near"


@pytest.mark.parametrize(
    "content",
    ['[project]\nname = "ssotgen-user"\n', "[tool.other]\nx = 1\n", "[tool.other\nbroken ssotgen"],
)
def test_a_pyproject_without_our_table_is_passed_over(project: Path, content: str) -> None:
    (project / "ssotgen.toml").write_text('spec = "far"\n')
    below = project / "below"
    below.mkdir()
    (below / "pyproject.toml").write_text(content)
    assert load_settings(below, NO_FLAGS).spec == project / "far"


def test_flags_beat_settings_and_are_relative_to_the_working_directory(project: Path) -> None:
    (project / "ssotgen.toml").write_text('spec = "design"\noutput = "src"\n')
    below = project / "below"
    (below / "tpl").mkdir(parents=True)
    settings = load_settings(below, Flags(spec="s", output="../out", templates="tpl"))
    assert settings.spec == below / "s"
    assert settings.output == project / "out"
    assert settings.templates == below / "tpl"
    assert settings.command_line("check") == (
        "ssotgen check --spec s --output ../out --templates tpl"
    )


def test_an_absolute_output_flag_may_leave_the_project(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    settings = load_settings(project, Flags(output=str(elsewhere)))
    assert settings.output == settings.writable_root == elsewhere


def test_the_project_is_the_writable_root(project: Path) -> None:
    assert load_settings(project, Flags(output=".")).writable_root == project


def test_command_lines_are_quoted_for_a_shell(project: Path) -> None:
    assert load_settings(project, Flags(spec="my spec")).command_line("generate") == (
        "ssotgen generate --spec 'my spec'"
    )


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (b'spec = "a"\noutput = src\n', 2, 10),
        (b'spec = "a\n', 1, 8),
        (b"spec", 1, 5),
        (b'spec = "a"\nspec = "b"\n', 2, 1),
        (b'spec = "a"\noutput = "\xff"\n', 2, 1),
    ],
)
def test_a_file_that_cannot_be_parsed(
    project: Path, content: bytes, line: int, column: int
) -> None:
    (project / "ssotgen.toml").write_bytes(content)
    (finding,) = refused(project)
    assert finding.code == "SSG901"
    assert (finding.location.path, finding.location.line) == ("ssotgen.toml", line)
    assert abs(finding.location.column - column) <= 1


def test_a_broken_pyproject_that_speaks_of_us_is_not_passed_over(project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.ssotgen]\nspec = "a"\n\n[broken\n')
    (finding,) = refused(project)
    assert finding.code == "SSG901"
    assert str(finding.location).startswith("pyproject.toml:4:")


def test_a_byte_order_mark_is_accepted(project: Path) -> None:
    (project / "ssotgen.toml").write_bytes(b'\xef\xbb\xbfspec = "a"\n')
    assert load_settings(project, NO_FLAGS).spec == project / "a"


def test_everything_that_is_wrong_is_told_at_once_at_its_key(project: Path) -> None:
    (project / "pyproject.toml").write_text(
        '[project]\nspec = "not ours"\n\n[tool.ssotgen]\nouput = "src"\n"spec" = 3\n'
        'sources = "src"\n  exclude = ["a", 1]\n\n[tool.ssotgen.other]\nx = 1\n'
    )
    findings = refused(project)
    assert told(findings) == [
        "pyproject.toml:4:1 SSG902 unknown setting 'other'",
        "pyproject.toml:5:1 SSG902 unknown setting 'ouput'",
        "pyproject.toml:6:10 SSG903 'spec' must be a string, not a number",
        "pyproject.toml:7:11 SSG903 'sources' must be a list of strings, not a string",
        "pyproject.toml:8:13 SSG903 'exclude' must be a list of strings, not a list with a number",
    ]
    assert findings[1].hint == "did you mean `output`?"


@pytest.mark.parametrize("value", ["../out", "/somewhere/else", "a/../../b"])
@pytest.mark.parametrize("key", ["spec", "output", "templates"])
def test_a_path_of_the_file_that_leaves_the_project(project: Path, key: str, value: str) -> None:
    (project / "ssotgen.toml").write_text(f'{key} = "{value}"\n')
    (finding,) = refused(project)
    assert finding.code == "SSG904"
    assert str(finding.location) == f"ssotgen.toml:1:{len(key) + 4}"


def test_an_absolute_path_inside_the_project_is_accepted(project: Path) -> None:
    (project / "ssotgen.toml").write_text(f"output = {str(project / 'src')!r}\n")
    assert load_settings(project, NO_FLAGS).output == project / "src"


def test_an_output_flag_that_climbs_out_of_the_project(project: Path) -> None:
    (finding,) = refused(project, Flags(output="../out"))
    assert finding.code == "SSG904"
    assert "absolute path" in finding.hint


def test_an_output_behind_a_symbolic_link_that_leaves_the_project(
    project: Path, tmp_path: Path
) -> None:
    (tmp_path / "outside").mkdir()
    (project / "generated").symlink_to(tmp_path / "outside")
    (finding,) = refused(project)
    assert finding.code == "SSG904"
    assert "symbolic link" in finding.message


@pytest.mark.parametrize("value", ["", "  ", "a\0b", "a\nb"])
def test_paths_that_no_system_accepts(project: Path, value: str) -> None:
    (finding,) = refused(project, Flags(spec=value))
    assert finding.code == "SSG903"


@pytest.mark.parametrize("flags", [NO_FLAGS, Flags(templates="tpl")])
def test_templates_that_are_not_there(project: Path, flags: Flags) -> None:
    (project / "ssotgen.toml").write_text('# ours\ntemplates = "tpl"\n')
    (finding,) = refused(project, flags)
    assert finding.code == "SSG906"
    assert finding.location.path == ("" if flags.templates else "ssotgen.toml")


def test_a_missing_spec_says_where_its_path_came_from(project: Path) -> None:
    def message(flags: Flags) -> str:
        finding = missing_spec(load_settings(project, flags))
        assert finding is not None
        return f"{finding.location} {finding.message}"

    assert message(NO_FLAGS) == (":1:1 the spec folder 'spec' (the default) does not exist")
    (project / "ssotgen.toml").write_text('\nspec = "design"\n')
    assert message(NO_FLAGS) == (
        "ssotgen.toml:2:8 the spec folder 'design' (set in ssotgen.toml) does not exist"
    )
    (project / "file").touch()
    assert message(Flags(spec="file")) == (
        ":1:1 the spec folder 'file' (given with `--spec`) is not a folder"
    )


@pytest.mark.parametrize("rule", USAGE_CASES, ids=lambda folder: folder.name)
def test_the_cases_of_the_rules(rule: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def found(folder: Path) -> str:
        monkeypatch.chdir(folder)
        try:
            missing = missing_spec(load_settings(folder, NO_FLAGS))
        except SettingsError as error:
            return "".join(render_finding(finding) for finding in error.findings)
        return render_finding(missing) if missing else ""

    assert found(rule / "good") == ""
    if os.environ.get("SSOTGEN_UPDATE_CASES") == "1":
        (rule / "bad" / "expected.txt").write_text(found(rule / "bad"), encoding="utf-8")
    assert found(rule / "bad") == (rule / "bad" / "expected.txt").read_text(encoding="utf-8")


def test_a_spec_that_is_there_is_not_missing(project: Path) -> None:
    (project / "spec").mkdir()
    assert missing_spec(load_settings(project, NO_FLAGS)) is None


def test_a_required_version_that_is_met(project: Path) -> None:
    (project / "ssotgen.toml").write_text(f'required-version = "=={__version__}"\n')
    assert load_settings(project, NO_FLAGS).root == project


def test_a_version_before_a_release_meets_a_requirement(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ssotgen.settings.required_version.__version__", "1.5.0rc1")
    (project / "ssotgen.toml").write_text('required-version = ">=1.4"\n')
    assert load_settings(project, NO_FLAGS).root == project


def test_a_required_version_that_is_not_met_is_all_that_is_told(project: Path) -> None:
    (project / "pyproject.toml").write_text(
        '[tool.ssotgen]\nkey-of-tomorrow = 1\nrequired-version = ">=100.4,<101"\n'
    )
    (finding,) = refused(project)
    assert finding.code == "SSG908"
    assert str(finding.location) == "pyproject.toml:3:1"
    assert __version__ in finding.message
    assert "'ssotgen>=100.4,<101'" in finding.hint


@pytest.mark.parametrize("value", ["1", '"one"', "[]"])
def test_a_required_version_that_is_none(project: Path, value: str) -> None:
    (project / "ssotgen.toml").write_text(f"required-version = {value}\n")
    (finding,) = refused(project)
    assert finding.code == "SSG903"


@pytest.mark.parametrize("name", ["ssotgen.toml", "pyproject.toml"])
@pytest.mark.parametrize(
    ("value", "message", "column"),
    [
        ("1" * 5000, "a number has too many digits for Python to read", 5),
        ("[" * 1000, "lists and tables are nested too deeply", 5),
        ("{a=" * 1000, "lists and tables are nested too deeply", 5),
    ],
    ids=["digits", "brackets", "braces"],
)
def test_what_python_cannot_read_is_an_invalid_file(
    project: Path, name: str, value: str, message: str, column: int
) -> None:
    (project / name).write_text(f"[tool.ssotgen]\n[tool.x]\nx = {value}\n")
    with pytest.raises(SettingsError) as caught:
        load_settings(project, NO_FLAGS)
    (finding,) = caught.value.findings
    assert finding.rule == "invalid-settings-file"
    assert finding.message == message
    assert (finding.location.line, finding.location.column) == (3, column)


def test_a_value_without_quotes_is_named(project: Path) -> None:
    (project / "ssotgen.toml").write_text("spec = design  # the folder\n")
    with pytest.raises(SettingsError) as caught:
        load_settings(project, NO_FLAGS)
    (finding,) = caught.value.findings
    assert finding.message == "invalid TOML value 'design'"
    assert finding.hint == 'write `spec = "design"`'


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ('[breaking]\nagainst = 3\nseverity = {wire = "off"}\n', [2, 3]),
        ("breaking = {against = 3}\n", [1]),
        ('[breaking]\nagainst = "v1"\n[breaking.severity]\ntypes = "off"\nwire = "off"\n', [5]),
        ("[breaking]\n\nagaints = 3\n", [3]),
    ],
)
def test_what_is_wrong_with_breaking_is_reported_where_it_is_written(
    project: Path, text: str, places: list[int]
) -> None:
    (project / "ssotgen.toml").write_text(text)
    with pytest.raises(SettingsError) as caught:
        load_settings(project, NO_FLAGS)
    assert [finding.location.line for finding in caught.value.findings] == places
