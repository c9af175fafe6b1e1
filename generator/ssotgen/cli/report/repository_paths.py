"""Paths as a repository has them, for what places findings in a pull request or a code host."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.repository import repository_top
from ssotgen.settings.file import find_settings_file
from ssotgen.settings.workspace import workspace_file_around


def repository_path(path: str) -> str:
    """Return a path, which is relative to the working directory, relative to the repository.

    A path outside of it, and one of another revision, stays as it is.
    """
    here = Path.cwd()
    root = _root(here, os.environ.get("GITHUB_WORKSPACE", ""))
    absolute = Path(os.path.normpath(here / path))
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else path


@cache
def _root(here: Path, workspace: str) -> Path:
    """Return the folder that paths in reports are relative to: GITHUB_WORKSPACE where it holds the
    working directory, else the top of its repository, else the project's or workspace's folder."""
    if workspace:
        root = Path(os.path.normpath(workspace))
        if here.is_relative_to(root):
            return root
    top = repository_top(str(here))
    return _settings_folder(here) if top is None else Path(top)


def _settings_folder(here: Path) -> Path:
    """Return the folder of the settings that hold in the folder `here`, or else `here`."""
    found = find_settings_file(here)
    if found is None:
        return here
    if isinstance(found, Finding):
        return Path(os.path.normpath(here / found.location.path)).parent
    around = workspace_file_around(found.path.parent)
    return (around or found).path.parent
