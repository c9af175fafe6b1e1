"""`-` for the text of one file, as editors pass it, under the name of `--stdin-filename`."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from ssotgen.cli.dispatch import dispatch

SPEC = """\
project: {name: jobs, package: made.ssot, summary: What a job is made of.}
enums:
  Color: {summary: A colour., members: {RED: red, BLUE: 1.5}}
"""


class Answers:
    """Runs commands in one folder, each with a text for standard input."""

    def __init__(self, patch: pytest.MonkeyPatch, captured: pytest.CaptureFixture[str]) -> None:
        self._patch, self._captured = patch, captured

    def of(self, text: str, *words: str) -> tuple[int, str, str]:
        """Return the exit code of a command, and what it printed."""
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        code = dispatch(words)
        return (code, *self._captured.readouterr())


@pytest.fixture
def answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Answers:
    (tmp_path / "spec").mkdir()
    monkeypatch.chdir(tmp_path)
    return Answers(monkeypatch, capsys)


def test_the_text_of_a_file_of_the_spec(answers: Answers) -> None:
    Path("spec", "a.yaml").write_text("# another text\n")
    words = ("validate", "--stdin-filename", "spec/a.yaml", "-")
    code, out, _ = answers.of(SPEC, *words)
    assert code == 1
    assert out.startswith("spec/a.yaml:3:57: SSG203 [wrong-type]")
    assert "  3 |   Color: {summary: A colour., members: {RED: red, BLUE: 1.5}}\n" in out
    assert answers.of(SPEC.replace("1.5", "blue"), *words)[0] == 0
    assert answers.of("", *words)[1].startswith("spec:1:1: SSG109 [empty-spec]")


def test_the_text_of_a_file_that_does_not_exist_yet(answers: Answers) -> None:
    Path("spec", "a.yaml").write_text(SPEC.replace("1.5", "blue"))
    text = "enums:\n  Color: {summary: A colour., members: {RED: red}}\n"
    _, out, _ = answers.of(text, "validate", "--stdin-filename", "spec/b.yaml", "-")
    assert out.startswith("spec/b.yaml:2:3: SSG301 [duplicate-name]")


def test_a_file_outside_of_the_spec(answers: Answers) -> None:
    Path("spec", "a.yaml").write_text(SPEC)
    code, _, errors = answers.of(SPEC, "validate", "--stdin-filename", "a.yaml", "-")
    assert (code, "'a.yaml' is not in the folder of a spec" in errors) == (2, True)


def test_a_whole_spec(answers: Answers) -> None:
    code, out, _ = answers.of(SPEC, "validate", "-")
    assert (code, out[:13]) == (1, "<stdin>:3:57:")
    assert "BLUE: 1.5" in out


def test_a_text_to_format_is_called_by_its_name(answers: Answers) -> None:
    words = ("fmt", "--stdin-filename", "spec/a.yaml", "-")
    formatted = "enums:\n  A:\n    members: {B: b}\n"
    assert answers.of("enums: {A: {members: {B: 'b'}}}\n", *words) == (0, formatted, "")
    code, out, errors = answers.of("enums: {", *words)
    assert (code, out) == (2, "")
    assert errors.startswith("ssotgen: error: spec/a.yaml is not valid YAML: ")
