"""Readers of booleans, numbers and literals."""

from __future__ import annotations

from ssotgen.runtime.reading import default_or_error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def read_bool(source: Any, key: Any) -> Any:
    """Return a boolean."""
    value = source[key]
    return value if isinstance(value, bool) else default_or_error(key, value, "bool")


def read_int(source: Any, key: Any) -> Any:
    """Return an integer; a boolean is not one."""
    value = source[key]
    if type(value) is int or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    return default_or_error(key, value, "int")


def read_literal(source: Any, key: Any, *known: str | int) -> Any:
    """Return one of some values."""
    value = source[key]
    if type(value) is type(known[0]) and value in known:
        return value
    return default_or_error(key, value, f"one of {', '.join(map(repr, known))}")


def read_float(source: Any, key: Any) -> Any:
    """Return a number as a float."""
    value = source[key]
    if type(value) is float:
        return value
    if isinstance(value, (float, int)) and not isinstance(value, bool):
        try:
            return float(value)
        except OverflowError:
            return default_or_error(key, value, "small enough for a float")
    return default_or_error(key, value, "float")
