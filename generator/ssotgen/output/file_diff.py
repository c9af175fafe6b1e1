"""The difference between a file as it is and as it should be."""

from __future__ import annotations

from difflib import unified_diff

from ssotgen.diagnostics.paths import display_path
from ssotgen.output.change import FileChange


def file_diff(change: FileChange) -> str:
    """Return a change as a unified diff, in which /dev/null represents no file."""
    path = display_path(change.path)
    old, new = (path if each is not None else "/dev/null" for each in (change.old, change.new))
    before, after = _lines(change.old), _lines(change.new)
    return "".join(f"{line}\n" for line in unified_diff(before, after, old, new, lineterm=""))


def _lines(content: bytes | None) -> list[str]:
    text = (content or b"").decode("utf-8", "replace")
    return text.removesuffix("\n").split("\n") if text else []
