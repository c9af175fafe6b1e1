"""Times of day as plain data."""

from __future__ import annotations

import datetime as dt
import re

from ssotgen.runtime.instances import checks
from ssotgen.runtime.reading import read_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

RFC_3339_TIME = re.compile(
    r"((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)"
    r"(?:\.(\d{1,9}))?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?",
    re.ASCII,
)
"""A time of day: with seconds, a fraction of up to nine digits, and any offset."""

RFC_3339_TIME_LENGTHS = frozenset((8, 14, 15, 21))
"""With and without microseconds and an offset; any other has an offset with seconds."""


def read_time(source: Any, key: Any) -> Any:
    """Return the time of day in a string in the format of RFC 3339."""
    return read_text(source, key, parse_time, "a time of day, such as 09:30:00")


def parse_time(text: str) -> dt.time | None:
    """Return the time of day in a string, or None if it is invalid.

    Digits of a fraction after the sixth are cut off.
    """
    match = RFC_3339_TIME.fullmatch(text)
    if match is None:
        return None
    clock, fraction, offset = match.groups()
    zone = "+00:00" if offset == "Z" else offset or ""
    # Python 3.10 reads only fractions of three or six digits, and no `Z`.
    return dt.time.fromisoformat(f"{clock}.{(fraction or '')[:6]:0<6}{zone}")


def time_text(value: dt.time) -> str:
    """Return a time of day as text.

    Raises:
        ValueError: RFC 3339 has no form for its offset, which is not of whole minutes.
    """
    text = value.isoformat()
    if len(text) not in RFC_3339_TIME_LENGTHS:
        raise ValueError(f"{value} has an offset that is not of whole minutes")
    return text


@checks(dt.time, "a time whose offset is of whole minutes")
def is_time(value: object) -> bool:
    """Whether a value is a time of day that has a form as text."""
    return (
        isinstance(value, dt.time) and len(value.isoformat()) in RFC_3339_TIME_LENGTHS
    )
