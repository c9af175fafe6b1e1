"""Emitters: each turns one kind of value into Python source, or refuses it.

Every value that reaches a template goes through one of these; the environment lets nothing else
pass. They are the only place where text of a spec meets syntax, and what they emit is laid out as
black lays it out: double quotes unless the other saves escapes, a collection on one line where
that fits and else one item a line with a trailing comma.
"""

from __future__ import annotations

import keyword
import math
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup

from ssotgen.diagnostics.printable import is_printable
from ssotgen.diagnostics.text_literal import Escapes, is_plain, text_literal
from ssotgen.spec.types.grammar import TypeRef

LINE_LENGTH = 88
INDENT = "    "


class UnsafeCodeError(ValueError):
    """A value that cannot be made code. The rules keep such values out of a spec that holds, so
    this one tells of a rule that is missing."""


class Code(Markup):
    """Python source that an emitter has made; the environment prints only `Markup`."""

    __slots__ = ()
    if not TYPE_CHECKING:
        # That of Markup first asks what it is given whether it is marked already.
        __new__ = str.__new__


def identifier(name: str) -> Code:
    """Return `name` as an identifier. Raises UnsafeCodeError for anything else, keywords too."""
    if not isinstance(name, str) or not name.isidentifier() or keyword.iskeyword(name):
        raise UnsafeCodeError(f"{name!r} is not an identifier")
    return Code(name)


def dotted(name: str) -> Code:
    """Return `name`, identifiers joined by dots. Raises UnsafeCodeError for anything else."""
    return Code(".".join(identifier(part) for part in str(name).split(".")))


def annotation(ref: TypeRef) -> Code:
    """Return a type as an annotation, written from its tree."""
    return Code(str(ref))


def text_literals(text: str, width: int) -> list[str]:
    """Return string literals that together are `text` and no wider than `width`, cut after spaces
    where that is possible."""
    pieces: list[str] = [""]
    for word in re.findall("[^ ]+ *|^ +", text):
        parts = [word] if len(text_literal(word)) <= width else list(word)
        for part in parts:
            if pieces[-1] and len(text_literal(pieces[-1] + part)) > width:
                pieces.append("")
            pieces[-1] += part
    return [text_literal(piece) for piece in pieces]


def docstring(text: str, indent: int = 4) -> Code:
    """Return a docstring, for a place that is `indent` columns in.

    Lines stay lines unless they are too long, and what an editor would strip or hide is escaped, so
    that `inspect.getdoc` gives `inspect.cleandoc(text)` but for breaks in the place of spaces.
    Raises UnsafeCodeError for a text of nothing but white space.
    """
    if not text.strip():
        raise UnsafeCodeError("an empty text makes no docstring")
    lines = text.lstrip().split("\n")
    while not lines[-1].strip():
        lines.pop()
    body = [_docstring_line(line) for line in lines]
    # A quote at the end would end the docstring. It is escaped already after an odd number of
    # backslashes; an even number is text.
    if body[-1].endswith('"'):
        body[-1] = re.sub(r'((?<!\\)(?:\\\\)*)\\?"\Z', r"\1\\x22", body[-1])
    if len(body) == 1 and indent + len(body[0]) + 6 <= LINE_LENGTH:
        return Code(f'"""{body[0]}"""')
    body[0] = f'"""{body[0]}'
    # Black joins the quotes with a line of their own to a text of one row.
    width = LINE_LENGTH - indent - (3 if len(body) == 1 else 0)
    body = [row for line in body for row in _wrapped(line, width)]
    if len(body) == 1:
        return Code(f'{body[0]}"""')
    margin = " " * indent
    below = [margin + line if line else "" for line in body[1:]]
    return Code("\n".join([body[0], *below, f'{margin}"""']))


def comment(text: str, indent: int = 0) -> Code:
    """Return `text` as comment lines.

    Raises UnsafeCodeError for a character that a comment cannot show, since it cannot escape one.
    """
    lines = text.rstrip("\n").split("\n")
    for line in lines:
        for each in line:
            if each != "\t" and not is_printable(each):
                raise UnsafeCodeError(f"a comment cannot carry the character {each!a}")
    margin = "\n" + " " * indent
    return Code(margin.join(f"# {line}".rstrip() for line in lines))


def literal(value: object, indent: int = 0, before: int = 0, after: int = 0) -> Code:
    """Return the literal of plain data: text, numbers, booleans, None, sequences, mappings, sets.

    The literal begins in a line indented by `indent` columns, `before` columns after that, and
    `after` columns follow it; what is too long for the line is exploded. Mappings keep their order;
    sets are sorted. Raises UnsafeCodeError for a value that no literal can express.
    """
    return Code(_literal(value, indent, before, after, cuts=False))


