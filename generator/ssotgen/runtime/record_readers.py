"""Readers of dataclasses within dataclasses."""

from __future__ import annotations

from ssotgen.runtime.messages import NestedTooDeepError, step, wrong_value
from ssotgen.runtime.plain import LIST_TYPES, MAPPING_TYPES
from ssotgen.runtime.reading import default_or_error, error_below

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def read_optional_record(source: Any, key: Any, kind: Any) -> Any:
    """Return None, or an instance of the dataclass `kind` for a mapping.

    It calls no other reader: records of one another fill the stack less fast.
    """
    value = source[key]
    if value is None:
        return None
    if not isinstance(value, MAPPING_TYPES):
        return default_or_error(key, value, "a mapping")
    try:
        return kind.from_dict(value)
    except (RecursionError, ValueError) as error:
        raise record_error(kind, key, error) from None


def read_record(source: Any, key: Any, kind: Any) -> Any:
    """Return an instance of the dataclass `kind` for a mapping."""
    value = source[key]
    if not isinstance(value, MAPPING_TYPES):
        return default_or_error(key, value, "a mapping")
    try:
        return kind.from_dict(value)
    except (RecursionError, ValueError) as error:
        raise record_error(kind, key, error) from None


def read_records(source: Any, key: Any, kind: Any) -> Any:
    """Return a list of dataclass instances for a list of mappings."""
    value = source[key]
    if not isinstance(value, LIST_TYPES):
        return default_or_error(key, value, "a list")
    found: list[Any] = []
    try:
        for index, item in enumerate(value):
            if not isinstance(item, MAPPING_TYPES):
                raise wrong_value(step(index), "a mapping", item)
            try:
                found.append(kind.from_dict(item))
            except (RecursionError, ValueError) as error:
                raise record_error(kind, index, error) from None
    except ValueError as error:
        raise error_below(key, error) from None
    return found


def record_error(kind: Any, key: object, error: Exception) -> ValueError:
    """Return the error that `kind.from_dict()` raises because of `error`."""
    if isinstance(error, ValueError):
        return error_below(key, error)
    return NestedTooDeepError(f"{kind.__name__} is nested too deeply")
