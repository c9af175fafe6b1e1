"""Whether values are of the types of their fields."""

from __future__ import annotations

from collections.abc import Callable

Check = Callable[[object], bool]
"""A function that says whether a value is of a type."""

CHECKS: dict[type, tuple[Check, str]] = {}
"""The checks of classes not all of whose instances have a plain form, and what a
message says of the others."""


def checks(kind: type, expected: str) -> Callable[[Check], Check]:
    """Make a function the check of the class `kind`."""

    def register(check: Check) -> Check:
        CHECKS[kind] = check, expected
        return check

    return register


@checks(float, "a number that a float holds")
def is_float(value: object) -> bool:
    """Whether a value is a float, or a whole number that a float holds exactly."""
    if isinstance(value, float):
        return True
    if not isinstance(value, int) or isinstance(value, bool):
        return False
    try:
        return float(value) == value
    except OverflowError:
        return False


def is_a(value: object, kind: type) -> bool:
    """Whether a value is of a class; a boolean is not a number."""
    if kind in CHECKS:
        return CHECKS[kind][0](value)
    if isinstance(value, bool):
        return kind is bool
    return isinstance(value, kind)


def expected(value: object, kind: type) -> str:
    """Return what a message says of the class that a value is not of."""
    is_near = isinstance(value, kind) or (kind is float and type(value) is int)
    return CHECKS[kind][1] if is_near and kind in CHECKS else kind.__name__
