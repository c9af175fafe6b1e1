"""Literals whose long texts are cut into several, so that no line is too long."""

from __future__ import annotations

from collections.abc import Mapping

from ssotgen.render.python.code import INDENT, LINE_LENGTH, Code, flat_literal, text_literals


def wrapped_literal(value: object, indent: int = 0, before: int = 0, after: int = 0) -> Code:
    """Return the literal of plain data, like `literal`, with long texts cut after spaces.

    A text that is cut is in parentheses, which it needs everywhere but as the only thing
    between brackets.
    """
    return Code(_wrapped(value, indent, before, after))


def _wrapped(value: object, indent: int, before: int, after: int) -> str:
    line = flat_literal(value)
    if indent + before + len(line) + after <= LINE_LENGTH:
        return line
    inner = indent + len(INDENT)
    if isinstance(value, str):
        texts = text_literals(value, LINE_LENGTH - inner)
        return line if len(texts) == 1 else _between("(", texts, ")", indent, "")
    if isinstance(value, Mapping):
        items = []
        for key, item in value.items():
            start = f"{flat_literal(key)}: "
            items.append(start + _wrapped(item, inner, len(start), 1))
        return _between("{", items, "}", indent, ",") if items else line
    if isinstance(value, list | tuple) and value:
        brackets = "()" if isinstance(value, tuple) else "[]"
        listed = [_wrapped(item, inner, 0, 1) for item in value]
        return _between(brackets[0], listed, brackets[1], indent, ",")
    return line


def _between(opening: str, items: list[str], closing: str, indent: int, end: str) -> str:
    margin = " " * indent
    lines = "".join(f"{margin}{INDENT}{item}{end}\n" for item in items)
    return f"{opening}\n{lines}{margin}{closing}"
