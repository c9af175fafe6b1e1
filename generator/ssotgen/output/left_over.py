"""Left-over files: marked as made from this spec, but no longer made by it.

They are looked for in the whole project, since a changed `output` leaves the old modules where they
were. The folders that were searched are remembered with their times, so that an answer from the
cache looks again only where something has come or gone.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from typing import NamedTuple

from ssotgen.diagnostics.marker import folders_below, marked_files
from ssotgen.output.temporary import is_temporary

_CLOCK_STEP_NS = 2_000_000_000
"""A folder that changed so short a time ago may change again without getting another time."""


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


def _settled_time(folder: str) -> int:
    try:
        changed = os.stat(folder).st_mtime_ns
    except OSError:
        return 0
    return changed if time.time_ns() - changed > _CLOCK_STEP_NS else 0
