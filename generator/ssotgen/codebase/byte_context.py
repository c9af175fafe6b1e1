"""Byte context: what the lines around a word show of what it is for, in a file that is not parsed.

If unsure the answer is yes: the file is parsed then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_IMPORT = re.compile(rb"(?:[ \t]*|[^\n]*[:;][ \t]*)(?:from|import)\b")
"""How a line begins with an import, within something else on the same line too."""

_LISTED = re.compile(rb"[\s\w,()*\\\x80-\xff]*(?:#[^\n]*)?$")
"""A line that could go on with the names of an import."""

_CALLED = re.compile(rb"[\w\x80-\xff]+[ \t]*(?::[^=\n]*)?=[ \t(\\\r\n]*[\w.\x80-\xff]+[ \t]*\(")
"""A name that is set to what a call returns."""

_WIDEST = 200
"""More than any line's margin."""


def has_odd_lines(data: bytes) -> bool:
    """Whether lines end in a way that the other functions do not know."""
    return b"\r" in data and data.count(b"\r") != data.count(b"\r\n")


def may_name_class(data: bytes, at: int) -> bool:
    """Whether a word could be the name of a class that is defined, by a statement or a call,
    imported, or taken from a module."""
    start = data.rfind(b"\n", 0, at) + 1
    if _CALLED.match(data, at) is not None:
        return True
    before = data[start:at].rstrip() or data[data.rfind(b"\n", 0, max(start - 1, 0)) + 1 : start]
    return before.rstrip().endswith((b".", b"class", b"\\")) or _import_start(data, at) >= 0


def inner_imports(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the first and last offset of the imports that could be within something else."""
    for start, end in _import_lines(data):
        # Most imports are at the top, without a margin.
        if not data.startswith((b"from", b"import"), start) and _IMPORT.match(data, start, end):
            yield _joined_start(data, start), _listed_end(data, start, end)


def tried_imports(data: bytes) -> Iterator[bytes]:
    """Yield the text of the imports that could be within a `try`."""
    for start, end in inner_imports(data):
        if _within_try(data, start):
            yield data[start:end]


def import_texts(data: bytes) -> Iterator[bytes]:
    """Yield the text of each import."""
    for start, end in _import_lines(data):
        if _IMPORT.match(data, start, end):
            yield data[_joined_start(data, start) : _listed_end(data, start, end)]


def _import_lines(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the first and last offset of the lines that have the word."""
    at = data.find(b"import")
    while at >= 0:
        end = _line_end(data, at)
        yield data.rfind(b"\n", 0, at) + 1, end
        at = data.find(b"import", end)


def _line_end(data: bytes, at: int) -> int:
    end = data.find(b"\n", at)
    return len(data) if end < 0 else end


def _joined_start(data: bytes, start: int) -> int:
    """Return where the lines begin that backslashes join with the line that starts there."""
    while data.endswith((b"\\\n", b"\\\r\n"), 0, start):
        start = data.rfind(b"\n", 0, start - 1) + 1
    return start


def _listed_end(data: bytes, start: int, end: int) -> int:
    """Return where the lines end that could go on with the names of the import in a line."""
    if b"(" not in data[start:end] and not data[start:end].rstrip().endswith(b"\\"):
        return end
    while end < len(data):
        following = _line_end(data, end + 1)
        if not _LISTED.match(data, end + 1, following) or _IMPORT.match(data, end + 1, following):
            return end
        end = following
    return end


def _import_start(data: bytes, at: int) -> int:
    """Return where the line starts with an import that could reach to a place, -1 for none."""
    start = data.rfind(b"\n", 0, at) + 1
    if _IMPORT.match(data, start, at) is not None:
        return start
    end = data.find(b"\n", at)
    end = len(data) if end < 0 else end
    while start > 0 and _LISTED.match(data[start:end]) is not None:
        end = start - 1
        start = data.rfind(b"\n", 0, end) + 1
        if _IMPORT.match(data, start, end) is not None:
            return start
    return -1


def _within_try(data: bytes, start: int) -> bool:
    """Whether the line that starts there is within a `try` of its function, as far as the margins
    of the lines before it show."""
    first = data[start : start + _WIDEST]
    margin = len(first) - len(first.lstrip())
    if first.lstrip().startswith(b"try") or b"\t" in first[:margin]:
        return True
    while start > 0 and margin > 0:
        end = start - 1
        start = data.rfind(b"\n", 0, end) + 1
        line = data[start:end]
        text = line.lstrip()
        if not text or text.startswith(b"#") or len(line) - len(text) >= margin:
            continue
        if text.startswith(b"try") or b":" not in text:
            return True
        if text.startswith((b"def ", b"class ", b"async def ")):
            return False
        margin = len(line) - len(text)
    return False
