"""How a path is shown: relative to the working directory, with `/`, the same on every system."""

from __future__ import annotations

import os
from pathlib import Path


def display_path(path: Path) -> str:
    """Return `path` relative to the working directory, or absolute where no such form exists
    (another drive)."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:
        return path.as_posix()


def path_shown(shown: str) -> Path:
    """Return the absolute path of the file that messages call `shown`."""
    return Path(os.path.normpath(Path.cwd() / shown))
