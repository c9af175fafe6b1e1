"""Issues of dataclasses within dataclasses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ssotgen.runtime.messages import below, step
from ssotgen.runtime.plain import MAPPING_TYPES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


SERIES_TYPES: tuple[Any, ...] = (frozenset, list, set, tuple)
"""The containers whose items have a number in a path."""


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
"""The end of an issue that is given without its path, which would fill pages."""


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
