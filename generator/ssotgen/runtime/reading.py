"""Readers: each converts an entry of plain data to its value.

An entry is `source[key]`, of a mapping or of a list, so that the same reader does for a
field, an item and a value of a mapping. A reader of containers takes the reader of what
is in them and, after it, what that one takes: `read_list(data, "tags", read_str)`.
Messages begin with the path to the entry.
"""

from __future__ import annotations

from collections.abc import Callable

from ssotgen.runtime.messages import NestedTooDeepError, below, step, wrong_value
from ssotgen.runtime.plain import copy_plain
from ssotgen.runtime.plain_issues import plain_issues
from ssotgen.runtime.records import Default

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


Read = Callable[..., "Any"]
"""A reader: from a source and a key to a value."""


def default_or_error(key: object, value: Any, expected: str) -> Any:
    """Return the default that replaces a missing entry.

    Raises:
        ValueError: There is a value instead, which is not what is expected.
    """
    if type(value) is Default:
        return value.value
    raise wrong_value(step(key), expected, value)


def error_below(key: object, error: ValueError) -> ValueError:
    """Return an error inside of an entry as an error of its container."""
    if isinstance(error, NestedTooDeepError):
        return error
    return ValueError(below(step(key), str(error)))


def read_str(source: Any, key: Any) -> Any:
    """Return text."""
    value = source[key]
    return value if isinstance(value, str) else default_or_error(key, value, "str")


def read_text(source: Any, key: Any, parse: Callable[[str], Any], expected: str) -> Any:
    """Return the result of `parse`, which returns None for an invalid string."""
    value = source[key]
    found = parse(value) if isinstance(value, str) else None
    return default_or_error(key, value, expected) if found is None else found


def read_any(source: Any, key: Any, kind: Any = object) -> Any:
    """Return a copy of plain JSON data, which may have to be of the type `kind`."""
    value = source[key]
    if not isinstance(value, kind):
        return default_or_error(key, value, "a list" if kind is list else "a mapping")
    try:
        return copy_plain(value)
    except (RecursionError, ValueError):
        if type(value) is Default:
            return value.value
        raise ValueError(plain_issues(step(key), value)[0]) from None


def read_optional(source: Any, key: Any, read: Read, *parameters: Any) -> Any:
    """Return None, or the result of `read` for the entry."""
    if source[key] is None:
        return None
    return read(source, key, *parameters)
