"""Readers of lists, tuples, sets and mappings."""

from __future__ import annotations

from ssotgen.runtime.member_readers import members_by_value
from ssotgen.runtime.messages import shown, step, suggestion, wrong_key
from ssotgen.runtime.plain import LIST_TYPES, MAPPING_TYPES, are
from ssotgen.runtime.reading import Read, default_or_error, error_below, read_str
from ssotgen.runtime.records import Default
from ssotgen.runtime.scalar_readers import read_bool, read_float, read_int

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


AS_THEY_ARE: dict[Read, type] = {
    read_bool: bool,
    read_float: float,
    read_int: int,
    read_str: str,
}
"""The readers that return a value of exactly this type as it is."""


def read_list(source: Any, key: Any, read: Read, *parameters: Any) -> Any:
    """Return a list with the result of `read` for each item."""
    value = source[key]
    if not isinstance(value, LIST_TYPES):
        return default_or_error(key, value, "a list")
    if are(value, AS_THEY_ARE.get(read)):
        return list(value)
    try:
        return [read(value, index, *parameters) for index in range(len(value))]
    except ValueError as error:
        raise error_below(key, error) from None


def read_tuple(source: Any, key: Any, read: Read, *parameters: Any) -> Any:
    """Return a tuple with the result of `read` for each item of a list."""
    value = source[key]
    if type(value) is Default:
        return value.value
    return tuple(read_list(source, key, read, *parameters))


def read_dict(source: Any, key: Any, read: Read, *parameters: Any) -> Any:
    """Return a mapping of strings to the result of `read` for each value."""
    value = source[key]
    if not isinstance(value, MAPPING_TYPES):
        return default_or_error(key, value, "a mapping")
    if are(value, str) and are(value.values(), AS_THEY_ARE.get(read)):
        return dict(value)
    for name in value:
        if not isinstance(name, str):
            raise wrong_key(step(key), name)
    try:
        return {name: read(value, name, *parameters) for name in value}
    except ValueError as error:
        raise error_below(key, error) from None


def read_keyed(source: Any, key: Any, kind: Any, read: Read, *parameters: Any) -> Any:
    """Return a mapping of enum members to the result of `read` for each value."""
    value = source[key]
    if not isinstance(value, MAPPING_TYPES):
        return default_or_error(key, value, "a mapping")
    known = members_by_value(kind)
    for name in value:
        if (type(name), name) not in known:
            hint = suggestion(name, [each for _, each in known])
            raise ValueError(
                f"{step(key)} must have keys that are values of {kind.__name__}, not"
                f" {shown(name)}; {hint}"
            )
    try:
        return {known[str, name]: read(value, name, *parameters) for name in value}
    except ValueError as error:
        raise error_below(key, error) from None


def read_set(source: Any, key: Any, read: Read, *parameters: Any) -> Any:
    """Return a set with the result of `read` for each item of a list."""
    value = source[key]
    if type(value) is Default:
        return value.value
    if type(value) in LIST_TYPES and are(value, AS_THEY_ARE.get(read)):
        return set(value)
    return set(read_list(source, key, read, *parameters))


def read_frozenset(source: Any, key: Any, read: Read, *parameters: Any) -> Any:
    """Return a frozenset with the result of `read` for each item of a list."""
    return frozenset(read_set(source, key, read, *parameters))
