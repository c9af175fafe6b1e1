"""The repository that a folder is in. Free of heavy imports, as the cache asks for it."""

from __future__ import annotations

import os

GIT = ("git", "-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false")
"""How git is called: a folder that only looks like a repository is not taken for one. Anybody can
add such a folder in a pull request, and its settings could name programs to run."""

_AT_THE_TOP = (".git", ".hg", ".jj")


def git_complaint(stderr: str) -> str:
    """Return what git complains of, in one line and without its list of options."""
    if "not a git repository" in stderr.lower():
        return "this folder is not in a git repository"
    lines = [line.strip() for line in stderr.splitlines() if line.strip()]
    return lines[0].removeprefix("fatal: ") if lines else "git gives no reason"


def repository_top(folder: str) -> str | None:
    """Return the top folder of the repository that `folder` is in, None where it is in none."""
    while True:
        if any(os.path.exists(os.path.join(folder, name)) for name in _AT_THE_TOP):
            return folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent
