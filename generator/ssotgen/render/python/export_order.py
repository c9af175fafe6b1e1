"""The order of the names in `__all__`."""

from __future__ import annotations

import re
from collections.abc import Iterable

_DIGITS = re.compile("([0-9]+)")


def sort_exports(names: Iterable[str]) -> list[str]:
    """Return names in the order that Ruff's rule RUF022 wants: constants, classes, then others,
    and a number in a name by its size."""
    return sorted(names, key=_sort_key)


def _sort_key(name: str) -> tuple[int, list[tuple[bool, int, str]], str]:
    is_constant = len(name.encode()) > 1 and name.isupper()  # Ruff counts bytes: `Å` has two
    kind = 0 if is_constant else 1 if name[:1].isupper() else 2
    parts = [_part_key(part) for part in _DIGITS.split(name) if part]
    return kind, parts, name


def _part_key(part: str) -> tuple[bool, int, str]:
    if not part.isdigit():
        return True, 0, part
    # A number may have more digits than Python makes an int of. Ruff compares what begins with a
    # zero like the digits of a fraction, and so before any other.
    return False, 0 if part[0] == "0" else len(part), part
