"""Folding: takes the statements that no edit touches out of a file's text while it is rewritten,
so that the time depends on what is edited and not on how long the file is."""

from __future__ import annotations

import ast
import re
from bisect import bisect_left
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ssotgen.codebase.byte_context import has_odd_lines
from ssotgen.migrate.codemods.edits import FileEdits

_MARK = b"ssotgen folded "
_NAME = b"ssotgen_folded_"
_FOLDED = re.compile(rb'"""' + _MARK + rb'(\d+)[\r\n]*"""|' + _NAME + rb"(\d+)")
_SHORTEST = 3
"""Shorter bodies cost no more than the string in their place."""

_LOOKED_AT = re.compile(
    rb"(?:^|[:;])[ \t\f]*(?:import\b|from\b(?![ \t]+\w+[ \t]+(?!import\b)\w))"
    rb"|isort:|ruff:|fmt:|yapf:",
    re.M,
)
"""What a rewrite looks at wherever it is: imports that are sorted, and what forbids to sort."""

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


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
    """Return a file without the statements that hold none of the edits nor anything else that a
    rewrite looks at."""
    if has_odd_lines(data) or _MARK in data or _NAME in data:
        return Folded(data)
    lines = data.splitlines(keepends=True)
    bodies: list[bytes] = []
    folding = _Folding(tuple(lines), edits, _lines_looked_at(data))
    for start, end in folding.ranges(tree.body):
        whole = b"".join(lines[start:end])
        indent = whole[: len(whole) - len(whole.lstrip())]
        *breaks, last = (line[len(line.rstrip(b"\r\n")) :] for line in lines[start:end])
        mark = _MARK + str(len(bodies)).encode() + b"".join(breaks)
        bodies.append(whole[len(indent) : len(whole) - len(last)])
        lines[start:end] = [indent + b'"""' + mark + b'"""' + last, *[b""] * (end - start - 1)]
    return Folded(b"".join(lines), tuple(bodies))


class _Folding:
    """Finds what can be folded, as lines from 0 and up to the second number."""

    def __init__(self, lines: Sequence[bytes], edits: FileEdits, looked_at: Iterable[int]) -> None:
        self._lines = lines
        self._needed = sorted({*edits.lines(), *looked_at})
        self._blocks = {spot.line for spot in edits.blocks}

    def ranges(self, statements: Sequence[ast.stmt]) -> Iterator[tuple[int, int]]:
        """Yield the range of a body, or of its statements between those that are needed and in
        these: but not in a block that is rewritten, whose parts may be moved to another margin."""
        whole = self._range(statements, begins=True)
        if whole is not None:
            yield whole
            return
        run: list[ast.stmt] = []
        above = 0
        follows_needed = True
        for node in statements:
            is_needed = self._is_needed(above or _first_line(node), node.end_lineno or 0)
            above = (node.end_lineno or 0) + 1
            # The blank lines between the two depend on whether the second is a definition.
            if is_needed or (follows_needed and isinstance(node, _DEFINITIONS)):
                yield from self._run(run, begins=run[:1] == statements[:1])
                run = []
                if node.lineno not in self._blocks:
                    for body in _suites(node):
                        yield from self.ranges(body)
            else:
                run.append(node)
            follows_needed = is_needed
        yield from self._run(run, begins=run[:1] == statements[:1])

    def _run(self, run: Sequence[ast.stmt], *, begins: bool) -> Iterator[tuple[int, int]]:
        found = self._range(run, begins=begins)
        if found is not None:
            yield found

    def _range(self, body: Sequence[ast.stmt], *, begins: bool) -> tuple[int, int] | None:
        """Return the lines of statements that follow one another, None where they cannot be
        folded. Black allows a blank line above what `begins` a body only by what that is."""
        if not body:
            return None
        first, last = body[0], body[-1]
        start, code_end = _first_line(first) - 1, last.end_lineno or 0
        line = self._lines[start]
        end = self._with_inner_comments(code_end, len(line) - len(line.lstrip()))
        if end - start < _SHORTEST or self._is_needed(start + 1, end):
            return None
        above = self._lines[start - 1].strip() if start else b"#"
        if (begins and not above) or above.endswith(b"\\") or self._goes_on(code_end):
            return None
        if getattr(first, "decorator_list", ()) and not line.lstrip().startswith(b"@"):
            # The decorator is in parentheses that open further up.
            return None
        margin = line[: first.col_offset] if first.lineno == start + 1 else b""
        if margin.strip() or line.lstrip().startswith(b"elif"):
            return None
        return start, end

    def _with_inner_comments(self, end: int, margin: int) -> int:
        """Return the end of a range with the comments below it that stand further in: they belong
        to its last block, and not to the statement that follows."""
        found = end
        for number in range(end, len(self._lines)):
            text = self._lines[number].lstrip()
            if text.strip() and not text.startswith(b"#"):
                break
            if text.strip() and len(self._lines[number]) - len(text) > margin:
                found = number + 1
        return found

    def _goes_on(self, end: int) -> bool:
        """Whether the line that ends a range may hold, or be joined with, another statement."""
        line = self._lines[end - 1]
        return b";" in line or line.rstrip().endswith(b"\\")

    def _is_needed(self, start: int, end: int) -> bool:
        index = bisect_left(self._needed, start)
        return index < len(self._needed) and self._needed[index] <= end


def _lines_looked_at(data: bytes) -> Iterator[int]:
    """Yield the lines, from 1, on which something is that a rewrite looks at."""
    if data.startswith(BOM_UTF8):
        yield 1  # No pattern looks past the mark, which has to stay in front of what is added.
    line, position = 1, 0
    for match in _LOOKED_AT.finditer(data):
        line += data.count(b"\n", position, match.end())
        position = match.end()
        yield line


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
