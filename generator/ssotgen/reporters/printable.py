"""Makes text from a spec safe to show: nothing in it may steer a terminal or a log."""

from __future__ import annotations

import re

# Controls of both blocks, the marks that reorder text, the line separators, and lone surrogates.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_NAMED = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def printable(text: str) -> str:
    """Return `text` on one line, with each character that steers or hides written as an escape."""
    return _UNSAFE.sub(_escape, text)


def printable_lines(text: str) -> list[str]:
    """Return the lines of `text`, each made safe; tabs, which a diff may have, stay."""
    return ["\t".join(printable(part) for part in line.split("\t")) for line in text.split("\n")]


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    return _NAMED.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
