"""Folding: takes the functions and classes that no edit touches out of a file's text while it is
rewritten, so that the time depends on what is edited and not on how long the file is."""

from __future__ import annotations

import ast
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ssotgen.codebase.byte_context import has_odd_lines
from ssotgen.migrate.codemods.edits import FileEdits

_MARK = b"ssotgen folded "
_NAME = b"ssotgen_folded_"
_FOLDED = re.compile(rb'"""' + _MARK + rb'(\d+)[\r\n]*"""|' + _NAME + rb"(\d+)")
_SHORTEST = 3
"""Shorter bodies cost no more than the string in their place."""

_LOOKED_AT = re.compile(rb"(?:^|[:;])[ \t\f]*(?:from|import)\b|isort:|ruff:|fmt:|yapf:", re.M)
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


def folded(data: bytes, tree: ast.Module, edits: FileEdits) -> Folded:
    """Return a file without the bodies of functions and classes, and the parts of them, that hold
    none of the edits nor anything else that a rewrite looks at."""
    if has_odd_lines(data) or _MARK in data or _NAME in data:
        return Folded(data)
    lines = data.splitlines(keepends=True)
    bodies: list[bytes] = []
    for start, end in _Folding(tuple(lines), edits).ranges(tree.body):
        whole = b"".join(lines[start:end])
        indent = whole[: len(whole) - len(whole.lstrip())]
        *breaks, last = (line[len(line.rstrip(b"\r\n")) :] for line in lines[start:end])
        mark = _MARK + str(len(bodies)).encode() + b"".join(breaks)
        bodies.append(whole[len(indent) : len(whole) - len(last)])
        lines[start:end] = [indent + b'"""' + mark + b'"""' + last, *[b""] * (end - start - 1)]
    return Folded(b"".join(lines), tuple(bodies))


class _Folding:
    """Finds what can be folded, as lines from 0 and up to the second number."""

    def __init__(self, lines: Sequence[bytes], edits: FileEdits) -> None:
        self._lines = lines
        self._edited = edits.lines()
        self._blocks = {spot.line for spot in edits.blocks}

    def ranges(self, statements: Sequence[ast.stmt]) -> Iterator[tuple[int, int]]:
        """Yield the ranges in the bodies of functions and classes among statements."""
        for node in statements:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                whole = self._range(node.body, begins=True)
                if whole is not None:
                    yield whole
                elif isinstance(node, ast.ClassDef):
                    yield from self.ranges(node.body)
                else:
                    yield from self._parts(node.body)

    def _parts(self, statements: Sequence[ast.stmt]) -> Iterator[tuple[int, int]]:
        """Yield the ranges of the statements of a function between those that are edited, and in
        these: but not in a block that is rewritten, whose parts may be moved to another margin."""
        run: list[ast.stmt] = []
        first = statements[0] if statements else None
        for node in statements:
            if not self._is_edited(_first_line(node), node.end_lineno or 0):
                run.append(node)
                continue
            if run:
                yield from self._run(run, begins=run[0] is first)
            run = []
            if node.lineno not in self._blocks:
                for body in _suites(node):
                    yield from self._parts(body)
        if run:
            yield from self._run(run, begins=run[0] is first)

    def _run(self, run: Sequence[ast.stmt], *, begins: bool) -> Iterator[tuple[int, int]]:
        found = self._range(run, begins=begins)
        if found is not None:
            yield found

    def _range(self, body: Sequence[ast.stmt], *, begins: bool) -> tuple[int, int] | None:
        """Return the lines of statements that follow one another, None where they cannot be
        folded. Black allows a blank line above what `begins` a body only by what that is."""
        first, last = body[0], body[-1]
        start, end = _first_line(first) - 1, last.end_lineno or 0
        if end - start < _SHORTEST or self._is_edited(start + 1, end):
            return None
        above, line = self._lines[start - 1].strip(), self._lines[start]
        if (begins and not above) or above.endswith(b"\\") or self._goes_on(end):
            return None
        if getattr(first, "decorator_list", ()) and not line.lstrip().startswith(b"@"):
            # The decorator is in parentheses that open further up.
            return None
        margin = line[: first.col_offset] if first.lineno == start + 1 else b""
        if margin.strip() or line.lstrip().startswith(b"elif"):
            return None
        return None if _LOOKED_AT.search(b"".join(self._lines[start:end])) else (start, end)

    def _goes_on(self, end: int) -> bool:
        """Whether the line that ends a range may hold, or be joined with, another statement."""
        line = self._lines[end - 1]
        return b";" in line or line.rstrip().endswith(b"\\")

    def _is_edited(self, start: int, end: int) -> bool:
        index = bisect_left(self._edited, start)
        return index < len(self._edited) and self._edited[index] <= end


def _first_line(node: ast.stmt) -> int:
    """Return the line that a statement begins on, with its decorators."""
    return min((each.lineno for each in getattr(node, "decorator_list", ())), default=node.lineno)


def _suites(node: ast.stmt) -> Iterator[Sequence[ast.stmt]]:
    """Yield the bodies of a compound statement."""
    for name in ("body", "orelse", "finalbody"):
        yield getattr(node, name, ())
    for name in ("handlers", "cases"):
        for part in getattr(node, name, ()):
            yield part.body
