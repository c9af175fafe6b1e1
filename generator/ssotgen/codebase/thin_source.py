"""Thin source: a source without the functions and classes that hold nothing of interest, each line
where it was. Parsing costs by the byte, and of most files little matters."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ssotgen.codebase.source_text import JOINED

_DEFINES = rb"(@|(?:async|def|class)\b)"
_AT_TOP = re.compile(rb"\n(?:%b|\S)" % _DEFINES)
_MARGIN = re.compile(rb"\n([ \t]+)(?=\S)")
_DEFINED = re.compile(rb"[ ]*(?:async[ \t]+)?(def|class)[ \t]+([\w\x80-\xff]+)")
_NO_BRACKET = bytes(byte for byte in range(256) if byte not in b"()[]{}")
_FEWEST_LINES = 3
"""A shorter statement is not worth a stub."""


class _Definition(NamedTuple):
    """A `def` or `class` statement with its decorators: where it starts and ends in the code, and
    its first line and the one behind its last."""

    kind: bytes
    name: bytes
    start: int
    end: int
    first: int
    last: int


def thinned(data: bytes, code: bytes, hot: Sequence[int], whole: Collection[bytes]) -> bytes:
    """Return a source with a stub for each function and class at its top, and each method of these
    classes, that has none of the `hot` lines; the classes named in `whole` keep all methods.

    `code` is that of its `SourceText`.
    """
    lines = data.split(b"\n")
    for each in _definitions(code, _AT_TOP, 0, 1, len(code)):
        if not _is_hot(each, hot):
            _put_stub(lines, each)
        elif each.kind == b"class" and each.name not in whole:
            for method in _methods(code, each):
                if not _is_hot(method, hot):
                    _put_stub(lines, method)
    return b"\n".join(lines)


def _methods(code: bytes, around: _Definition) -> Iterator[_Definition]:
    margin = min(_MARGIN.findall(code, around.start, around.end), key=len, default=b"")
    begins = re.compile(rb"\n[ \t]{0,%d}(?:%b|\S)" % (len(margin), _DEFINES))
    for each in _definitions(code, begins, around.start, around.first, around.end):
        if margin and each.kind == b"def" and code.startswith(margin, each.start):
            yield each


def _definitions(
    code: bytes, begins: re.Pattern[bytes], start: int, line: int, end: int
) -> Iterator[_Definition]:
    """Yield the definitions between two offsets among the statements that begin so; `line` is that
    of the first offset. A line starts no statement while a bracket is open.

    Patterns that begin with a line end can be searched for by it, those with `^` cannot.
    """
    begun = head = -1
    counted, still_open = start, 0
    for match in (*begins.finditer(code, start, end), None):
        at = end if match is None else match.start() + 1
        defines = match is not None and match[1] is not None
        if begun < 0 and not defines:
            continue
        still_open += _opened(code, counted, at)
        counted = at
        if still_open:
            continue
        if begun >= 0:
            found = _DEFINED.match(code, head)
            if found is None and defines:
                # A decorator is part of what it decorates.
                head = at
                continue
            if found is not None:
                first = line + _line_ends(code, start, begun)
                start, line = at, first + _line_ends(code, begun, at)
                yield _Definition(found[1], found[2], begun, at, first, line)
        begun = head = at if defines else -1


def _opened(code: bytes, start: int, end: int) -> int:
    """Return how many more brackets are opened than closed between two offsets."""
    brackets = code[start:end].translate(None, _NO_BRACKET)
    return len(brackets) - 2 * len(brackets.translate(None, b"([{"))


def _line_ends(code: bytes, start: int, end: int) -> int:
    return code.count(b"\n", start, end) + code.count(JOINED, start, end)


def _is_hot(each: _Definition, hot: Sequence[int]) -> bool:
    index = bisect_left(hot, each.first)
    return index < len(hot) and hot[index] < each.last


def _put_stub(lines: list[bytes], each: _Definition) -> None:
    count = each.last - each.first
    if count >= _FEWEST_LINES:
        text = lines[each.first - 1]
        margin = text[: len(text) - len(text.lstrip())]
        call = b"()" if each.kind == b"def" else b""
        stub = b"%b%b %b%b:0" % (margin, each.kind, each.name, call)
        lines[each.first - 1 : each.last - 1] = [stub, *[b""] * (count - 1)]
