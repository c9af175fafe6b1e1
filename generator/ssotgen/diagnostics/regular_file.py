"""Reading files that somebody else may have made."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from ssotgen.diagnostics.repository import repository_top


def read_regular(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        OSError: It cannot be read, or is no regular file: a device may have no end.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.EINVAL, "it is not a regular file", str(path))
    return path.read_bytes()


def read_own(path: Path) -> bytes:
    """Return the bytes of a file of the project, which messages may quote.

    Raises:
        OSError: It cannot be read, or is a link that leads out of the repository.
    """
    top = Path(repository_top(str(path.parent)) or path.parent)
    if path.is_symlink() and leads_outside(path, top):
        raise OSError(errno.EPERM, "it is a link that leads out of the repository", str(path))
    return read_regular(path)


def leads_outside(path: Path, top: Path) -> bool:
    """Whether a path below the folder `top` is or goes through a link that leads out of it."""
    named = Path(os.path.normpath(path.absolute()))
    if not named.is_relative_to(top.absolute()):
        return False
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(top))
