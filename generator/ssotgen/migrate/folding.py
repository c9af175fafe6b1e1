"""Folding: takes the functions and classes that no edit touches out of a file's text while it is
rewritten, so that the time depends on what is edited and not on how long the file is."""

from __future__ import annotations

import ast
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ssotgen.codebase.byte_context import has_odd_lines

_MARK = b"ssotgen folded "
_NAME = b"ssotgen_folded_"
_FOLDED = re.compile(rb'"""' + _MARK + rb'(\d+)[\r\n]*"""|' + _NAME + rb"(\d+)")
_SHORTEST = 3
"""Shorter bodies cost no more than the string in their place."""

_LOOKED_AT = re.compile(rb"(?:^|[:;])[ \t]*(?:from|import)\b|isort:|ruff:|fmt:|yapf:", re.M)
"""What a rewrite looks at wherever it is: imports that are sorted, and what forbids to sort."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A file in which a string of as many lines takes the place of each of the `bodies`."""

    data: bytes
    bodies: tuple[bytes, ...] = ()

    def unfolded(self, data: bytes) -> bytes:
        """Return the text of the rewritten file with the bodies in place of their strings."""
        if not self.bodies:
            return data
        return _FOLDED.sub(lambda match: self.bodies[int(match[1] or match[2])], data)

    def named(self, data: bytes) -> bytes:
        """Return a folded text with names in place of the strings, which Black would lay out."""
        return _FOLDED.sub(lambda match: _NAME + match[1], data)


def folded(data: bytes, tree: ast.Module, edited: Sequence[int]) -> Folded:
    """Return a file without the bodies of functions and classes that hold none of the lines
    `edited`, which are sorted, nor anything else that a rewrite looks at."""
    if has_odd_lines(data) or _MARK in data or _NAME in data:
        return Folded(data)
    lines = data.splitlines(keepends=True)
    bodies: list[bytes] = []
    for start, end in _foldable(tree.body, lines, edited):
        whole = b"".join(lines[start:end])
        indent = whole[: len(whole) - len(whole.lstrip())]
        *breaks, last = (line[len(line.rstrip(b"\r\n")) :] for line in lines[start:end])
        mark = _MARK + str(len(bodies)).encode() + b"".join(breaks)
        bodies.append(whole[len(indent) : len(whole) - len(last)])
        lines[start:end] = [indent + b'"""' + mark + b'"""' + last, *[b""] * (end - start - 1)]
    return Folded(b"".join(lines), tuple(bodies))


def _foldable(
    statements: Sequence[ast.stmt], lines: Sequence[bytes], edited: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield the lines, from 0 and up to the second number, of the bodies that can be folded.

    Only those at the top and in classes: anything else may be moved to another margin.
    """
    for node in statements:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        first = node.body[0]
        start = min((each.lineno for each in getattr(first, "decorator_list", ())), default=0)
        start = (start or first.lineno) - 1
        end = node.end_lineno or 0
        above = lines[start - 1].strip()
        if not above or above.endswith(b"\\") or not _begins(first, lines[start], start):
            continue
        index = bisect_left(edited, start + 1)
        is_edited = index < len(edited) and edited[index] <= end
        text = b"".join(lines[start:end])
        if end - start >= _SHORTEST and not is_edited and not _LOOKED_AT.search(text):
            yield start, end
        elif isinstance(node, ast.ClassDef):
            yield from _foldable(node.body, lines, edited)


def _begins(node: ast.stmt, line: bytes, start: int) -> bool:
    """Whether a statement is the first thing on its line, which is number `start` from 0."""
    return node.lineno - 1 > start or not line[: node.col_offset].strip()
