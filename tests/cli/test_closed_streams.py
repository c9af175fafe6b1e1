"""What a shell can do to the streams of a command: a full disk, a closed standard output."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.cli_command import command, environment
from support.faulty_runs import COMMANDS as WRITING
from support.faulty_runs import PROJECT
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

AGAINST = ("--against", "path:old")
READING = (
    *COMMANDS, ("audit",), ("audit", "--format", "json"), ("audit", "-o", "report.txt"),
    ("check", "--format", "sarif"), ("usages", "Gate"), ("breaking", *AGAINST), ("diff", *AGAINST),
    ("changelog", *AGAINST), ("deprecations",), ("graph",), ("outputs",), ("files",), ("settings",),
    ("completion", "bash"), ("fmt", "-"), ("validate", "-"), ("lsp",), ("migrate",), ("help",),
    ("rename", "Gate.OPEN", "Gate.WIDE"), ("remove", "Gate.SHUT"), ("docs", "--availability"),
    ("deprecate", "Colour.MAUVE", "--use", "RED"),
)  # fmt: skip
STREAMS: tuple[dict[int, str], ...] = (
    {0: ""}, {1: ""}, {2: ""}, {1: "/dev/full"}, {2: "/dev/full"}, {1: "", 2: ""},
    {0: "", 1: "", 2: ""}, {1: "/dev/full", 2: "/dev/full"},
)  # fmt: skip


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


@pytest.mark.long
def test_each_command_ends_plainly_without_its_streams(tmp_path: Path) -> None:
    for path, text in PROJECT.items():
        (tmp_path / "project" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "project" / path).write_text(text, encoding="utf-8")
    (tmp_path / "project/fresh").mkdir()
    command(tmp_path / "project", "generate")
    for words in (*READING, *WRITING.values()):
        for streams in STREAMS:
            folder = Path(shutil.copytree(tmp_path / "project", tmp_path / "copy"))
            done = run(folder, words, environment(CI=""), redirected=streams, limited=True)
            said = done.stdout + done.stderr
            assert done.returncode in (0, 1, 2), (words, streams, said)
            for bad in ("Traceback", "internal error", "Exception ignored"):
                assert bad not in done.stderr, (words, streams, said)
            shutil.rmtree(folder)
