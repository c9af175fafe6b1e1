"""Dates, times and durations as plain data, in the same form on every Python."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from ssotgen.runtime.instances import checks

RFC_3339 = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ]((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)"
    r"(?:\.(\d{1,9}))?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?",
    re.ASCII,
)
"""A date and time: with seconds, a fraction of up to nine digits, and any offset."""


def parse_datetime(text: str) -> datetime | None:
    """Return the datetime in a string, or None if it is not in RFC 3339 format.

    Digits of a fraction after the sixth are cut off.
    """
    match = RFC_3339.fullmatch(text)
    if match is None:
        return None
    date, time, fraction, zone = match.groups()
    # Python 3.10 reads fractions of three and of six digits alone, and no `Z`.
    if zone == "Z" or (fraction is not None and len(fraction) != 6):
        offset = "+00:00" if zone == "Z" else zone or ""
        text = f"{date}T{time}.{(fraction or '')[:6]:0<6}{offset}"
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def datetime_text(value: datetime) -> str:
    """Return a datetime in the format of RFC 3339.

    It has no form for an offset that is not of whole minutes, as before there were time
    zones, so such a time is given in UTC.
    """
    text = value.isoformat()
    return text if len(text) in RFC_3339_LENGTHS else utc_text(value)


def datetime_text_or_none(value: datetime | None) -> str | None:
    """Return a datetime in the format of RFC 3339, or None."""
    if value is None:
        return None
    text = value.isoformat()
    return text if len(text) in RFC_3339_LENGTHS else utc_text(value)


RFC_3339_LENGTHS = frozenset((19, 25, 26, 32))
"""With and without microseconds and an offset; any other has an offset with seconds."""


def utc_text(value: datetime) -> str:
    """Return a datetime in UTC, in the format of RFC 3339."""
    return value.astimezone(timezone(timedelta(0))).isoformat()


def timedelta_seconds(value: timedelta) -> float:
    """Return a duration in seconds.

    Raises:
        ValueError: A float does not hold all of its digits, as of some past 272 years.
    """
    seconds = value.total_seconds()
    # Up to 2 ** 33 a float is exact to the microsecond.
    if abs(seconds) <= 8_589_934_592 or parse_timedelta(seconds) == value:
        return seconds
    raise ValueError(f"{value} has no exact number of seconds")


def timedelta_seconds_or_none(value: timedelta | None) -> float | None:
    """Return a duration in seconds, or None.

    Raises:
        ValueError: As `timedelta_seconds` does.
    """
    return None if value is None else timedelta_seconds(value)


def parse_timedelta(seconds: float) -> timedelta | None:
    """Return the duration of a number of seconds, or None if it is invalid."""
    try:
        return timedelta(seconds=seconds)
    except (OverflowError, ValueError):
        return None


@checks(timedelta, "a duration that a float of seconds holds")
def is_timedelta(value: object) -> bool:
    """Whether a value is a duration that a float of seconds represents exactly."""
    if not isinstance(value, timedelta):
        return False
    try:
        timedelta_seconds(value)
    except ValueError:
        return False
    return True
