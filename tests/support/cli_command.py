"""Runs the real command in a process of its own, with the package under test.

The process is forked from one that has imported the package, where that makes no difference."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import ssotgen
from support import fork_server


def environment(python_path: str = "", **variables: str) -> dict[str, str]:
    """Return the variables for a run of the package under test; `python_path` comes before it."""
    known = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    path = (python_path, str(Path(ssotgen.__file__).parents[1]))
    return known | {"PYTHONPATH": os.pathsep.join(filter(None, path))} | variables


def command(
    folder: Path, *words: str, python_path: str = "", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run `ssotgen` with those words in that folder."""
    startup = bool(python_path) or any(name.startswith("PYTHON") for name in variables)
    if hasattr(os, "fork") and not startup:
        return fork_server.run(folder, words, environment(**variables))
    return new_process(folder, *words, python_path=python_path, **variables)


def new_process(
    folder: Path, *words: str, python_path: str = "", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run `ssotgen` as `command` does, in a new interpreter."""
    return subprocess.run(
        [sys.executable, "-m", "ssotgen", *words],
        cwd=folder,
        env=environment(python_path, **variables),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
