"""Booleans in environment variables."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

BOOLEANS = {
    **dict.fromkeys(("true", "1", "yes", "on"), True),
    **dict.fromkeys(("false", "0", "no", "off"), False),
}


def read_boolean(variable: str) -> bool | None:
    """Return the value of a variable; None if it is unset, empty or not a boolean."""
    return BOOLEANS.get(os.environ.get(variable, "").strip().lower())


def ignored_variables(variables: Iterable[str]) -> list[str]:
    """Return a message for each variable whose value is not a boolean."""
    values = {name: os.environ.get(name, "") for name in variables}
    return [
        f"ignoring {name}={value!a}: use true, 1, yes, on, false, 0, no or off"
        for name, value in values.items()
        if value.strip() and read_boolean(name) is None
    ]
