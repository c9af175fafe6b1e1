"""Finds the runnable examples of a Markdown document and runs them in a project of their own.

CONTRIBUTING.md, "How to mark an example", has the marks. Nothing before the first `project` mark of
a document is run.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import ssotgen
from support import fork_server

REPOSITORY = Path(__file__).resolve().parents[2]
DOCUMENTS = (REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md")))
_SESSION = Path(__file__).with_name("python_session.py")
_FENCE = re.compile(r"^```(\w*)$")
_MARK = re.compile(r"^<!-- (project|end of project|file|run|not run)(?:: (.+?))? -->$")
_PYTHON = ("python", "pycon")
SHELL = frozenset("|&;<>()$`*?[]{}~=\n")
"""What a command has that needs a shell."""
# A block of one of these in a project is run, is a file, or says why it is neither.
_MARKED = (*_PYTHON, "console", "jinja", "toml", "yaml")


class ExampleError(AssertionError):
    """An example that does not do what its document says; the text names document and line."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: `kind` is `file`, `run`, or the language of a block; `line` is where its
    text starts, `target` the path of a file."""

    kind: str
    text: str
    line: int
    target: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """The steps of one project of a document, in order."""

    document: str
    name: str
    steps: tuple[Step, ...]


def find_examples(path: Path) -> tuple[Example, ...]:
    """Return the projects of a document. Raises ExampleError for a mark or a block that is none."""
    document = path.relative_to(REPOSITORY).as_posix()
    projects: list[tuple[str, list[Step]]] = []
    steps: list[Step] | None = None
    for step in _scan(document, path.read_text(encoding="utf-8").splitlines()):
        if step.kind == "project":
            steps = []
            projects.append((step.target, steps))
        elif step.kind == "end of project":
            steps = None
        elif steps is not None and step.kind != "not run":
            steps.append(step)
        if steps is not None and step.kind in ("jinja", "toml", "yaml"):
            raise ExampleError(
                f"{document}:{step.line}: the block is not marked as a file or as not run"
            )
    return tuple(Example(document, name, tuple(steps)) for name, steps in projects)


def _scan(document: str, lines: list[str]) -> Iterator[Step]:
    """Yield the marks and the blocks of a document; a mark for a block goes with the block."""
    pending: tuple[str, str] | None = None
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        if mark := _MARK.match(line):
            kind, target = mark[1], mark[2] or ""
            if kind in ("file", "not run"):
                pending = (kind, target)
            else:
                yield Step(kind, target, index, target)
        elif line.startswith("<!--"):
            raise ExampleError(f"{document}:{index}: this comment is no mark of an example")
        elif fence := _FENCE.match(line):
            end = lines.index("```", index)
            text = "".join(f"{each}\n" for each in lines[index:end])
            kind, target = pending or (fence[1], "")
            if pending or kind in _MARKED:
                yield Step(kind, text, index + 1, target)
            pending = None
            index = end + 1


def run_example(example: Example, folder: Path) -> None:
    """Do what the example says in the empty `folder`. Raises ExampleError where it fails."""
    runner = _Runner(example.document, folder)
    position = 0
    while position < len(example.steps):
        step = example.steps[position]
        end = position + 1
        if step.kind == "file":
            runner.write(step)
        elif step.kind == "run":
            runner.run(step)
        elif step.kind == "console":
            runner.follow(step)
        else:
            while end < len(example.steps) and example.steps[end].kind in _PYTHON:
                end += 1
            runner.interpret(example.steps[position:end])
        position = end


class _Runner:
    def __init__(self, document: str, folder: Path) -> None:
        self.document = document
        self.project = folder / "project"
        self.project.mkdir()
        self.environment = _environment(folder, self.project)

    def write(self, step: Step) -> None:
        target = self.project / step.target
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(step.text, encoding="utf-8")

    def run(self, step: Step) -> None:
        done = self._shell(step.text)
        if done.returncode != 0:
            raise self._error(step.line, f"`{step.text}` failed", done.stdout)

    def follow(self, step: Step) -> None:
        """Run each command of a console block and compare what it prints."""
        for offset, command, shown in _commands(step.text):
            done = self._shell(command)
            pattern = "".join(
                r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line) + r"\n"
                for line in shown
            )
            if re.fullmatch(pattern, done.stdout) is None:
                raise self._error(
                    step.line + offset, f"`{command}` prints something else", done.stdout
                )

    def interpret(self, steps: tuple[Step, ...]) -> None:
        """Run Python blocks that follow one another, in one interpreter; its modules are those of
        the spec as it now stands."""
        if (self.project / "spec").exists():
            self.run(Step("run", "ssotgen generate --quiet", steps[0].line))
        told = [(step.kind, step.text, step.line) for step in steps]
        done = self._start(sys.executable, str(_SESSION), self.document, told=json.dumps(told))
        if done.returncode != 0:
            raise self._error(steps[0].line, "the Python examples from here fail", done.stdout)

    def _shell(self, command: str) -> subprocess.CompletedProcess[str]:
        first, _, filters = command.partition(" | ")
        words = (
            None if set(first.replace(" 2>&1", "")) & SHELL else shlex.split(first, comments=True)
        )
        if not words or words[0] != "ssotgen" or not hasattr(os, "fork"):
            return self._start("bash", "-c", command)
        merged = not filters or words[-1] == "2>&1"
        given = [word for word in words[1:] if word != "2>&1"]
        done = fork_server.run(self.project, (*given,), self.environment, merged=merged)
        if filters:
            filtered = self._start("bash", "-c", filters, told=done.stdout)
            filtered.stdout = done.stderr + filtered.stdout
            return filtered
        return done

    def _start(self, *words: str, told: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words,
            cwd=self.project,
            env=self.environment,
            input=told,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    def _error(self, line: int, message: str, printed: str) -> ExampleError:
        return ExampleError(f"{self.document}:{line}: {message}:\n{printed}")


def _commands(text: str) -> Iterator[tuple[int, str, list[str]]]:
    """Yield each command of a console block: its line, counted from 0, and what it is to print."""
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield start, lines[start].removeprefix("$ "), lines[start + 1 : end]


def _environment(folder: Path, project: Path) -> dict[str, str]:
    """Return variables under which `ssotgen`, `python` and `pytest` are those under test, and which
    hold nothing else that an example could hang on."""
    commands = folder / "bin"
    commands.mkdir()
    for name, module in (("python", ""), ("ssotgen", "-m ssotgen"), ("pytest", "-m pytest")):
        script = commands / name
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" {module} "$@"\n', encoding="utf-8")
        script.chmod(0o755)
    python_path = (project / "generated", project / "src", Path(ssotgen.__file__).parents[1])
    return {
        "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(map(str, python_path)),
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "REPOSITORY": str(REPOSITORY),
        "HOME": str(folder),
        "COLUMNS": "80",
    }
