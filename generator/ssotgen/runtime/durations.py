"""Durations as plain data: a number of seconds."""

from __future__ import annotations

import datetime as dt

from ssotgen.runtime.instances import checks
from ssotgen.runtime.reading import default_or_error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def read_timedelta(source: Any, key: Any) -> Any:
    """Return the duration of a number of seconds."""
    value = source[key]
    is_number = isinstance(value, (float, int)) and not isinstance(value, bool)
    found = parse_timedelta(value) if is_number else None
    if found is None:
        return default_or_error(key, value, "a number of seconds within 999999999 days")
    return found


def timedelta_seconds(value: dt.timedelta) -> float:
    """Return a duration in seconds.

    Raises:
        ValueError: A float does not hold all of its digits, as of some past 272 years.
    """
    seconds = value.total_seconds()
    # Up to 2 ** 33 a float is exact to the microsecond.
    if abs(seconds) <= 8_589_934_592 or parse_timedelta(seconds) == value:
        return seconds
    raise ValueError(f"{value} has no exact number of seconds")


def timedelta_seconds_or_none(value: dt.timedelta | None) -> float | None:
    """Return a duration in seconds, or None.

    Raises:
        ValueError: As `timedelta_seconds` does.
    """
    return None if value is None else timedelta_seconds(value)


def parse_timedelta(seconds: float) -> dt.timedelta | None:
    """Return the duration of a number of seconds, or None if it is invalid."""
    try:
        return dt.timedelta(seconds=seconds)
    except (OverflowError, ValueError):
        return None


@checks(dt.timedelta, "a duration that a float of seconds holds")
def is_timedelta(value: object) -> bool:
    """Whether a value is a duration that a float of seconds represents exactly."""
    if not isinstance(value, dt.timedelta):
        return False
    try:
        timedelta_seconds(value)
    except ValueError:
        return False
    return True
