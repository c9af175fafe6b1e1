"""What in a value is no plain JSON data."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from ssotgen.runtime.messages import below, shown, step, wrong_key
from ssotgen.runtime.plain import DICT_TYPES, LIST_TYPES, copy_plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def is_plain(value: object, *kinds: type) -> bool:
    """Whether a value is plain JSON data, and of exactly one of the types if any."""
    if kinds and type(value) not in kinds:
        return False
    try:
        copy_plain(value)
    except (RecursionError, ValueError):
        return False
    return True


def plain_issues(path: str, value: object) -> list[str]:
    """Return an issue for each part of the value at `path` that is not plain data."""
    try:
        return list(find_plain_issues(path, value))
    except RecursionError:
        return [f"{path} is nested too deeply"]


def find_plain_issues(path: str, value: Any) -> Iterator[str]:
    """Yield the issues of `plain_issues`.

    Raises:
        RecursionError: The value is nested too deeply, or holds itself.
    """
    if isinstance(value, DICT_TYPES):
        for key, item in value.items():
            if isinstance(key, str) and not isinstance(key, Enum):
                yield from find_plain_issues(below(path, key), item)
            else:
                yield str(wrong_key(path, key))
    elif isinstance(value, LIST_TYPES):
        for index, item in enumerate(value):
            yield from find_plain_issues(below(path, step(index)), item)
    elif not is_plain(value):
        yield f"{path} must be plain JSON data, not {shown(value)}"
