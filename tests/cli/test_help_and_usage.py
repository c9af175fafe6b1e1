"""Help, completion, and what a wrong command line is answered with."""

from __future__ import annotations

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
