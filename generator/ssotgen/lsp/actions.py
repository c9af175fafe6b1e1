"""Code actions: hints that are an edit, as an edit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ssotgen.diagnostics.finding import Finding, Severity

_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[\w.\-+:]+|\S")


@dataclass(frozen=True, slots=True)
class Edit:
    """A code action: its title, and what replaces the characters from `start` to `end` (from 0) of
    a line."""

    title: str
    line: int
    start: int
    end: int
    text: str
    is_preferred: bool = True


def token_end(line: str, column: int) -> int:
    """Return where the token ends that begins at `column` (from 0) of a line."""
    match = _TOKEN.match(line, column)
    if match is None:
        return min(column + 1, len(line))
    text = match[0]
    if text.endswith(":") and len(text) > 1:
        return match.end() - 1
    return match.end()


def edits_for(finding: Finding, text: str) -> Iterator[Edit]:
    """Yield the edits that a finding asks for in the text of its document."""
    lines = text.split("\n")
    number, column = finding.location.line - 1, finding.location.column - 1
    if number >= len(lines):
        return
    line = lines[number]
    end = token_end(line, column)
    if finding.end is not None and finding.end[0] == finding.location.line:
        end = finding.end[1] - 1
    if finding.replacement is not None:
        yield Edit(f"Change to {finding.replacement}", number, column, end, finding.replacement)
    if finding.rule == "missing-summary":
        key = re.match(r"(\s*)[^\s:]+:\s*$", line)
        if key is not None:
            margin = f"{key[1]}  "
            yield Edit("Add a summary", number, len(line), len(line), f"\n{margin}summary: ")
    if finding.severity is not Severity.ERROR and "#" not in line:
        remark = f"  # ssotgen: ignore[{finding.rule}] because "
        title = f"Suppress {finding.rule} here"
        yield Edit(title, number, len(line), len(line), remark, is_preferred=False)
