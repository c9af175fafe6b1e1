"""Versions and dates that a deprecation ends with, compared without a packaging library."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import date, datetime, timezone

from ssotgen.spec.model import Deprecation

_VERSION = r"[0-9]+(\.[0-9]+)*"


def version_key(version: str) -> tuple[tuple[int, str], ...]:
    """Return the leading numbers of a version for comparison; `1.4` and `1.4.0` are equal."""
    found = re.match(_VERSION, version)
    numbers = [part.lstrip("0") for part in found[0].split(".")] if found else []
    while numbers and not numbers[-1]:
        numbers.pop()
    # Python does not make an int of more than 4,300 digits.
    return tuple((len(digits), digits) for digits in numbers)


def is_version(text: str) -> bool:
    """Whether the text is numbers joined by dots."""
    return re.fullmatch(_VERSION, text) is not None


def today() -> date:
    """Return the date of today (UTC), or that of SOURCE_DATE_EPOCH (seconds since 1970) where it is
    set, as https://reproducible-builds.org/specs/source-date-epoch/ has it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        # A number of too many digits, or behind the year 9999, counts as none.
        with suppress(ValueError, OverflowError, OSError):
            return datetime.fromtimestamp(int(epoch), tz=timezone.utc).date()
    return datetime.now(tz=timezone.utc).date()


def is_over(deprecation: Deprecation, version: str) -> bool:
    """Whether the time to remove something has come: the project has reached `remove_in`, or today
    is past `remove_after`."""
    if deprecation.remove_in:
        comparable = bool(version) and is_version(deprecation.remove_in)
        return comparable and version_key(version) >= version_key(deprecation.remove_in)
    try:
        return bool(deprecation.remove_after) and today() > date.fromisoformat(
            deprecation.remove_after
        )
    except ValueError:
        return False
