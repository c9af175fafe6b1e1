"""File changes: what a command would write, as a value that can be shown, compared or applied."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from ssotgen.diagnostics.record import record


class ChangeKind(str, Enum):
    """What a change does to its file."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    NOTHING = "nothing"


@record
class FileChange:
    """One file, as it is and as it should be, in bytes; None represents no file."""

    path: Path
    old: bytes | None
    new: bytes | None

    @property
    def kind(self) -> ChangeKind:
        """What applying the change would do."""
        if self.old == self.new:
            return ChangeKind.NOTHING
        if self.old is None:
            return ChangeKind.CREATE
        return ChangeKind.DELETE if self.new is None else ChangeKind.UPDATE
