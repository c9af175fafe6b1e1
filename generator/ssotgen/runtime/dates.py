"""Dates and times of day as plain data."""

from __future__ import annotations

import re
from datetime import date, datetime

from ssotgen.runtime.instances import checks
from ssotgen.runtime.reading import read_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

RFC_3339_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
"""A date alone."""


def read_date(source: Any, key: Any) -> Any:
    """Return the date that text in the form of RFC 3339 stands for."""
    return read_text(source, key, parse_date, "a date, such as 2031-05-01")


def parse_date(text: str) -> date | None:
    """Return the date that a text spells, or None."""
    if RFC_3339_DATE.fullmatch(text) is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def date_text(value: date) -> str:
    """Return a date as text.

    Raises:
        TypeError: It is a datetime.
    """
    if isinstance(value, datetime):
        raise TypeError(f"{value} is not a date alone")
    return value.isoformat()


@checks(date, "a date without a time")
def is_date(value: object) -> bool:
    """Whether a value is a date; a datetime is more than that."""
    return isinstance(value, date) and not isinstance(value, datetime)