def wrapped_literal(value: object, indent: int = 0, before: int = 0, after: int = 0) -> Code:
    """Return the literal of plain data, like `literal`, with long texts cut after spaces.

    A text that is cut is in parentheses, which it needs everywhere but as the only thing
    between brackets.
    """
    return Code(_literal(value, indent, before, after, cuts=True))


def flat_literal(value: object) -> str:
    """Return the literal of plain data on one line."""
    if isinstance(value, str):
        return text_literal(value)
    if isinstance(value, bytes):
        return _bytes_literal(value)
    if isinstance(value, bool) or value is None:
        return repr(value)
    if isinstance(value, int):
        return repr(int(value))
    if isinstance(value, float):
        if not math.isfinite(value):
            raise UnsafeCodeError(f"{value!r} has no literal")
        return repr(float(value)).replace("e+", "e")
    if isinstance(value, Mapping):
        return (
            "{" + ", ".join(f"{flat_literal(k)}: {flat_literal(v)}" for k, v in value.items()) + "}"
        )
    if isinstance(value, frozenset | set):
        return "{" + ", ".join(sorted(map(flat_literal, value))) + "}" if value else "set()"
    if isinstance(value, tuple):
        inner = ", ".join(map(flat_literal, value))
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, list):
        return "[" + ", ".join(map(flat_literal, value)) + "]"
    raise UnsafeCodeError(f"a {type(value).__name__} has no literal")


def _literal(value: object, indent: int, before: int, after: int, *, cuts: bool) -> str:
    line = flat_literal(value)
    if indent + before + len(line) + after <= LINE_LENGTH:
        return line
    if cuts and isinstance(value, str):
        texts = text_literals(value, LINE_LENGTH - indent - len(INDENT))
        return line if len(texts) == 1 else _between("(", texts, ")", indent, "")
    return _exploded(value, indent, cuts=cuts) or line


def _bytes_literal(value: bytes) -> str:
    """Return the literal of bytes, with the quotes that black prefers."""
    quote = "'" if value.count(b'"') > value.count(b"'") else '"'
    shown = (
        f"\\{chr(each)}" if chr(each) in (quote, "\\") else repr(bytes([each]))[2:-1]
        for each in value
    )
    return f"b{quote}{''.join(shown)}{quote}"


_IN_DOCSTRING = Escapes({ord("\\"): "\\\\"})
_QUOTE_THAT_MIGHT_END = re.compile('^"|(?<=")"')


def _docstring_line(line: str) -> str:
    text = line.rstrip(" ")
    if text == line and is_plain(line):
        return line
    shown = _QUOTE_THAT_MIGHT_END.sub(r'\\"', text.translate(_IN_DOCSTRING))
    return shown + "\\x20" * (len(line) - len(text))


def _wrapped(line: str, width: int) -> list[str]:
    """Return a line in rows that are no wider than `width` unless a word is."""
    text = line.lstrip(" ")
    margin = line[: len(line) - len(text)]
    rows: list[str] = []
    while len(margin) + len(text) > width:
        cut = text.rfind(" ", 1, width - len(margin) + 1)
        if cut == -1:
            cut = text.find(" ", 1)
        if cut == -1:
            break
        rows.append(margin + text[:cut].rstrip(" "))
        text = text[cut:].lstrip(" ")
    return [*rows, margin + text]


def _exploded(value: object, indent: int, *, cuts: bool) -> str | None:
    """Return a collection with one item a line, or None for what has no items to explode."""
    inner = indent + len(INDENT)
    if not isinstance(value, Mapping | frozenset | set | tuple | list) or not value:
        return None
    if isinstance(value, Mapping):
        items = []
        for key, item in value.items():
            start = f"{flat_literal(key)}: "
            items.append(start + _literal(item, inner, len(start), 1, cuts=cuts))
    elif isinstance(value, frozenset | set):
        items = sorted(map(flat_literal, value))
    else:
        items = [_literal(item, inner, 0, 1, cuts=cuts) for item in value]
        brackets = "()" if isinstance(value, tuple) else "[]"
        return _between(brackets[0], items, brackets[1], indent, ",")
    return _between("{", items, "}", indent, ",")


def _between(opening: str, items: list[str], closing: str, indent: int, end: str) -> str:
    margin = " " * indent
    lines = "".join(f"{margin}{INDENT}{item}{end}\n" for item in items)
    return f"{opening}\n{lines}{margin}{closing}"
