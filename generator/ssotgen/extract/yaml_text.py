"""YAML of what was extracted, for the formatter of specs to lay out: every value on one line, every
text in quotes."""

from __future__ import annotations

import json
import math
import textwrap
from collections.abc import Iterator, Mapping, Sequence

WIDTH = 100


class Block(dict[str, object]):
    """A mapping with a line for each key."""


def mapping_lines(entries: Mapping[str, object], indent: int = 0) -> Iterator[str]:
    """Yield the lines of a mapping, one for each key, but for blocks and long text."""
    for key, value in entries.items():
        start = f"{' ' * indent}{_quoted(key)}:"
        if isinstance(value, Block):
            yield start
            yield from mapping_lines(value, indent + 2)
        elif isinstance(value, str):
            yield from _text_lines(start, value, indent)
        else:
            yield f"{start} {_flow(value)}"


def comment_lines(text: str) -> Iterator[str]:
    """Yield the lines of a comment inside an entry."""
    yield from _wrapped(text, "  # ", "  #   ")


def _text_lines(start: str, text: str, indent: int) -> Iterator[str]:
    line = f"{start} {_quoted(text)}"
    if len(line) <= WIDTH or text != " ".join(text.split()):
        yield line
        return
    yield f"{start} >-"
    margin = " " * (indent + 2)
    yield from _wrapped(text, margin, margin)


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    shown = "".join(character if character.isprintable() else " " for character in text)
    return textwrap.wrap(
        shown,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _flow(value: object) -> str:
    if isinstance(value, Mapping):
        parts = (f"{_quoted(str(key))}: {_flow(item)}" for key, item in value.items())
        return f"{{{', '.join(parts)}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, float):
        return _float(value)
    return json.dumps(value)


def _float(value: float) -> str:
    """Return a number that every version of YAML reads as one."""
    if math.isinf(value) or math.isnan(value):
        return {"inf": ".inf", "-inf": "-.inf"}.get(str(value), ".nan")
    mantissa, mark, exponent = repr(value).partition("e")
    if not mark:
        return mantissa
    sign = "" if exponent[0] in "+-" else "+"
    return f"{mantissa if '.' in mantissa else f'{mantissa}.0'}e{sign}{exponent}"


def _quoted(text: str) -> str:
    """Return text in double quotes; beyond ASCII only what shows is left as it is."""
    parts = []
    for character in text:
        if character.isprintable() and character not in '\\"':
            parts.append(character)
        elif ord(character) > 0xFFFF:
            parts.append(f"\\U{ord(character):08x}")
        else:
            parts.append(json.dumps(character)[1:-1])
    return f'"{"".join(parts)}"'
