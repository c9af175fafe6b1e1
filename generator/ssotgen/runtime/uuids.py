"""UUIDs as plain data."""

from __future__ import annotations

import re
from uuid import UUID

from ssotgen.runtime.reading import read_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

UUID_TEXT = re.compile(
    "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    re.ASCII | re.IGNORECASE,
)
"""Five groups of digits; `UUID` itself reads them without the hyphens, or in braces."""


def read_uuid(source: Any, key: Any) -> Any:
    """Return the UUID in a string in the format of RFC 9562."""
    return read_text(source, key, parse_uuid, "a UUID of 36 characters as text")


def parse_uuid(text: str) -> UUID | None:
    """Return the UUID in a string, or None if it is invalid."""
    return UUID(text) if UUID_TEXT.fullmatch(text) else None


def uuid_text(value: object) -> str:
    """Return a UUID as text in lower case.

    Raises:
        TypeError: It is not a UUID.
    """
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{value} is not a UUID")
