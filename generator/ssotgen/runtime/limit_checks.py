"""Limits of values, which `validate()` checks."""

from __future__ import annotations

import re

from ssotgen.runtime.messages import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sized
    from typing import Any


def pattern_issues(path: str, value: str | None, pattern: str) -> list[str]:
    """Return an issue if a pattern does not match anywhere in a string."""
    if value is None or re.search(pattern, value, re.ASCII) is not None:
        return []
    return [f"{path} must match {pattern}, not {shown(value)}"]


def limit_issues(
    path: str, value: Any, *, minimum: Any = None, maximum: Any = None
) -> list[str]:
    """Return an issue for each limit that a value is outside of."""
    if value is None:
        return []
    issues: list[str] = []
    try:
        # Asked this way round, a NaN is outside of every limit.
        if minimum is not None and not value >= minimum:
            issues.append(f"{path} must be at least {minimum}, not {shown(value)}")
        if maximum is not None and not value <= maximum:
            issues.append(f"{path} must be at most {maximum}, not {shown(value)}")
    except TypeError as error:  # as of times of which one has no time zone
        issues.append(f"{path} cannot be compared with its limit: {error}")
    return issues


def multiple_issues(path: str, value: Any, unit: Any) -> list[str]:
    """Return an issue if a value is not a multiple of another."""
    # A remainder has the type of the value, for which zero is false.
    try:
        is_multiple = value is None or not value % unit
    except ArithmeticError:  # as of a Decimal that has too many digits
        is_multiple = False
    if is_multiple:
        return []
    return [f"{path} must be a multiple of {unit}, not {shown(value)}"]


def size_issues(
    path: str,
    value: Sized | None,
    *,
    minimum: int = 0,
    maximum: int | None = None,
    noun: str = "item",
) -> list[str]:
    """Return an issue if a container has too few or too many items."""
    if value is None:
        return []
    size = len(value)
    if size >= minimum and (maximum is None or size <= maximum):
        return []
    bound, limit = ("at least", minimum) if size < minimum else ("at most", maximum)
    nouns = noun if limit == 1 else f"{noun}s"
    return [f"{path} must have {bound} {limit} {nouns}, not {size}"]


def length_issues(
    path: str, value: str | None, *, minimum: int = 0, maximum: int | None = None
) -> list[str]:
    """Return an issue if a string has too few or too many characters."""
    return size_issues(path, value, minimum=minimum, maximum=maximum, noun="character")
