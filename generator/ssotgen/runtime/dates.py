"""Dates as plain data."""

from __future__ import annotations

import datetime as dt
import re

from ssotgen.runtime.instances import checks
from ssotgen.runtime.reading import read_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

RFC_3339_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
"""A date without a time."""


def read_date(source: Any, key: Any) -> Any:
    """Return the date in a string in the format of RFC 3339."""
    return read_text(source, key, parse_date, "a date, such as 2031-05-01")


def parse_date(text: str) -> dt.date | None:
    """Return the date in a string, or None if it is invalid."""
    if RFC_3339_DATE.fullmatch(text) is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def date_text(value: dt.date) -> str:
    """Return a date as text.

    Raises:
        TypeError: It is a datetime.
    """
    if isinstance(value, dt.datetime):
        raise TypeError(f"{value} is not a date without a time")
    return value.isoformat()


@checks(dt.date, "a date without a time")
def is_date(value: object) -> bool:
    """Whether a value is a date; a datetime is more than that."""
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)
