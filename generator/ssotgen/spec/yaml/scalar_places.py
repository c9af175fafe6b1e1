"""Where a scalar is in a text that an event of the parser does not say it of exactly."""

from __future__ import annotations

import re

_PROPERTIES = r"(?:[&!]\S*(?:\s+|$)(?:#[^\r\n]*\s+)*)+"
_BREAK = re.compile(r"\r\n|\r|\n")
_SURROGATE_ESCAPE = r"\\(?:u|U0000)[dD][89a-fA-F]"

_CLOSED = r".[^“”‘’]*[“”‘’]"
_REST = r"[ \t]+#[^\r\n]*?[“”‘’]"


def behind_properties(text: str, index: int, line: int, column: int) -> tuple[int, int, int]:
    """Return where a value itself begins that has an anchor or a tag in front: its index, line and
    column."""
    found = re.compile(_PROPERTIES).match(text, index)
    if found is None:
        return index, line, column
    breaks = list(_BREAK.finditer(found[0]))
    if not breaks:
        return found.end(), line, column + len(found[0])
    return found.end(), line + len(breaks), len(found[0]) - breaks[-1].end() + 1


def text_start(text: str, style: str, index: int) -> int:
    """Return where the text of a scalar begins: of a block, below the line of its | or >."""
    header = _BREAK.search(text, index) if style in "|>" else None
    return header.end() if header else index


def half_character(text: str, index: int) -> tuple[int, int]:
    """Return the line and column of the first escape of half a character at or behind `index`."""
    found = re.compile(_SURROGATE_ESCAPE).search(text, index)
    at = found.start() if found else index
    before = text[:at]
    line = len(_BREAK.findall(before)) + 1
    return line, at - max(before.rfind("\n"), before.rfind("\r"))


def rest_in_comment(source: str, text: str, index: int) -> str:
    """Return what is in a comment behind `text`, which ends at `index`, up to the curly quote that
    closes the one that `text` begins with; empty where `text` has both or there is none."""
    found = None if re.match(_CLOSED, text) else re.compile(_REST).match(source, index)
    return found[0] if found else ""
