"""The plain forms of scalar types: which values are in them, and the way there and back."""

from __future__ import annotations

import math
import re
from datetime import datetime, timedelta

from ssotgen.spec.yaml.document import Value


def is_int(value: Value) -> bool:
    """Whether a value is a whole number."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_finite_number(value: Value) -> bool:
    """Whether a value is a number that JSON can hold."""
    return math.isfinite(value) if isinstance(value, float) else is_int(value)


def is_seconds(value: Value) -> bool:
    """Whether a value is a number of seconds that a timedelta can hold."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        timedelta(seconds=value)
    except (OverflowError, ValueError):
        return False
    return True


def to_seconds(span: timedelta) -> int | float:
    """Return a duration in seconds, as a whole number where it is one."""
    total = span.total_seconds()
    return int(total) if total.is_integer() else total


_ISO_DATETIME = re.compile(
    r"\d{4}-\d\d-\d\d"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{3}(?:\d{3})?)?)?(?:[+-]\d\d:\d\d(?::\d\d)?)?)?",
    re.ASCII,
)
"""The ISO 8601 forms that `datetime.fromisoformat` reads under every supported Python."""


def is_datetime(value: Value) -> bool:
    """Whether a value is text that `datetime.fromisoformat` reads under every supported Python."""
    if not isinstance(value, str) or _ISO_DATETIME.fullmatch(value) is None:
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
