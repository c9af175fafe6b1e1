"""The command as people call it: exit codes, what goes to stdout and to stderr, crashes."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from support.cli_command import command, environment

import ssotgen
from ssotgen.cli.commands import COMMANDS, load
from ssotgen.cli.parser import parser_of

MISSING = (
    "ssotgen: SSG905 [missing-spec-folder] the spec folder 'spec' (the default) does not exist\n"
    "    = help: run `ssotgen init` to create a spec, or pass its folder with `--spec`\n"
)


def test_version(tmp_path: Path) -> None:
    for option in ("--version", "-V"):
        answer = command(tmp_path, option)
        assert (answer.returncode, answer.stdout) == (0, f"ssotgen {ssotgen.__version__}\n")


def test_version_imports_nothing_that_costs(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "ssotgen", "--version"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    imported = {line.split("|")[-1].strip() for line in done.stderr.splitlines()}
    assert "ssotgen" in imported
    assert not imported & {"argparse", "dataclasses", "yaml", "jinja2", "jsonschema", "black"}


def test_help_lists_every_command(tmp_path: Path) -> None:
    answer = command(tmp_path, "--help")
    assert answer.returncode == 0
    listed = re.findall(r"^  ([a-z]\w+) ", answer.stdout, re.MULTILINE)
    assert listed == list(COMMANDS)
    assert command(tmp_path, "help").stdout == answer.stdout == command(tmp_path, "-h").stdout
    nothing = command(tmp_path)
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (2, "", answer.stdout)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_the_common_options(tmp_path: Path, name: str) -> None:
    answer = command(tmp_path, name, "--help")
    assert answer.returncode == 0
    for option in ("--quiet", "--verbose", "--color", "--debug"):
        assert option in answer.stdout
    assert command(tmp_path, "help", name).stdout == answer.stdout
    assert max(map(len, command(tmp_path, name, "-h", COLUMNS="60").stdout.splitlines())) <= 72


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_of_the_help_are_commands_that_parse(name: str) -> None:
    for example, _ in load(name).examples:
        words = re.search(r"ssotgen (\w+)((?: (?![<>|])[^)\"]+)*)", example)
        assert words, example
        options = shlex.split(re.split(r" [<>|]", words[2])[0])
        assert parser_of(words[1]).parse(options, "").parser.command.name == words[1]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("genrate",), "unknown command 'genrate'; did you mean `generate`?"),
        (("xyzzy",), "unknown command 'xyzzy'; run `ssotgen --help` for the list"),
        (("help", "chek"), "unknown command 'chek'; did you mean `check`?"),
        (
            ("--versoin",),
            "unknown option '--versoin' in front of a command; did you mean `--version`?",
        ),
        (
            ("--config", "x", "check"),
            "unknown option '--config' in front of a command; run `ssotgen --help`",
        ),
        (("--spec", "x", "check"), "it follows the name of the command: `ssotgen COMMAND --spec`"),
        (("check", "--frmat", "json"), "has no option '--frmat'; did you mean `--format`?"),
        (("check", "--form", "json"), "has no option '--form'; did you mean `--format`?"),
        (("check", "--format", "xml"), "`--format` cannot be 'xml'; use text, concise, json"),
        (("check", "--format", "jsn"), "`--format` cannot be 'jsn'; did you mean `json`?"),
        (("check", "--spec"), "`--spec` needs a value: `--spec FOLDER`"),
        (("check", "--quiet=yes"), "`--quiet` takes no value"),
        (("schema", "more"), "`ssotgen schema` takes no argument 'more'"),
        (("fmt", "--check", "--diff"), "`--diff` cannot be given together with `--check`"),
        (("completion",), "`ssotgen completion` needs SHELL"),
        (("completion", "tcsh"), "SHELL cannot be 'tcsh'; use bash, zsh or fish"),
        (("generate", "--check"), "has no option '--check'; use `ssotgen check`"),
        (("audit", "--fix"), "has no option '--fix'; use `ssotgen migrate --write`"),
        (("explain", "missing-spec-foldr"), "did you mean `missing-spec-folder`?"),
        (("explain", "SSG999"), "unknown rule 'SSG999'; run `ssotgen rules` for the list"),
    ],
)
def test_wrong_usage_is_2_and_says_what_was_meant(
    tmp_path: Path, words: tuple[str, ...], message: str
) -> None:
    answer = command(tmp_path, *words)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert message in answer.stderr
    assert answer.stderr.startswith("ssotgen: error: ")
    assert len(answer.stderr.splitlines()) <= 2


def test_a_far_word_is_no_suggestion(tmp_path: Path) -> None:
    for words in (("validate", "--select", "x"), ("explain", "SSG9999"), ("check", "--spectacle")):
        assert "did you mean" not in command(tmp_path, *words).stderr


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


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(tmp_path: Path, shell: str) -> None:
    answer = command(tmp_path, "completion", shell)
    assert answer.returncode == 0
    for word in (*COMMANDS, "format", "orchestration", "concise"):
        assert word in answer.stdout


def test_bash_completes_what_was_begun(tmp_path: Path) -> None:
    script = command(tmp_path, "completion", "bash").stdout
    (tmp_path / "some folder").mkdir()
    (tmp_path / "some_file").touch()

    def complete(*words: str) -> list[str]:
        typed = " ".join(map(shlex.quote, ("ssotgen", *words)))
        ask = f"COMP_WORDS=({typed}); COMP_CWORD={len(words)}; _ssotgen"
        print_all = "((${#COMPREPLY[@]})) && printf '%s\\n' \"${COMPREPLY[@]}\" || true"
        done = subprocess.run(
            ["bash", "-c", f"{script}\n{ask}\n{print_all}"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.split("\n")[:-1]

    assert complete("gen") == ["generate"]
    assert complete("-q", "val") == ["validate"]
    assert complete("check", "--fo") == ["--format"]
    assert complete("check", "--format", "js") == ["json"]
    assert complete("init", "--preset", "") == ["minimal", "orchestration"]
    assert complete("audit", "some_f") == ["some_file"]
    assert complete("check", "--spec", "some_") == []
    assert complete("explain", "--color", "a") == ["auto", "always"]


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


@pytest.fixture
def crashing(tmp_path: Path) -> Path:
    """A project with a spec, where the module that reads YAML does what its source says."""
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "project.yaml").write_text("project: {}\n")
    return tmp_path


def test_a_crash_is_one_line_and_2(crashing: Path) -> None:
    (crashing / "yaml.py").write_text('raise RuntimeError("first\\nsecond")\n')
    answer = command(crashing, "check", python_path=str(crashing))
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr == (
        "ssotgen: internal error: RuntimeError: first\\nsecond (yaml.py:1); please report it with "
        "the output of the same command under --debug\n"
    )


def test_debug_shows_the_traceback_of_a_crash(crashing: Path) -> None:
    (crashing / "yaml.py").write_text('raise RuntimeError("boom")\n')
    answer = command(crashing, "check", "--debug", python_path=str(crashing))
    assert answer.returncode == 2
    assert answer.stderr.startswith("Traceback (most recent call last):\n")
    assert "ssotgen: internal error: RuntimeError: boom" in answer.stderr


def test_what_the_system_refuses_is_no_internal_error(crashing: Path) -> None:
    (crashing / "yaml.py").write_text("raise OSError(28, 'No space left on device', 'there')\n")
    answer = command(crashing, "check", python_path=str(crashing))
    assert answer.returncode == 2
    assert answer.stderr == "ssotgen: error: No space left on device: 'there'\n"


def test_ctrl_c_is_130_and_quiet(crashing: Path) -> None:
    (crashing / "yaml.py").write_text("raise KeyboardInterrupt\n")
    answer = command(crashing, "check", python_path=str(crashing))
    assert (answer.returncode, answer.stdout, answer.stderr) == (130, "", "")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break another way there")
def test_a_reader_that_has_seen_enough_changes_nothing(tmp_path: Path) -> None:
    for words, exit_code in ((("explain",), 0), (("check",), 2)):
        with subprocess.Popen(
            [sys.executable, "-m", "ssotgen", *words],
            cwd=tmp_path,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout and process.stderr
            process.stdout.close()
            assert "Error" not in process.stderr.read()
            assert process.wait(30) == exit_code


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
