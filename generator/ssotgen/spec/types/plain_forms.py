"""The plain forms of scalar types: which values are in them, and the way there and back."""

from __future__ import annotations

import math
import re
from binascii import b2a_base64
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from ssotgen.spec.yaml.document import Value

if TYPE_CHECKING:
    from decimal import Decimal
    from uuid import UUID


def is_int(value: Value) -> bool:
    """Whether a value is a whole number."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_finite_number(value: Value) -> bool:
    """Whether a value is a number that JSON can hold."""
    return math.isfinite(value) if isinstance(value, float) else is_int(value)


def text_form(pattern: str, make: Callable[[str], object]) -> Callable[[Value], bool]:
    """Return what says whether a value is text of a pattern of which `make` makes something."""

    def fits(value: Value) -> bool:
        if not isinstance(value, str) or re.fullmatch(pattern, value, re.ASCII) is None:
            return False
        try:
            make(value)
        except (ValueError, ArithmeticError):
            return False
        return True

    return fits


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


DECIMAL_TEXT = r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,9})?"
"""A finite decimal number, as `str()` gives it."""


def make_decimal(value: str | int = 0) -> Decimal:
    """Return a decimal number. Its module is imported by those specs alone that have one.

    Raises:
        TypeError: It would be made of a float, whose digits are not those that were written.
    """
    from decimal import Decimal

    if not isinstance(value, str | int):
        raise TypeError(f"{value!r} is not text")
    return Decimal(value)


UUID_TEXT = "-".join(f"[0-9a-fA-F]{{{digits}}}" for digits in (8, 4, 4, 4, 12))
"""A UUID in the form of RFC 9562."""


def make_uuid(text: str) -> UUID:
    """Return the UUID of a text. Its module is imported by those specs alone that have one."""
    from uuid import UUID

    return UUID(text)


BASE64_TEXT = "([A-Za-z0-9+/]{4})*([A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?"
"""Bytes as an encoder writes them: padded, and without bits that no byte has."""


def to_base64(value: bytes) -> str:
    """Return bytes as text in base64."""
    return b2a_base64(value, newline=False).decode("ascii")


ISO_TIME = r"\d\d:\d\d(?::\d\d(?:\.\d{3}(?:\d{3})?)?)?(?:[+-]\d\d:\d\d)?"
ISO_DATETIME = rf"\d{{4}}-\d\d-\d\d(?:[T ]{ISO_TIME}(?::\d\d)?)?"
"""The ISO 8601 forms that `fromisoformat` reads under every supported Python."""
