"""Decimal numbers as plain data."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from ssotgen.runtime.instances import checks
from ssotgen.runtime.reading import read_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DECIMAL_TEXT = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,9})?", re.ASCII)
"""A finite number with all its digits, as `str()` gives it."""


def read_decimal(source: Any, key: Any) -> Any:
    """Return the number in a string."""
    return read_text(source, key, parse_decimal, "a decimal number as text")


def parse_decimal(text: str) -> Decimal | None:
    """Return the number in a string, or None if it is invalid."""
    if DECIMAL_TEXT.fullmatch(text) is None:
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def decimal_text(value: Decimal) -> str:
    """Return a number as text.

    Raises:
        ValueError: It is not a finite Decimal.
    """
    if is_decimal(value):
        return str(value)
    raise ValueError(f"{value} is not a finite decimal number")


@checks(Decimal, "a finite number")
def is_decimal(value: object) -> bool:
    """Whether a value is a decimal number, not an infinity or a NaN."""
    return isinstance(value, Decimal) and value.is_finite()
