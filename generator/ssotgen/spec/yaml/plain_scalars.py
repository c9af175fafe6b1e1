"""Plain scalars: what YAML 1.1 makes of a word without quotes, and when that is a surprise."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

MAX_NUMBER = 300
"""Characters of a number; Python itself refuses to print an integer of more than 4300 digits."""


class Scalar(NamedTuple):
    """What a plain scalar represents.

    `misread` is empty where the value is what any reader of the file would expect; otherwise it
    says what YAML takes the text for, `value` is the text as written, and `instead` is the plain
    form of what YAML understood, if it has one.
    """

    value: bool | int | float | str | None
    misread: str = ""
    instead: str = ""


_WORDS = {
    word: Scalar(word if misread else value, misread, instead)
    for words, value, misread, instead in (
        (" ~ null Null NULL", None, "", ""),
        ("true True TRUE", True, "", ""),
        ("false False FALSE", False, "", ""),
        ("yes Yes YES on On ON", True, "as the boolean true", "true"),
        ("no No NO off Off OFF", False, "as the boolean false", "false"),
        (".inf .Inf .INF +.inf +.Inf +.INF -.inf -.Inf -.INF", 0, "as infinity", ""),
        (".nan .NaN .NAN", 0, "as not a number", ""),
    )
    for word in words.split(" ")
}
"""The words that are not text; the first, the empty one, is null."""

FIRST = frozenset("~nNtTfFyYoO.-+0123456789“”„‘’‚")
"""The characters that a scalar of `_WORDS`, a number or a curly quote can begin with; all else is
text."""
CURLY = r"[“”„‘’‚]([^“”„‘’‚]*)[“”‘’]"
"""A text in curly quotes, which are characters like any other to YAML."""

_INT = r"-?(?:(?:0|[1-9][0-9]*)|0x[0-9a-fA-F]+|0b[01]+)"
_FLOAT = r"-?(?:0|[1-9][0-9]*)\.(?:0|[0-9]*[1-9])(?:[eE][-+][0-9]+)?"
_ODD_INT = r"[-+]?(?:[0-9][0-9_]*|0x[0-9a-fA-F_]+|0b[01_]+|0o[0-7_]+)"
_ODD_FLOAT = r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?"
_BARE_EXPONENT = r"[-+]?(?:[0-9_]+[eE][-+]?|[0-9_.]+[eE])[0-9]+"
_SIXTIES = r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
_DATE = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?"
    r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?"
)


def resolve(text: str) -> Scalar:
    """Return what the plain scalar `text` represents."""
    if not text:
        return _WORDS[""]
    if text[0] not in FIRST:
        return Scalar(text)
    known = _WORDS.get(text)
    if known is not None:
        return known
    if text[0].isalpha() or text[0] == "~":
        return Scalar(text)
    if not text[0].isascii():
        return Scalar(text, "with its curly quotes" if re.fullmatch(CURLY, text) else "")
    return _number(text)


def is_misread(text: str) -> bool:
    """Say whether the reader reports the plain scalar `text` wherever it is as a value."""
    return bool(resolve(text).misread)


def quoted_if_needed(text: str) -> str:
    """Return a text as YAML reads it back in a flow mapping: plain where that is safe."""
    plain = text.replace("_", "a").replace(".", "a").isalnum() and text.isascii()
    read = resolve(text)
    if plain and isinstance(read.value, str) and not read.misread:
        return text
    return json.dumps(text, ensure_ascii=False)


def _number(text: str) -> Scalar:
    if len(text) > MAX_NUMBER:
        if any(re.fullmatch(form, text) for form in (_ODD_INT, _ODD_FLOAT, _SIXTIES)):
            return Scalar(text, f"as a number of {len(text)} characters")
        return Scalar(text)
    if re.fullmatch(_INT, text):
        return Scalar(int(text, 0))
    if re.fullmatch(_FLOAT, text):
        return _float(text)
    if re.fullmatch(_DATE, text):
        return Scalar(text, "as a date")
    if re.fullmatch(_ODD_INT, text):
        return _misread_number(text, _odd_int(text))
    if re.fullmatch(_ODD_FLOAT, text):
        return _misread_number(text, float(text.replace("_", "")))
    if re.fullmatch(_SIXTIES, text):
        return _misread_number(text, _in_sixties(text))
    return Scalar(text)


def _float(text: str) -> Scalar:
    value = float(text)
    if repr(value) == text:
        return Scalar(value)
    # It takes longer to import than all regexes here, so only few floats make a spec pay for it.
    from decimal import Decimal

    if value in (float("inf"), float("-inf")):
        return Scalar(text, "as infinity")
    if Decimal(repr(value)) != Decimal(text):
        return _misread_number(text, value)
    return Scalar(value)


def _misread_number(text: str, value: int | float) -> Scalar:
    if value in (float("inf"), float("-inf")):
        return Scalar(text, "as infinity")
    instead = str(value)
    if "e" in instead and "." not in instead:
        instead = instead.replace("e", ".0e")
    # YAML 1.1 takes an exponent only after a point and with a sign; YAML 1.2 takes any.
    if re.fullmatch(_BARE_EXPONENT, text):
        return Scalar(text, f"as text, or as the number {instead} in version 1.2", instead)
    return Scalar(text, f"as the number {instead}", instead)


def _odd_int(text: str) -> int:
    """Return the number of an integer with underscores, a `+` or leading zeros (octal)."""
    sign = -1 if text[0] == "-" else 1
    digits = text.lstrip("+-").replace("_", "").lower()
    if digits[:2] in ("0x", "0b", "0o"):
        return sign * int(digits[2:] or "0", {"x": 16, "b": 2, "o": 8}[digits[1]])
    octal = digits[0] == "0" and not set(digits) & {"8", "9"}
    return sign * int(digits, 8 if octal else 10)


def _in_sixties(text: str) -> int | float:
    """Return the number that YAML 1.1 makes of `1:30` or `1:30.5`: digits to the base of sixty."""
    sign = -1 if text[0] == "-" else 1
    *whole, last = text.lstrip("+-").replace("_", "").split(":")
    total = 0
    for part in whole:
        total = total * 60 + int(part)
    return sign * (total * 60 + (float(last) if "." in last else int(last)))
