"""Readers of members of enums."""

from __future__ import annotations

from functools import cache

from ssotgen.runtime.messages import shown, step, suggestion
from ssotgen.runtime.records import Default

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cache
def members_by_value(kind: Any) -> dict[tuple[type, object], Any]:
    """Return the members of an enum by the type and the value of each."""
    return {
        (type(member.value), member.value): member
        for member in kind.__members__.values()
    }


def read_flag(source: Any, key: Any, kind: Any) -> Any:
    """Return the member of a flag, or the combination of members, that has the bits."""
    value = source[key]
    if type(value) is int and value >= 0:
        try:
            return kind(value)
        except ValueError:
            pass
    return member_or_error(key, value, kind)


def read_member(source: Any, key: Any, kind: Any) -> Any:
    """Return the member of an enum whose value is the entry."""
    value = source[key]
    try:
        # By the value alone, True and 1.0 would find the member 1.
        return members_by_value(kind)[type(value), value]
    except (KeyError, TypeError):  # a value without a hash is a TypeError
        return member_or_error(key, value, kind)


def read_member_or(source: Any, key: Any, kind: Any, fallback: Any) -> Any:
    """Return the member of an enum whose value is the entry.

    It is `fallback` for a value that no member has, of the type of one that some have.
    """
    value = source[key]
    known = members_by_value(kind)
    try:
        return known[type(value), value]
    except (KeyError, TypeError):  # a value without a hash is a TypeError
        if any(type(value) is each for each, _ in known):
            return fallback
        return member_or_error(key, value, kind)


def member_or_error(key: object, value: Any, kind: Any) -> Any:
    """Return the default that replaces a missing entry.

    Raises:
        ValueError: There is a value instead, which the enum does not know.
    """
    if type(value) is Default:
        return value.value
    known = suggestion(value, [each for _, each in members_by_value(kind)])
    raise ValueError(
        f"{step(key)} must be the value of a member of {kind.__name__}, not"
        f" {shown(value)}; {known}"
    )
