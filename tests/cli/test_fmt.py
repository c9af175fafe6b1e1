"""`ssotgen fmt` as a user runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support.cli_command import command, environment

UNTIDY = "enums:\n    Kind: {members: {ONE: 'one'}, summary: A kind.}   # remark\n"
TIDY = "enums:\n  Kind:   # remark\n    summary: A kind.\n    members: {ONE: one}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "a.yaml").write_text(UNTIDY)
    return tmp_path


def test_the_spec_is_formatted_once(project: Path) -> None:
    done = command(project, "fmt")
    assert (done.returncode, done.stdout) == (0, "formatted spec/a.yaml\n")
    text = (project / "spec" / "a.yaml").read_text()
    assert "    summary: A kind.\n    members: {ONE: one}\n" in text
    assert "# remark" in text
    again = command(project, "fmt")
    assert (again.returncode, again.stdout) == (0, "")


def test_check_and_diff_write_nothing(project: Path) -> None:
    for option, said in (
        ("--check", "would format spec/a.yaml"),
        ("--diff", "+    summary: A kind."),
    ):
        done = command(project, "fmt", option)
        assert done.returncode == 1
        assert said in done.stdout
        assert (project / "spec" / "a.yaml").read_text() == UNTIDY


def test_files_are_named_or_come_from_standard_input(project: Path) -> None:
    (project / "b.yaml").write_bytes(b"project: {name: 'n'}\r\n")
    assert command(project, "fmt", "b.yaml").returncode == 0
    assert (project / "b.yaml").read_bytes() == b"project:\r\n  name: n\r\n"
    assert (project / "spec" / "a.yaml").read_text() == UNTIDY
    done = subprocess.run(
        [sys.executable, "-m", "ssotgen", "fmt", "-"],
        input="project: {name: 'n'}\n",
        cwd=project,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "project:\n  name: n\n")


def test_what_cannot_be_formatted_stays(project: Path) -> None:
    texts = {
        "anchor": "a: &x 1\nb: *x\n",
        "broken": "a: {b\n",
        "digits": f"a: {'9' * 5000}\n",
        "date": "a: 2026-13-45\n",
    }
    for name, text in texts.items():
        path = project / "spec" / f"{name}.yaml"
        path.write_text(text)
        done = command(project, "fmt", f"spec/{name}.yaml")
        assert done.returncode == 0
        assert f"spec/{name}.yaml is left as it is" in done.stderr
        assert path.read_text() == text
    assert command(project, "fmt", "nowhere.yaml").returncode == 2
