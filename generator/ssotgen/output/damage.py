"""Damage of a generated file as a whole: one finding instead of one for each definition."""

from __future__ import annotations

from collections.abc import Sequence

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.paths import display_path
from ssotgen.output.compare_files import Planned
from ssotgen.output.line_changes import changes_between
from ssotgen.output.rules import CONFLICTED_FILE, DAMAGED_FILE

_SHARED_AT_LEAST = 0.2
"""A file with a smaller part of its lines from the spec is not an edited one but another one."""


def damage_of(planned: Planned, lines: Sequence[str], command: str) -> Finding | None:
    """Return the finding for a file that, with these lines, is not merely edited."""
    path = display_path(planned.change.path)
    conflict = conflict_line(lines)
    if conflict is not None:
        return CONFLICTED_FILE.finding(
            Location(path, conflict),
            f"{path} has the conflict markers of an unresolved merge",
            hint="resolve the conflicts of the spec, if it has any; then take either side of this "
            f"file (`git checkout --ours {path}`) and run `{command}`",
            symbol=path,
        )
    what = _what_happened(planned, lines)
    if what is None:
        return None
    return DAMAGED_FILE.finding(
        Location(path), f"{path} {what}", hint=f"run `{command}` to restore it", symbol=path
    )


def conflict_line(lines: Sequence[str]) -> int | None:
    """Return the number of the line where the first conflict of a merge begins, if there is one."""
    begin = next((n for n, line in enumerate(lines, 1) if line.startswith("<<<<<<< ")), None)
    if begin is None or not any(line.startswith(">>>>>>> ") for line in lines[begin:]):
        return None
    return begin


def _what_happened(planned: Planned, lines: Sequence[str]) -> str | None:
    wanted = planned.rendered.text.split("\n")
    if not "".join(lines).strip():
        return f"is empty; the spec makes {len(wanted) - 1} lines"
    last = len(lines) - (lines[-1] == "")
    if lines[:last] == wanted[:last] and _blocks_after(planned, last) > 1:
        return f"ends after line {last}; the spec makes {len(wanted) - 1} lines"
    written = sum(bool(line.strip()) for line in lines)
    shared = written - sum(
        bool(line.strip())
        for change in changes_between(lines, wanted)
        for line in lines[change.old_start : change.old_end]
    )
    if shared < written * _SHARED_AT_LEAST:
        return f"holds something else: {shared} of its {written} lines are what the spec makes"
    return None


def _blocks_after(planned: Planned, line: int) -> int:
    return sum(block.last_line > line for block in planned.rendered.blocks)
