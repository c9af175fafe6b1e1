"""Paths of files as plain data."""

from __future__ import annotations

from pathlib import Path

from ssotgen.runtime.instances import checks
from ssotgen.runtime.reading import read_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def read_path(source: Any, key: Any) -> Any:
    """Return the path that text stands for; it is not looked up, nor made absolute."""
    return read_text(source, key, parse_path, "a path as text")


def parse_path(text: str) -> Path | None:
    """Return the path that a text spells, or None."""
    return Path(text) if text and "\0" not in text else None


def path_text(value: object) -> str:
    """Return a path as text, with `/` between its parts on every system.

    Raises:
        TypeError: It is not a path that a file can have.
    """
    if isinstance(value, Path) and is_path(value):
        return value.as_posix()
    raise TypeError(f"{value} is not a path")


@checks(Path, "a path that a file can have")
def is_path(value: object) -> bool:
    """Whether a value is a path, without a null character."""
    return isinstance(value, Path) and "\0" not in str(value)
