"""Replacing tables and lists of members by what the spec says of them."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterable
from pathlib import Path

from ssotgen.audit.member_copies import MemberCopy, member_copies
from ssotgen.audit.survey import Survey
from ssotgen.codebase.member_facts import named_members
from ssotgen.codebase.node_spans import Place
from ssotgen.output.change import FileChange

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


def replace_copies(
    survey: Survey, changes: tuple[FileChange, ...], editable: frozenset[str]
) -> tuple[FileChange, ...]:
    """Return changes of files with copies replaced in them where the result is the same.

    `survey` is of the files as they are with the changes made; files without a change before may
    get one.
    """
    known = {str(change.path): change for change in changes}
    for facts in survey.target_files:
        if facts.path not in editable or not (facts.member_tables or facts.member_lists):
            continue
        copies = [copy for copy in member_copies(survey, facts) if copy.instead]
        if not copies:
            continue
        before = known.get(facts.path)
        old = Path(facts.path).read_bytes() if before is None else before.old
        current = old if before is None else before.new
        new = _replaced(current or b"", copies)
        if new is not None:
            known[facts.path] = FileChange(Path(facts.path), old, new)
    return tuple(known[path] for path in sorted(known))


def _replaced(data: bytes, copies: Iterable[MemberCopy]) -> bytes | None:
    """Return the content with the copies replaced; None where it would not compile."""
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    lines = _LINES.findall(data.decode(encoding))
    end = (float("inf"), 0)
    for copy in sorted(copies, key=lambda each: each.place, reverse=True):
        place = copy.place
        if (place.end_line, place.end_column) > end:
            continue  # one copy holds the other
        if not _is_there(lines, copy):
            continue
        _put(lines, place, copy.instead)
        end = (place.line, place.column)
    new = "".join(lines).encode(encoding)
    try:
        ast.parse(new)
    except (SyntaxError, ValueError):
        return None
    return new


def _is_there(lines: list[str], copy: MemberCopy) -> bool:
    """Whether a copy is where it is said to be; within an f-string Python before 3.12 is wrong."""
    place = copy.place
    rows = lines[place.line - 1 : place.end_line]
    if not rows:
        return False
    rows[-1] = rows[-1][: place.end_column]
    rows[0] = rows[0][place.column :]
    try:
        found = ast.parse(f"({''.join(rows)}\n)", mode="eval")
    except (SyntaxError, ValueError):
        return False
    return named_members(found.body) == (copy.owner, copy.members)


def _put(lines: list[str], place: Place, text: str) -> None:
    first, last = lines[place.line - 1], lines[place.end_line - 1]
    joined = first[: place.column] + text + last[place.end_column :]
    lines[place.line - 1 : place.end_line] = [joined, *[""] * (place.end_line - place.line)]
