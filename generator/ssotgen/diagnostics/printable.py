"""Characters that are safe to show: nothing in a spec may steer a terminal or a log."""

from __future__ import annotations

import re
import unicodedata

_STEERING = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
"""Controls of both blocks, the marks that reorder text, the line separators, lone surrogates."""
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def is_printable(character: str) -> bool:
    """Return whether a character is visible and the same to every Python.

    The answer is that of the Unicode 3.2 tables, which every Python carries, and of the blocks of
    emoji that Unicode 6 filled: `str.isprintable` differs between versions of Python.
    """
    if " " <= character <= "~":
        return True
    if "\U0001f300" <= character <= "\U0001f5ff" or "\U0001f600" <= character <= "\U0001f640":
        return True
    return unicodedata.ucd_3_2_0.category(character)[0] in "LMNPS"


def escape(character: str) -> str:
    """Return a character as the escape that Python source has for it."""
    if character in _SHORT:
        return _SHORT[character]
    number = ord(character)
    if number <= 0xFF:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


def visible(text: str) -> str:
    """Return `text` with an escape for each character that cannot be seen, such as a no-break
    space: the form of names and values in messages."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if is_printable(char) else escape(char) for char in text)


def printable(text: str) -> str:
    """Return `text` on one line, with an escape for each character that steers or reorders."""
    if text.isascii() and text.isprintable():
        return text
    return re.sub(_STEERING, lambda match: escape(match[0]), text)


def printable_lines(text: str) -> list[str]:
    """Return the lines of `text`, each made safe; tabs, which a diff may have, stay."""
    return ["\t".join(printable(part) for part in line.split("\t")) for line in text.split("\n")]
