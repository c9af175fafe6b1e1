"""The error of a command that could not write, and the finding that reports it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.paths import display_path
from ssotgen.settings.rules import CANNOT_WRITE


class WriteError(Exception):
    """A file could not be written, and why.

    `not_restored` are the files that have their new content all the same, or are gone, since the
    system let nobody put the old content back; without any, no file has changed.
    """

    def __init__(self, path: Path, reason: str, not_restored: Sequence[Path] = ()) -> None:
        super().__init__(f"{display_path(path)}: {reason}")
        self.path = path
        self.reason = reason
        self.not_restored = tuple(not_restored)


def cannot_write(error: WriteError) -> Finding:
    """Return the finding for an error while writing."""
    path = display_path(error.path)
    changed = "no file was changed"
    if error.not_restored:
        changed = f"{', '.join(map(display_path, error.not_restored))} could not be put back"
    return CANNOT_WRITE.finding(
        Location(path),
        f"{path} cannot be written: {error.reason}; {changed}",
        hint="run the command again, once the cause is gone",
    )
