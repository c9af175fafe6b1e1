"""The command as people call it: exit codes, what goes to stdout and to stderr, crashes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.cli_command import command, environment

MISSING = (
    "ssotgen: SSG905 [missing-spec-folder] the spec folder 'spec' (the default) does not exist\n"
    "    = help: run `ssotgen init` to create a spec, or pass its folder with `--spec`\n"
)


@pytest.mark.parametrize("name", ["validate", "generate", "check"])
def test_without_a_spec_there_is_no_answer(tmp_path: Path, name: str) -> None:
    answer = command(tmp_path, name)
    assert (answer.returncode, answer.stdout) == (2, MISSING)
    assert answer.stderr == "found 1 error\n"


def test_quiet_leaves_what_was_found(tmp_path: Path) -> None:
    for words in (("check", "--quiet"), ("--quiet", "check")):
        answer = command(tmp_path, *words)
        assert (answer.returncode, answer.stdout, answer.stderr) == (2, MISSING, "")


def test_settings_that_cannot_be_used_are_told_in_every_format(tmp_path: Path) -> None:
    (tmp_path / "ssotgen.toml").write_text('output = "../out"\nspce = "spec"\n')
    text = command(tmp_path, "validate")
    assert text.returncode == 2
    assert [line.split(" [")[0] for line in text.stdout.splitlines() if "SSG" in line] == [
        "ssotgen.toml:1:10: SSG904",
        "ssotgen.toml:2:1: SSG902",
    ]
    found = json.loads(command(tmp_path, "validate", "--format", "json").stdout)
    assert [finding["line"] for finding in found["findings"]] == [1, 2]
    assert found["summary"]["exit_code"] == 2
    github = command(tmp_path, "validate", "--format", "github").stdout
    assert github.startswith("::error file=ssotgen.toml,line=1,col=10,title=SSG904 ")
    log = json.loads(command(tmp_path, "validate", "--format", "sarif").stdout)
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["SSG904", "SSG902"]


def test_a_path_cannot_steer_the_terminal(tmp_path: Path) -> None:
    answer = command(tmp_path, "check", "--spec", "a\u202eb\x9b31m")
    assert answer.returncode == 2
    assert r"a\u202eb\x9b31m" in answer.stdout


def test_output_survives_a_terminal_that_knows_ascii_alone(tmp_path: Path) -> None:
    answer = command(tmp_path, "check", "--spec", "größe", PYTHONIOENCODING="ascii")
    assert answer.returncode == 2
    assert r"gr\xf6\xdfe" in answer.stdout


def test_explain_by_code_and_by_name(tmp_path: Path) -> None:
    pages = [
        command(tmp_path, "explain", word).stdout
        for word in ("SSG905", "ssg905", "missing-spec-folder", "Missing-Spec-Folder")
    ]
    assert len(set(pages)) == 1
    assert pages[0].startswith("# missing-spec-folder (SSG905)\n\nSeverity: error. Fix: ")


def test_explain_without_a_rule_lists_them_all(tmp_path: Path) -> None:
    answer = command(tmp_path, "explain")
    assert answer.returncode == 0
    codes = [line.split()[0] for line in answer.stdout.splitlines()]
    assert codes == sorted(codes)
    assert "SSG905" in codes


def test_schema_is_a_json_schema(tmp_path: Path) -> None:
    answer = command(tmp_path, "schema")
    assert answer.returncode == 0
    assert json.loads(answer.stdout)["$schema"].startswith("https://json-schema.org/")
    beside_the_default_spec = Path(__file__).parents[2] / "ssotgen.schema.json"
    assert beside_the_default_spec.read_text(encoding="utf-8") == answer.stdout


@pytest.mark.parametrize(
    ("package", "words"),
    [("watchfiles", ("generate", "--watch"))],
)
def test_a_missing_extra_is_told_with_the_command_that_installs_it(
    tmp_path: Path, package: str, words: tuple[str, ...]
) -> None:
    (tmp_path / f"{package}.py").write_text(
        "raise ModuleNotFoundError(f'No module named {__name__!r}', name=__name__)"
    )
    answer = command(tmp_path, *words, python_path=str(tmp_path))
    assert (answer.returncode, answer.stdout) == (2, "")
    assert f"needs the package {package}" in answer.stderr
    assert "python -m pip install 'ssotgen[" in answer.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals there")
def test_colour_on_a_terminal_alone_and_only_where_wanted(tmp_path: Path) -> None:
    import pty

    def on_terminal(*words: str, **variables: str) -> str:
        leader, follower = pty.openpty()
        subprocess.run(
            [sys.executable, "-m", "ssotgen", *words],
            cwd=tmp_path,
            env=environment(**({"TERM": "xterm"} | variables)),
            stdout=follower,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        os.close(follower)
        shown = os.read(leader, 4096).decode()
        os.close(leader)
        return shown

    shown = on_terminal("check")
    assert "\x1b[31mSSG905\x1b[0m" in shown
    assert "docs/rules/missing-spec-folder.md\x1b\\" in shown
    assert "\x1b]8" not in on_terminal("check", FORCE_HYPERLINK="0")
    assert "\x1b" not in on_terminal("check", NO_COLOR="1")
    assert "\x1b" not in on_terminal("check", TERM="dumb")
    assert "\x1b" not in on_terminal("check", "--no-color")
    assert "\x1b" not in on_terminal("check", "--color", "never", FORCE_COLOR="1")
    assert "\x1b[31m" in on_terminal("check", "--color=always", NO_COLOR="1", TERM="dumb")
    assert "\x1b" not in on_terminal("check", "--format", "json")
    assert "\x1b" not in command(tmp_path, "check").stdout
    assert "\x1b[31m" in command(tmp_path, "check", FORCE_COLOR="1").stdout
    assert "\x1b[31m" in command(tmp_path, "--color", "always", "check").stdout
    assert "\x1b" not in command(tmp_path, "check", NO_COLOR="1", FORCE_COLOR="1").stdout


def test_verbose_says_which_settings_are_used(tmp_path: Path) -> None:
    (tmp_path / "ssotgen.toml").write_text('spec = "design"\n')
    (tmp_path / "design").mkdir()
    answer = command(tmp_path, "-v", "validate")
    assert "settings file: ssotgen.toml\nspec: design\n" in answer.stderr
    assert re.search(r"\ntook \d+\.\d\d s\n$", answer.stderr)


def test_an_output_file_holds_what_stdout_would(tmp_path: Path) -> None:
    expected = command(tmp_path, "validate", "--format", "json").stdout
    answer = command(tmp_path, "validate", "--format", "json", "-o", "found.json")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert (tmp_path / "found.json").read_text(encoding="utf-8") == expected
    missing = command(tmp_path, "validate", "--output-file", "no/found.txt")
    assert missing.returncode == 2
    assert missing.stderr == (
        "ssotgen: error: cannot write the file of `--output-file`: "
        "No such file or directory: 'no/found.txt'\n"
    )


def test_statistics_count_the_findings_of_each_rule(tmp_path: Path) -> None:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "a.yaml").write_text("enums: {A: {members: {B: on, C: off}}, D: 1}\n")
    answer = command(tmp_path, "validate", "--statistics")
    assert answer.stdout.splitlines()[0] == "2  SSG115 [misread-value]"
    document = json.loads(command(tmp_path, "validate", "--statistics", "--format", "json").stdout)
    assert document["rules"][0] == {"code": "SSG115", "rule": "misread-value", "count": 2}


def test_rules_are_listed_for_people_and_for_programs(tmp_path: Path) -> None:
    lines = command(tmp_path, "rules").stdout.splitlines()
    rules = json.loads(command(tmp_path, "rules", "--format", "json").stdout)["rules"]
    assert [line.split()[:3] for line in lines] == [
        [rule["code"], rule["name"], rule["severity"]] for rule in rules
    ]


def test_settings_are_shown_with_their_origin(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.ssotgen]\noutput = "src"\n')
    (tmp_path / "ssotgen.toml").write_text('\nspec = "design"\nsources = ["a", "b"]\n')
    answer = command(tmp_path, "settings", "--output", "lib")
    assert [line.split() for line in answer.stdout.splitlines()[:4]] == [
        ["spec", "design", "ssotgen.toml:2"],
        ["output", "lib", "--output"],
        ["templates", "(built-in)", "default"],
        ["sources", "a,", "b", "ssotgen.toml:3"],
    ]
    assert answer.stderr == (
        "not used: [tool.ssotgen] in pyproject.toml, because ssotgen.toml is in the same folder\n"
    )
    document = json.loads(command(tmp_path, "settings", "--format", "json").stdout)
    assert document["settings"][1] == {"name": "output", "value": "generated", "origin": "default"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-C",), "`-C` needs a folder"),
        (("-C", "nowhere", "check"), "cannot change to the folder of `-C`: No such file"),
        (
            ("check", "-C", "x"),
            "`-C` is written in front of the command: `ssotgen -C FOLDER check`",
        ),
    ],
)
def test_a_folder_to_work_in_that_is_wrong(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    done = command(tmp_path, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


SHOP = """\
project: {name: shop, package: shop.ssot, summary: What the shop has.}
enums: {Size: {summary: How big it is., replaces: [old], members: {BIG: big}}}
"""


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("--select", "SSG6"), 1),
        (("--select", "ssg601"), 1),
        (("--select", "ALL"), 1),
        (("--select", "SSG603"), 0),
        (("--ignore", "SSG60"), 0),
        (("--ignore", "ALL"), 0),
    ],
)
def test_rules_are_chosen_by_the_beginning_of_their_codes(
    tmp_path: Path, words: tuple[str, ...], count: int
) -> None:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "shop.yaml").write_text(SHOP)
    (tmp_path / "old.py").write_text(
        'from enum import Enum\n\n\nclass Size(Enum):\n    BIG = "big"\n'
    )
    done = command(tmp_path, "audit", "--format", "concise", *words)
    assert done.stdout.count("SSG601") == count, done.stderr
    assert done.returncode == min(count, 1)


@pytest.mark.parametrize(
    "words",
    [
        ("audit", "nowhere.py"),
        ("audit", "--select", "nope"),
        ("rename", "Nope", "Other"),
        ("remove", "Nope"),
        ("breaking",),
        ("breaking", "--against", "nowhere"),
        ("check", "--changed", "nowhere"),
        ("check", "--project", "nope"),
        ("extract", "--name", "a", "--package", "b.c", "nowhere.py"),
    ],
    ids=" ".join,
)
def test_a_finding_about_the_command_line_has_no_file(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    if words[0] != "extract":
        (tmp_path / "spec").mkdir()
        (tmp_path / "spec" / "shop.yaml").write_text(SHOP)
    found = json.loads(command(tmp_path, *words, "--format", "json").stdout)["findings"]
    assert [each.get("path") for each in found] == [None] * len(found), found
    done = command(tmp_path, *words, "--format", "github")
    assert done.returncode == 2
    assert done.stdout.startswith("::error title=")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("gen", "did you mean `generate`?"),
        ("version", "did you mean `--version`?"),
        ("check --changed main", "'main': this folder is not in a git repository"),
        ("breaking --against main", "'main' is not a folder, and this folder is not in a git"),
        ("validate --spec spec/enums.yaml", "pass the folder that it is in: `--spec spec`"),
        ("rename JobStatus job-status", "'job-status' cannot be the new name of JobStatus"),
        ("docs --status nope.json", "nope.json does not exist"),
    ],
)
def test_a_slip_on_the_command_line_is_named(words: str, said: str, tmp_path: Path) -> None:
    assert command(tmp_path, "init").returncode == 0
    done = command(tmp_path, *words.split())
    assert done.returncode in (1, 2)
    assert said in done.stdout + done.stderr
    assert max(map(len, done.stderr.splitlines() + done.stdout.splitlines())) < 200


def test_the_help_of_help_is_the_help(tmp_path: Path) -> None:
    assert command(tmp_path, "help", "help").stdout == command(tmp_path, "help").stdout
