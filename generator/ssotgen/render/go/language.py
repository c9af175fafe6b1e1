"""Go as a language of generated files."""

from __future__ import annotations

import math
import re

from markupsafe import Markup

from ssotgen.diagnostics.printable import is_printable
from ssotgen.render.comment_lines import line_comment
from ssotgen.render.language import Language, accept_any_text, one_blank_line

_WORDS = """
break case chan const continue default defer else fallthrough for func go goto if import interface
map package range return select struct switch type var any append bool byte cap clear close complex
complex128 complex64 copy delete error false float32 float64 imag int int16 int32 int64 int8 iota
len make max min new nil panic print println real recover rune string true uint uint16 uint32
uint64 uint8 uintptr
"""
_RESERVED = frozenset(_WORDS.split())
_NAME = re.compile(r"[^\W\d]\w*")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def name(text: str) -> Markup:
    """Return an identifier, with an underscore behind a word that means something to Go.

    Raises ValueError for what is none.
    """
    if _NAME.fullmatch(text) is None:
        raise ValueError(f"{text!r} is not an identifier")
    return Markup(f"{text}_" if text in _RESERVED else text)


def literal(value: object) -> Markup:
    """Return the literal of text, a number, a boolean or None. Raises ValueError for others."""
    if value is None or isinstance(value, bool):
        return Markup({None: "nil", True: "true", False: "false"}[value])
    if isinstance(value, str):
        return Markup(f'"{"".join(map(_character, value))}"')
    if isinstance(value, int) or (isinstance(value, float) and math.isfinite(value)):
        return Markup(repr(value))
    raise ValueError(f"Go has no literal for {value!r}")


def _character(each: str) -> str:
    if each in _ESCAPES or is_printable(each):
        return _ESCAPES.get(each, each)
    code = ord(each)
    if 0xD800 <= code < 0xE000:
        raise ValueError("text of Go cannot hold half of a surrogate pair")
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


GO = Language(
    name="go",
    title="Go",
    suffix=".go",
    filters={"comment": line_comment("//"), "literal": literal, "name": name},
    suggested_filter="literal",
    filters_by_name={"name": "name", "text": "comment", "summary": "comment"},
    blank_lines=one_blank_line,
    parse=accept_any_text,
)
