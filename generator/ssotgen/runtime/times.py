"""Dates with times as plain data, in the same form on every Python."""

from __future__ import annotations

import datetime as dt
import re

from ssotgen.runtime.reading import default_or_error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

RFC_3339 = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ]((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)"
    r"(?:\.(\d{1,9}))?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?",
    re.ASCII,
)
"""A date and time: with seconds, a fraction of up to nine digits, and any offset."""


def read_datetime(source: Any, key: Any) -> Any:
    """Return the datetime in a string in the format of RFC 3339."""
    value = source[key]
    found = parse_datetime(value) if isinstance(value, str) else None
    if found is None:
        return default_or_error(
            key, value, "a date and time in RFC 3339, such as 2031-05-01T09:30:00Z"
        )
    return found


def parse_datetime(text: str) -> dt.datetime | None:
    """Return the datetime in a string, or None if it is not in RFC 3339 format.

    Digits of a fraction after the sixth are cut off.
    """
    match = RFC_3339.fullmatch(text)
    if match is None:
        return None
    date, time, fraction, zone = match.groups()
    # Python 3.10 reads only fractions of three or six digits, and no `Z`.
    if zone == "Z" or (fraction is not None and len(fraction) != 6):
        offset = "+00:00" if zone == "Z" else zone or ""
        text = f"{date}T{time}.{(fraction or '')[:6]:0<6}{offset}"
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None


def datetime_text(value: dt.datetime) -> str:
    """Return a datetime in the format of RFC 3339.

    It has no form for an offset that is not of whole minutes, as before there were time
    zones, so such a time is given in UTC.
    """
    text = value.isoformat()
    return text if len(text) in RFC_3339_LENGTHS else utc_text(value)


def datetime_text_or_none(value: dt.datetime | None) -> str | None:
    """Return a datetime in the format of RFC 3339, or None."""
    return None if value is None else datetime_text(value)


RFC_3339_LENGTHS = frozenset((19, 25, 26, 32))
"""With and without microseconds and an offset; any other has an offset with seconds."""


def utc_text(value: dt.datetime) -> str:
    """Return a datetime in UTC, in the format of RFC 3339."""
    return value.astimezone(dt.timezone(dt.timedelta(0))).isoformat()
