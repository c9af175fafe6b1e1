"""Readers: each converts an entry of plain data to its value.

An entry is `source[key]`, of a mapping or of a list, so that the same reader does for a
field, an item and a value of a mapping. A reader of containers takes the reader of what
is in them and, after it, what that one takes: `read_list(data, "tags", read_str)`.
Messages begin with the path to the entry.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import isnan

from ssotgen.runtime.messages import (
    NestedTooDeepError,
    below,
    shown,
    step,
    suggestion,
    wrong_key,
    wrong_value,
)
from ssotgen.runtime.plain import (
    LIST_TYPES,
    MAPPING_TYPES,
    are,
    copy_plain,
    plain_issues,
)
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


def record_error(kind: Any, key: object, error: Exception) -> ValueError:
    """Return the error that `kind.from_dict()` raises because of `error`."""
    if isinstance(error, ValueError):
        return error_below(key, error)
    return NestedTooDeepError(f"{kind.__name__} is nested too deeply")


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


def read_bool(source: Any, key: Any) -> Any:
    """Return a boolean."""
    value = source[key]
    return value if isinstance(value, bool) else default_or_error(key, value, "bool")


def read_literal(source: Any, key: Any, *known: str | int) -> Any:
    """Return one of some values."""
    value = source[key]
    if type(value) is type(known[0]) and value in known:
        return value
    return default_or_error(key, value, f"one of {', '.join(map(repr, known))}")


def read_int(source: Any, key: Any) -> Any:
    """Return an integer; a boolean is not one."""
    value = source[key]
    if type(value) is int or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    return default_or_error(key, value, "int")


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


@cache
def members_by_value(kind: Any) -> dict[tuple[type, object], Any]:
    """Return the members of an enum by the types of their values and these."""
    return {(type(member.value), member.value): member for member in kind}


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


def read_flag(source: Any, key: Any, kind: Any) -> Any:
    """Return the member of a flag, or the combination of members, that has the bits."""
    value = source[key]
    if type(value) is int and value >= 0:
        try:
            return kind(value)
        except ValueError:
            pass
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


def read_record(source: Any, key: Any, kind: Any) -> Any:
    """Return an instance of the dataclass `kind` for a mapping."""
    value = source[key]
    if not isinstance(value, MAPPING_TYPES):
        return default_or_error(key, value, "a mapping")
    try:
        return kind.from_dict(value)
    except (RecursionError, ValueError) as error:
        raise record_error(kind, key, error) from None


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


def read_optional(source: Any, key: Any, read: Read, *parameters: Any) -> Any:
    """Return None, or the result of `read` for the entry."""
    if source[key] is None:
        return None
    return read(source, key, *parameters) if parameters else read(source, key)


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


def is_nan(value: object) -> bool:
    """Whether a value is the float that does not equal itself."""
    return isinstance(value, float) and isnan(value)


def check_derived(
    fields: Any, record: Any, key: str, read: Read, *parameters: Any
) -> None:
    """Check that the data has no wrong value for a derived property.

    Raises:
        ValueError: It has, or the record cannot derive any.
    """
    if key not in fields:
        return
    given = read(fields, key, *parameters)
    try:
        derived = getattr(record, key)
    except (ArithmeticError, TypeError, ValueError) as error:
        raise ValueError(f"{key} cannot be derived: {error}") from error
    if given != derived and not (is_nan(given) and is_nan(derived)):
        raise ValueError(
            f"{key} must be what the fields give, {shown(derived)}, not"
            f" {shown(fields[key])}"
        )
