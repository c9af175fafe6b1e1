"""Left-over files: marked as made from this spec, but no longer made by it.

They are looked for in the whole project, since a changed `output` leaves the old modules where they
were. The folders that were searched are remembered with their times, so that an answer from the
cache looks again only where something has come or gone.

Free of heavy imports, as the cache is.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ssotgen.diagnostics.marker import folders_below, is_walked, marked_files

ABSENT = -1
"""The time of a path that must not exist."""

_CLOCK_STEP_NS = 2_000_000_000
"""A folder that changed so short a time ago may change again without getting another time."""

TEMPORARY_SUFFIX = ".ssotgen-tmp"
"""How the names of files end that are written before they are renamed to their place."""

_TEMPORARY = re.compile(rf"\.(.+)\.[a-z0-9_]+{re.escape(TEMPORARY_SUFFIX)}$")


def is_temporary(name: str) -> bool:
    """Whether a file of that name is what a run that was killed had not yet renamed."""
    return temporary_of(name) is not None


def temporary_of(name: str) -> str | None:
    """Return the name of the file that a temporary file was to become, None for any other file."""
    found = _TEMPORARY.match(name) if name.endswith(TEMPORARY_SUFFIX) else None
    return found and found[1]


class Search(NamedTuple):
    """What a search came to: each marked file with the spec that it names, the temporary files of
    runs that were killed, and each folder that was searched with its time before that (0 where that
    time proves nothing)."""

    marked: tuple[tuple[str, str], ...]
    strays: tuple[str, ...]
    folders: tuple[tuple[str, int], ...]


def search(roots: Sequence[str]) -> Search:
    """Search the folders `roots` and all below them for marked files."""
    marked: dict[str, str] = {}
    strays: list[str] = []
    folders: dict[str, int] = {}
    for root in roots:
        for folder, names in folders_below(root):
            if folder not in folders:
                folders[folder] = _settled_time(folder)
                marked.update(marked_files(folder, names))
                strays += (os.path.join(folder, name) for name in names if is_temporary(name))
    return Search(tuple(sorted(marked.items())), tuple(sorted(strays)), tuple(folders.items()))


def marked_since(folders: Sequence[tuple[str, int]]) -> Iterator[tuple[str, str]]:
    """Yield the marked files of those folders that have changed since they were searched.

    Raises OSError where a folder is gone, or a path is there that must not be: one that was absent,
    or a temporary file.
    """
    known = {folder for folder, _ in folders}
    for folder, changed in folders:
        if changed == ABSENT:
            if os.path.lexists(folder):
                raise OSError(f"{folder} is there")
            continue
        if changed and os.stat(folder).st_mtime_ns == changed:
            continue
        with os.scandir(folder) as entries:
            found = list(entries)
        if any(is_temporary(entry.name) for entry in found):
            raise OSError(f"{folder} has a temporary file")
        yield from marked_files(folder, [entry.name for entry in found])
        for entry in found:
            is_new = entry.is_dir(follow_symlinks=False) and entry.path not in known
            if is_new and is_walked(folder, entry.name):
                yield from _marked_below(entry.path, known)


def _marked_below(root: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    for folder, names in folders_below(root):
        if folder not in known:
            yield from marked_files(folder, names)


def _settled_time(folder: str) -> int:
    try:
        changed = os.stat(folder).st_mtime_ns
    except OSError:
        return 0
    return changed if time.time_ns() - changed > _CLOCK_STEP_NS else 0
