"""Which lines of a file on disk differ from those that the spec makes."""

from __future__ import annotations

from collections.abc import Sequence

from ssotgen.diagnostics.record import record

_EXACT_MATCH_LINES = 5_000


@record
class Change:
    """Lines `old_start:old_end` on disk stand where the spec makes `new_start:new_end` (from 0)."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def changes_between(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """Return the stretches of lines that differ, in order."""
    from difflib import SequenceMatcher

    begin = _common(old, new)
    limit = min(len(old), len(new)) - begin
    end = min(_common(old[::-1], new[::-1]), limit)
    middle_old, middle_new = old[begin : len(old) - end], new[begin : len(new) - end]
    # Past some size an exact match costs minutes; difflib's heuristic then gives larger hunks.
    autojunk = len(middle_old) + len(middle_new) > _EXACT_MATCH_LINES
    matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=autojunk)
    return [
        Change(a + begin, b + begin, c + begin, d + begin)
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def first_difference(old: Sequence[str], new: Sequence[str]) -> int:
    """Return the number of the first line of `old` that differs."""
    return min(_common(old, new) + 1, len(old))
