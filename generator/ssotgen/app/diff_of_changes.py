"""Changes of files as one unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from ssotgen.diagnostics.paths import display_path
from ssotgen.output.change import FileChange


def diff_of(changes: Iterable[FileChange]) -> str:
    """Return the changes as one unified diff."""
    return "".join(_diff(change) for change in changes)


def _diff(change: FileChange) -> str:
    old, new = (_text(data).splitlines(keepends=True) for data in (change.old, change.new))
    name = display_path(change.path)
    lines = difflib.unified_diff(old, new, f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8", errors="replace").replace("\r\n", "\n")
