"""Derived properties in data."""

from __future__ import annotations

from math import isnan

from ssotgen.runtime.messages import shown
from ssotgen.runtime.reading import Read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def check_derived(
    fields: Any, record: Any, key: str, read: Read, *parameters: Any
) -> None:
    """Check that the data has no wrong value for a derived property.

    Raises:
        ValueError: It has, or the record cannot derive any.
    """
    if key not in fields:
        return
    given = read(fields, key, *parameters)
    try:
        derived = getattr(record, key)
    except (ArithmeticError, TypeError, ValueError) as error:
        raise ValueError(f"{key} cannot be derived: {error}") from error
    if given != derived and not (is_nan(given) and is_nan(derived)):
        raise ValueError(
            f"{key} must be what the fields give, {shown(derived)}, not"
            f" {shown(fields[key])}"
        )


def is_nan(value: object) -> bool:
    """Whether a value is the float that does not equal itself."""
    return isinstance(value, float) and isnan(value)
