"""The helpers of `validate()`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sized
from functools import cache
from types import NoneType

from ssotgen.runtime.instances import expected, is_a
from ssotgen.runtime.messages import below, shown, step, wrong_key
from ssotgen.runtime.plain import MAPPING_TYPES, are, plain_issues

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def is_list(value: Any, kind: type) -> bool:
    """Whether a value is a list of items of exactly one type."""
    whole: object = value
    return type(whole) is list and are(value, kind)


def is_tuple(value: Any, kind: type) -> bool:
    """Whether a value is a tuple of items of exactly one type."""
    whole: object = value
    return type(whole) is tuple and are(value, kind)


def is_set(value: Any, kind: type) -> bool:
    """Whether a value is a set of items of exactly one type."""
    whole: object = value
    return type(whole) is set and are(value, kind)


def is_frozenset(value: Any, kind: type) -> bool:
    """Whether a value is a frozenset of items of exactly one type."""
    whole: object = value
    return type(whole) is frozenset and are(value, kind)


def is_dict(value: Any, kind: type) -> bool:
    """Whether a value is a dict of text to values of exactly one type."""
    whole: object = value
    return type(whole) is dict and are(value, str) and are(value.values(), kind)


def is_literal(value: object, *known: str | int) -> bool:
    """Whether a value is one of some, which are all of one type."""
    return type(value) is type(known[0]) and value in known


def fits(value: object, kind: Any) -> bool:
    """Whether a value is of a type, such as `list[dict[str, int]]`."""
    return next(mismatches("", value, kind), None) is None


def type_issues(owner: Any, record: object) -> list[str]:
    """Return an issue for each value of a record without the type of its field.

    This looks at the annotations of the dataclass `owner`, which takes longer than what
    `validate()` asks before; a record without issues hardly ever comes here.
    """
    return [
        issue
        for name, kind in field_types(owner).items()
        for issue in mismatches(name, getattr(record, name), kind)
    ]


def limit_issues(
    path: str, value: Any, *, minimum: Any = None, maximum: Any = None
) -> list[str]:
    """Return an issue for each limit that a value is outside of."""
    if value is None:
        return []
    issues: list[str] = []
    try:
        # Asked this way round, a NaN is outside of every limit.
        if minimum is not None and not value >= minimum:
            issues.append(f"{path} must be at least {minimum}, not {shown(value)}")
        if maximum is not None and not value <= maximum:
            issues.append(f"{path} must be at most {maximum}, not {shown(value)}")
    except TypeError as error:  # as of times of which one has no time zone
        issues.append(f"{path} cannot be compared with its limit: {error}")
    return issues


def multiple_issues(path: str, value: Any, unit: Any) -> list[str]:
    """Return an issue if a value is not a multiple of another."""
    # A remainder has the type of the value, for which zero is false.
    try:
        is_multiple = value is None or not value % unit
    except ArithmeticError:  # as of a Decimal that has too many digits
        is_multiple = False
    if is_multiple:
        return []
    return [f"{path} must be a multiple of {unit}, not {shown(value)}"]


@cache
def field_types(owner: Any) -> dict[str, Any]:
    """Return the types of the fields of a dataclass."""
    from dataclasses import fields
    from typing import get_type_hints

    hints = get_type_hints(owner)
    return {field.name: hints[field.name] for field in fields(owner)}


def mismatches(path: str, value: Any, kind: Any) -> Iterator[str]:
    """Yield an issue for each part of the value at `path` with a wrong type."""
    parameters: Any = getattr(kind, "__args__", ())
    if NoneType in parameters:  # a union, which is last in that of a Literal
        if value is not None:
            yield from mismatches(path, value, parameters[0])
        return
    origin = getattr(kind, "__origin__", kind)
    if origin is object:
        yield from plain_issues(path, value)
    elif not isinstance(origin, type):
        if not is_literal(value, *parameters):
            known = ", ".join(map(repr, parameters))
            yield f"{path} must be one of {known}, not {shown(value)}"
    elif not is_a(value, origin):
        yield f"{path} must be {expected(value, origin)}, not {shown(value)}"
    elif origin is list or origin is tuple:
        for index, item in enumerate(value):
            yield from mismatches(below(path, step(index)), item, parameters[0])
    elif origin is set or origin is frozenset:
        for item in sorted(value, key=shown):
            yield from mismatches(f"{path}: an item", item, parameters[0])
    elif origin is dict:
        for key, item in value.items():
            if isinstance(key, parameters[0]):
                yield from mismatches(below(path, step(key)), item, parameters[1])
            else:
                yield str(wrong_key(path, key, parameters[0].__name__))


def size_issues(
    path: str,
    value: Sized | None,
    *,
    minimum: int = 0,
    maximum: int | None = None,
    noun: str = "item",
) -> list[str]:
    """Return an issue if a container has too few or too many items."""
    size = 0 if value is None else len(value)
    if value is None or (size >= minimum and (maximum is None or size <= maximum)):
        return []
    bound, limit = ("at least", minimum) if size < minimum else ("at most", maximum)
    nouns = noun if limit == 1 else f"{noun}s"
    return [f"{path} must have {bound} {limit} {nouns}, not {size}"]


SERIES_TYPES: tuple[Any, ...] = (frozenset, list, set, tuple)
"""The containers whose items a path tells by number."""


def length_issues(
    path: str, value: str | None, *, minimum: int = 0, maximum: int | None = None
) -> list[str]:
    """Return an issue if a string has too few or too many characters."""
    return size_issues(path, value, minimum=minimum, maximum=maximum, noun="character")


def pattern_issues(path: str, value: str | None, pattern: str) -> list[str]:
    """Return an issue if a pattern does not match anywhere in a string."""
    if value is None or re.search(pattern, value, re.ASCII) is not None:
        return []
    return [f"{path} must match {pattern}, not {shown(value)}"]


def unchecked(message: str, error: Exception) -> str:
    """Return the issue of a check that fails itself, as in a division by zero."""
    return f"{message} (could not be checked: {error})"


def records_in(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield all records in the value at `path`, itself included, with their paths."""
    if hasattr(value, "__dataclass_fields__"):
        yield path, value
    elif isinstance(value, MAPPING_TYPES):
        for key, item in value.items():
            yield from records_in(below(path, step(key)), item)
    elif isinstance(value, SERIES_TYPES):
        for index, item in enumerate(value):
            yield from records_in(below(path, step(index)), item)


def nested_issues(path: str, value: Any) -> list[str]:
    """Return the issues of all records in the value at `path`, itself included."""
    if hasattr(value, "__dataclass_fields__"):
        return record_issues(path, value)
    return [
        issue
        for where, record in records_in(path, value)
        for issue in record_issues(where, record)
    ]


def record_issues(path: str, record: Any) -> list[str]:
    """Return the issues of the record at `path`."""
    try:
        found: list[str] = record.validate()
    except RecursionError:
        found = [f"{type(record).__name__} {TOO_DEEP}"]
    return [issue_below(path, record, issue) for issue in found] if found else found


TOO_DEEP = "is nested too deeply to be checked"
"""What ends an issue that is told without a path, since that would fill pages."""


def issue_below(path: str, record: Any, issue: str) -> str:
    """Return an issue of the record at `path` as an issue of its container.

    It begins with a path, unless it is the message of a check.
    """
    if issue.endswith(TOO_DEEP):
        return issue
    name = re.match(r"\w*", issue)
    if name is not None and name[0] in record.__dataclass_fields__:
        return below(path, issue)
    return f"{path}: {issue}"
