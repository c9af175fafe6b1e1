"""Places as the files have them now: what is left after edits that were shown, not made."""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections.abc import Iterable, Iterator

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.paths import display_path
from ssotgen.migrate.removed_lines import equal_ends
from ssotgen.output.change import FileChange

_BREAK = re.compile(rb"\r\n|\r|\n")


def before_edits(findings: Iterable[Finding], changes: Iterable[FileChange]) -> Iterator[Finding]:
    """Yield findings of files with the changes made, at their places in the files without them."""
    found = list(findings)
    named = {at.path for each in found for at in (each.location, *(at for at, _ in each.related))}
    changed = ((display_path(each.path), each) for each in changes)
    lines = {path: _old_lines(each) for path, each in changed if path in named}
    for finding in found:
        moved = lines.get(finding.location.path)
        end = finding.end
        if moved is not None and end is not None:
            end = (moved.get(end[0], end[0]), end[1])
        related = tuple((_placed(at, lines.get(at.path)), text) for at, text in finding.related)
        location = _placed(finding.location, moved)
        yield dataclasses.replace(finding, location=location, end=end, related=related)


def _placed(location: Location, moved: dict[int, int] | None) -> Location:
    if moved is None:
        return location
    return dataclasses.replace(location, line=moved.get(location.line, location.line))


def _old_lines(change: FileChange) -> dict[int, int]:
    """Return the number that each line of the new file has in the old one, or that of what stood in
    its place."""
    old, new = (_BREAK.split(data or b"") for data in (change.old, change.new))
    start, end = equal_ends(old, new)
    last = len(new) - end
    found = {line: line for line in range(1, start + 1)}
    found.update((line + 1, line + 1 + len(old) - len(new)) for line in range(last, len(new)))
    changed = old[start : len(old) - end], new[start:last]
    middle = difflib.SequenceMatcher(None, *changed, autojunk=False)
    for _, old_start, old_end, new_start, new_end in middle.get_opcodes():
        for offset in range(new_end - new_start):
            line = min(old_start + offset, max(old_end - 1, old_start))
            found[start + new_start + offset + 1] = start + line + 1
    return found
