"""The plan: what is on disk against what was rendered, one `FileChange` a generated file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ssotgen.changes import FileChange
from ssotgen.render.files import RenderedFile
from ssotgen.render.header import SEARCHED_BYTES, marker_line
from ssotgen.settings import Settings

_SETTINGS_FILES = ("ssotgen.toml",)
_NOT_WALKED = ("node_modules", "__pycache__", "site-packages")


@dataclass(frozen=True, slots=True)
class Planned:
    """A rendered file and the change that would put it on disk."""

    rendered: RenderedFile
    change: FileChange


def plan(rendered: Sequence[RenderedFile], settings: Settings) -> tuple[Planned, ...]:
    """Return the change for each rendered file, in the order of their paths.

    A file that differs in line endings alone (a checkout with CRLF) is as it should be. Raises
    OSError where a file is there but cannot be read.
    """
    planned = []
    for file in sorted(rendered, key=lambda file: file.path):
        path = settings.output / file.path
        old = path.read_bytes() if os.path.lexists(path) else None
        new = file.text.encode()
        if old is not None and old.replace(b"\r\n", b"\n") == new:
            new = old
        planned.append(Planned(file, FileChange(path, old, new)))
    return tuple(planned)


def extra_files(rendered: Sequence[RenderedFile], settings: Settings) -> tuple[Path, ...]:
    """Return the files in the output folder that say they come from this spec, but do not.

    Hidden folders, installed packages and folders with a settings file of their own (another
    project's) are passed over.
    """
    known = {settings.output / file.path for file in rendered}
    marker = marker_line(settings).encode()
    return tuple(
        path
        for path in _python_files(settings.output)
        if path not in known and _begins_with(path, marker)
    )


def _python_files(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        here = Path(root)
        folders[:] = sorted(name for name in folders if _is_walked(here / name))
        for name in sorted(files):
            if name.endswith(".py"):
                yield here / name


def _is_walked(folder: Path) -> bool:
    if folder.name.startswith(".") or folder.name in _NOT_WALKED:
        return False
    return not any((folder / name).exists() for name in (*_SETTINGS_FILES, "pyvenv.cfg"))


def _begins_with(path: Path, marker: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return marker in file.read(SEARCHED_BYTES)
    except OSError:
        return False
