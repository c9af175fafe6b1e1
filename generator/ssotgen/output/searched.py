"""What has come, since they were searched, to folders that had no left-over file.

Free of heavy imports, as the cache is.
"""

from __future__ import annotations

import os

from ssotgen.diagnostics.marker import folders_below, is_walked, marked_files
from ssotgen.output.temporary import is_temporary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

ABSENT = -1
"""The time of a path that must not exist."""


def marked_since(folders: Sequence[tuple[str, int]]) -> Iterator[tuple[str, str]]:
    """Yield the marked files of those folders that have changed since they were searched.

    Raises:
        OSError: A folder is gone, or a path exists that must not: one that was absent, or a
            temporary file.
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
