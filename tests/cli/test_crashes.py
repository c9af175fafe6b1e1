"""A crash is one line and exit code 2, and what the system refuses is no crash."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support.cli_command import command, environment


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
