"""Bytes as plain data."""

from __future__ import annotations

import re
from binascii import a2b_base64, b2a_base64

from ssotgen.runtime.reading import read_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

BASE64_TEXT = re.compile(
    "(?:[A-Za-z0-9+/]{4})*"
    "(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?"
)
"""What an encoder writes: padded, and without bits that no byte has."""


def read_bytes(source: Any, key: Any) -> Any:
    """Return the bytes that are encoded in a base64 string."""
    return read_text(source, key, parse_base64, "base64 text")


def parse_base64(text: str) -> bytes | None:
    """Return the bytes of a base64 string, or None if it is invalid."""
    return a2b_base64(text) if BASE64_TEXT.fullmatch(text) else None


def bytes_text(value: object) -> str:
    """Return bytes as text in base64.

    Raises:
        TypeError: It is something else, such as a bytearray, which could change.
    """
    if isinstance(value, bytes):
        return b2a_base64(value, newline=False).decode("ascii")
    raise TypeError(f"{type(value).__name__} is not bytes")
