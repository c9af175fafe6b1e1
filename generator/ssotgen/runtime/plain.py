"""Plain JSON data, the values of fields of type `Any`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from ssotgen.runtime.messages import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# For `isinstance`; typed so that checkers take what is in a value for Any.
DICT_TYPES: tuple[Any, ...] = (dict,)
LIST_TYPES: tuple[Any, ...] = (list,)
MAPPING_TYPES: tuple[Any, ...] = (dict, Mapping)

PLAIN_TYPES = frozenset((bool, int, str, type(None)))
"""The types whose values are all plain data."""

EXTENSIBLE_TYPES: tuple[Any, ...] = (dict, list, str, int, float)
"""The types of plain data that have subclasses, such as `defaultdict`."""


def are(values: Iterable[object], kind: type | None) -> bool:
    """Whether each value is of exactly that type, or there is none."""
    # A loop: for the few values that most have, `all()` takes three times as long.
    for value in values:
        if type(value) is not kind:
            break
    else:
        return True
    return False


def copy_plain(value: Any) -> Any:
    """Return a deep copy of plain JSON data.

    Raises:
        ValueError: Something in it is not plain; `plain_issues` says where.
        RecursionError: It is nested too deeply, or holds itself.
    """
    whole: object = value  # Type checkers do not know the type of an `Any`.
    kind = type(whole)
    if kind is dict:
        copy: dict[Any, Any] = value.copy()
        for key, item in value.items():
            if type(key) is not str:
                return copy_plain({plain_key(each): value[each] for each in value})
            # The difference is zero for any number but a NaN and the infinities.
            if type(item) not in PLAIN_TYPES and (
                type(item) is not float or item - item != 0
            ):
                copy[key] = copy_plain(item)
        return copy
    if kind is list:
        return [
            item if type(item) in PLAIN_TYPES else copy_plain(item) for item in value
        ]
    if kind in PLAIN_TYPES or (kind is float and value - value == 0):
        return value
    if not isinstance(value, Enum):
        for base in EXTENSIBLE_TYPES:
            if isinstance(value, base) and kind is not base:
                return copy_plain(base(value))
    raise ValueError(f"{shown(value)} is not plain JSON data")


def plain_key(key: object) -> str:
    """Return a key of a subclass of str as a plain one.

    Raises:
        ValueError: It is not text, or a member of an enum.
    """
    if isinstance(key, str) and not isinstance(key, Enum):
        return str(key)
    raise ValueError(f"{shown(key)} is not a plain key")
