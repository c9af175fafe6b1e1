"""What a shell can do to the streams of a command: a full disk, a closed standard output."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support.cli_command import command, environment
from support.fork_server import run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full and a shell")

COMMANDS = (
    ("--version",),
    ("--help",),
    ("check", "--help"),
    ("schema",),
    ("explain", "SSG101"),
    ("rules",),
    ("validate", "--format", "json"),
    ("check",),
)


def from_a_shell(folder: Path, words: tuple[str, ...], redirection: str) -> tuple[int, str]:
    """Run `ssotgen` from a shell; return the exit code and what is on the other stream."""
    line = f'"{sys.executable}" -m ssotgen {" ".join(words)} {redirection}'
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def redirected(folder: Path, words: tuple[str, ...], number: int, target: str) -> tuple[int, str]:
    """Run `ssotgen` with a stream that leads to a file, or nowhere; return as `from_a_shell`."""
    done = run(folder, words, environment(), redirected={number: target})
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_an_answer_that_cannot_be_written_is_a_plain_error(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    full = redirected(tmp_path, words, 1, "/dev/full")
    assert full == (2, "ssotgen: error: No space left on device\n")
    closed = redirected(tmp_path, words, 1, "")
    assert closed == (2, "ssotgen: error: standard output is closed\n")


def test_a_shell_gets_the_same_errors(tmp_path: Path) -> None:
    full = from_a_shell(tmp_path, ("rules",), ">/dev/full")
    assert full == (2, "ssotgen: error: No space left on device\n")
    closed = from_a_shell(tmp_path, ("--version",), ">&-")
    assert closed == (2, "ssotgen: error: standard output is closed\n")
    assert from_a_shell(tmp_path, ("nonsense",), "2>/dev/full") == (2, "")


@pytest.mark.parametrize("words", [("fmt", "-"), ("validate", "-"), ("lsp",)], ids=" ".join)
def test_a_closed_standard_input_is_a_plain_error(tmp_path: Path, words: tuple[str, ...]) -> None:
    code, said = from_a_shell(tmp_path, words, "<&-")
    assert code == 2
    assert said.startswith("ssotgen: error: standard input ")
    assert "is closed" in said


@pytest.mark.parametrize("target", ["/dev/full", ""])
def test_without_a_standard_error_the_answer_stays_the_same(tmp_path: Path, target: str) -> None:
    command(tmp_path, "init")
    for words in (("validate",), ("check",), ("audit",), ("usages",), ("nonsense",)):
        usual = command(tmp_path, *words)
        assert redirected(tmp_path, words, 2, target) == (usual.returncode, usual.stdout)
