"""`ssotgen migrate` writes all or nothing, keeps what it does not touch to the byte, and refuses
where the work could not be had back."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.cli_command import command as run

import ssotgen

SPEC = """\
project: {name: jobs, package: jobs.ssot, summary: Jobs.}
features:
  runner: {summary: Runs jobs., hint: pip install runner, imports: {runner: [Runner]}}
enums:
  JobStatus:
    summary: Where a job stands.
    replaces: [agent]
    members: {QUEUED: queued, RUNNING: running}
"""
COPY = (
    'import enum\n\n\nclass JobStatus(enum.Enum):\n    QUEUED = "queued"\n    RUNNING = "running"\n'
)
USER = "from agent import JobStatus\n\nprint(JobStatus.QUEUED)\n"


def git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=n", "-c", "user.email=n@example.org"]
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "jobs.yaml").write_text(SPEC)
    (tmp_path / "agent.py").write_text(COPY)
    (tmp_path / "user.py").write_text(USER)
    return tmp_path


def test_a_diff_is_shown_and_nothing_written(project: Path) -> None:
    answer = run(project, "migrate")
    assert answer.returncode == 1
    assert "+from jobs.ssot.jobs_enums import JobStatus\n" in answer.stdout
    assert "2 files would be rewritten; run `ssotgen migrate --write` to do so" in answer.stderr
    assert (project / "agent.py").read_text() == COPY


def test_written_once_nothing_is_left(project: Path) -> None:
    assert run(project, "migrate", "--write").returncode == 2, "nothing is generated yet"
    assert run(project, "generate").returncode == 0
    answer = run(project, "migrate", "--write")
    assert (answer.returncode, answer.stdout) == (0, "")
    assert (
        project / "agent.py"
    ).read_text() == "from jobs.ssot.jobs_enums import JobStatus as JobStatus\n"
    again = run(project, "migrate")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "nothing to migrate\n")
    assert run(project, "audit").returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        ["--write-baseline", "known.json"],
        ["--format", "json", "--output-file", "found.json"],
        ["--format", "sarif", "--output-file", "found.sarif"],
    ],
    ids=" ".join,
)
def test_a_report_of_a_flag_does_not_keep_it(project: Path, words: list[str]) -> None:
    flag = (
        "try:\n    from runner import Runner\n\n    RUNNER_AVAILABLE = True\n"
        "except ImportError:\n    RUNNER_AVAILABLE = False\n"
    )
    (project / "flags.py").write_text(flag)
    run(project, "audit", *words)
    assert (project / words[-1]).stat().st_size > 0
    assert "stays as an alias" not in run(project, "migrate").stderr


@pytest.mark.parametrize(
    "words",
    [["agent.py"], ["--unsafe-fixes"], ["--allow-dirty", "--spec", "spec", "agent.py", "user.py"]],
    ids=" ".join,
)
def test_the_command_that_is_printed_writes_what_was_shown(project: Path, words: list[str]) -> None:
    run(project, "generate")
    shown = run(project, "migrate", *words)
    command = shlex.split(shown.stderr.split("`")[1])
    assert command[0] == "ssotgen"
    answer = run(project, *command[1:])
    files = re.findall(r"^\+\+\+ b/(\S+)$", shown.stdout, re.MULTILINE)
    assert re.findall(r"^rewrote (\S+)$", answer.stderr, re.MULTILINE) == files


def test_an_edit_made_while_it_plans_is_not_lost(project: Path) -> None:
    run(project, "generate")
    code = (
        "import sys\n"
        "from ssotgen.output import lock\n"
        "take = lock.project_lock\n"
        "def slow(root):\n"
        "    with open('agent.py', 'a') as file: file.write('EDITED = 1\\n')\n"
        "    return take(root)\n"
        "lock.project_lock = slow\n"
        "from ssotgen.__main__ import main; sys.argv = ['ssotgen', 'migrate', '--write']\n"
        "sys.exit(main())"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(Path(ssotgen.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 2, answer.stderr
    assert "agent.py:1:1" in answer.stdout
    assert "changed after it was read" in answer.stdout
    assert (project / "agent.py").read_text() == COPY + "EDITED = 1\n"
    assert (project / "user.py").read_text() == USER


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_shows_what_it_does(project: Path) -> None:
    import pty

    run(project, "generate")
    reader, writer = pty.openpty()
    command = [sys.executable, "-m", "ssotgen", "migrate"]
    environment = {**os.environ, "PYTHONPATH": str(Path(ssotgen.__file__).parents[1])}
    subprocess.run(
        command, cwd=project, env=environment, stdout=subprocess.DEVNULL, stderr=writer, check=False
    )
    os.close(writer)
    seen = b""
    with contextlib.suppress(OSError):
        while piece := os.read(reader, 4096):
            seen += piece
    os.close(reader)
    text = seen.decode()
    assert text.index("planning the edits") < text.index("rewriting 2 of 2 files")
    assert "\r\x1b[K2 files would be rewritten" in text, "the line is taken away first"


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_dirty_work_tree_is_refused(project: Path) -> None:
    run(project, "generate")
    git(project, "init")
    git(project, "add", "agent.py", "spec")
    git(project, "commit", "-m", "x")
    answer = run(project, "migrate", "--write")
    assert answer.returncode == 2, "user.py is not in the repository"
    place = "ssotgen: SSG934 [uncommitted-changes] the work tree has uncommitted changes: user.py"
    assert answer.stdout.splitlines()[0] == place, "it is about no file"
    git(project, "add", "user.py")
    git(project, "commit", "-m", "y")
    (project / "spec" / "jobs.yaml").write_text(SPEC + "# changed\n")
    assert run(project, "migrate", "--write").returncode == 2
    assert (project / "agent.py").read_text() == COPY
    assert run(project, "migrate", "--write", "--allow-dirty").returncode == 0


def test_encoding_line_ends_bom_and_mode_stay(project: Path) -> None:
    files = {
        "crlf.py": b"x = 1   # odd\r\n\tdef\r\n",
        "bom.py": (
            b"\xef\xbb\xbf# first\r\nfrom agent import JobStatus, JobStatus as S\r\ny = 'x'   \r\n"
        ),
        "latin.py": b"# coding: latin-1\nfrom agent import JobStatus\nx = '\xe9'  ;  y=1",
        "tabs.py": b"if 1:\n\tfrom agent import JobStatus\n\tx  =  [1,\n2]\n\x0c\n",
    }
    for name, content in files.items():
        (project / name).write_bytes(content)
    (project / "tabs.py").chmod(0o755)
    run(project, "generate")
    assert run(project, "migrate", "--write").returncode == 0
    new = b"from jobs.ssot.jobs_enums import JobStatus"
    assert (project / "crlf.py").read_bytes() == files["crlf.py"]
    assert (project / "bom.py").read_bytes() == files["bom.py"].replace(
        b"from agent import JobStatus, JobStatus as S", new + b", JobStatus as S"
    )
    for name in ("latin.py", "tabs.py"):
        old = files[name].replace(b"from agent import JobStatus", new)
        assert (project / name).read_bytes() == old
    assert (project / "tabs.py").stat().st_mode & 0o777 == 0o755


def test_a_file_that_would_lose_a_form_feed_is_not_written(project: Path) -> None:
    text = b"from agent import JobStatus\n\n\x0cx = JobStatus\n"
    (project / "pages.py").write_bytes(text)
    run(project, "generate")
    answer = run(project, "migrate", "--write")
    assert (project / "pages.py").read_bytes() == text
    assert "form feed" in answer.stdout + answer.stderr
    assert b"jobs.ssot" in (project / "user.py").read_bytes()


def test_only_named_paths_are_written(project: Path) -> None:
    run(project, "generate")
    (project / "sub").mkdir()
    (project / "sub" / "more.py").write_text(USER)
    flags = (
        "try:\n    from runner import Runner\n    OK = True\nexcept ImportError:\n    OK = False\n"
    )
    (project / "sub" / "flags.py").write_text(flags)
    (project / "reader.py").write_text("from sub.flags import OK\nprint(OK)\n")
    answer = run(project, "migrate", "--write", "sub")
    assert (project / "agent.py").read_text() == COPY
    # The class that it imports stays where it is: there would be two of it.
    assert (project / "sub" / "more.py").read_text() == USER
    assert "OK = jobs_config.runner_available" in (project / "sub" / "flags.py").read_text()
    assert "OK stays as an alias: an import of it is not rewritten at reader.py:1" in answer.stderr


def test_without_libcst_the_command_says_what_to_install(project: Path) -> None:
    code = (
        "import sys; sys.modules['libcst'] = None; sys.argv = ['ssotgen', 'migrate']\n"
        "from ssotgen.__main__ import main; sys.exit(main())"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(Path(ssotgen.__file__).parents[1])},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert answer.returncode == 2, answer.stderr
    assert "pip install 'ssotgen[migrate]'" in answer.stdout


def test_statistics_count_what_becomes_of_blocks(project: Path) -> None:
    run(project, "generate")
    block = "try:\n    {}\n    OK = True\nexcept ImportError:\n    OK = False\n"
    whole = block.format("from runner import Runner")
    (project / "a.py").write_text(whole)
    (project / "b.py").write_text(block.format("import runner"))
    (project / "c.py").write_text(f"{whole}OK = 1\n")
    (project / "d.py").write_text(whole)
    (project / "again.py").write_text("import importlib\nimport d\n\nimportlib.reload(d)\n")
    answer = run(project, "migrate", "--statistics")
    assert answer.returncode == 1
    assert answer.stdout.partition("flag blocks")[2].splitlines()[1:] == [
        "1  refused: it is set elsewhere too",
        "1  rewritten",
        "1  unsafe: its module, or a package that it tests for, may be imported again",
        "1  unsafe: the feature asks for more than the block",
    ]
    assert (project / "a.py").read_text() == whole
    counts = json.loads(run(project, "migrate", "--statistics", "--format", "json").stdout)
    assert counts["rewrites"]["rewritten"] == 1
    assert run(project, "migrate", "--statistics", "--write").returncode == 2
