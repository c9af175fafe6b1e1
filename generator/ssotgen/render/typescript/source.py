"""Filters of TypeScript: each turns one kind of value into source, or refuses it."""

from __future__ import annotations

import json
import math
import re

from markupsafe import Markup

from ssotgen.diagnostics.printable import is_printable
from ssotgen.render.json.emit import Style, data_source, json_text

_EXACT = 2**53
"""From here on, a number of JavaScript does not hold every whole number."""

_WORDS = """
any arguments await bigint boolean break case catch class const continue debugger default delete do
else enum eval export extends false finally for function globalThis if implements import in
instanceof interface let never new null number object package private protected public return static
string super switch symbol this throw true try typeof undefined unknown var void while with yield
"""
RESERVED = frozenset(_WORDS.split())
"""What no class or constant of a module can be called."""

_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def name(text: str) -> Markup:
    """Return the name of a class or a constant, with an underscore behind a reserved word.

    Raises ValueError for what is no identifier.
    """
    if not text.isidentifier():
        raise ValueError(f"{text!r} is not an identifier")
    return Markup(f"{text}_" if text in RESERVED else text)


def key(text: str) -> Markup:
    """Return the key of a property, in quotes where it needs them."""
    return Markup(text if _PLAIN_KEY.fullmatch(text) else json_text(text))


def literal(value: object, indent: int = 0, before: int = 0) -> Markup:
    """Return the literal of plain data, for a place `before` columns into a line indented by
    `indent`.

    Raises ValueError for what has no literal.
    """
    return Markup(data_source(value, _LITERAL, indent, before))


def comment(text: str, indent: int = 0) -> Markup:
    """Return text as comment lines."""
    margin = "\n" + " " * indent
    return Markup(margin.join(f"// {_visible(line)}".rstrip() for line in text.split("\n")))


def doc(text: str, indent: int = 0) -> Markup:
    """Return text as a TSDoc comment."""
    lines = [_visible(line).rstrip() for line in text.strip().split("\n")]
    if len(lines) == 1:
        return Markup(f"/** {lines[0]} */")
    margin = "\n" + " " * indent
    body = margin.join(f" * {line}".rstrip() for line in lines)
    return Markup(f"/**{margin}{body}{margin} */")


def _visible(line: str) -> str:
    """Return a line that neither ends a comment nor hides anything."""
    shown = "".join(each if is_printable(each) else json.dumps(each)[1:-1] for each in line)
    return shown.replace("*/", "*\\/")


def _literal_key(text: str) -> str:
    # Without the brackets, it would set the prototype of the object.
    return '["__proto__"]' if text == "__proto__" else key(text)


def _scalar(value: object) -> str:
    if isinstance(value, str):
        return json_text(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= _EXACT:
        # As a literal, it would look as if it were exact.
        return f'globalThis.Number("{value}")'
    if value is None or isinstance(value, bool | int):
        return json.dumps(value)
    if isinstance(value, float) and math.isfinite(value):
        is_whole = value.is_integer() and abs(value) < _EXACT
        return str(int(value)) if is_whole else repr(value)
    raise ValueError(f"TypeScript has no literal for {value!r}")


_LITERAL = Style(key=_literal_key, scalar=_scalar, padding=" ", trailing=",")
