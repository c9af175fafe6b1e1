"""What looks like YAML and is not: conflict markers, odd spaces, curly quotes, wide marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ssotgen.diagnostics.conflict_markers import (
    CONFLICT,
    HOW_TO_RESOLVE,
    MARKER,
    UNRESOLVED,
)
from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.hints import Hint
from ssotgen.diagnostics.wording import a_or_an, shorten, yaml_string
from ssotgen.spec.yaml.decode import MAX_REPORTED, Lines
from ssotgen.spec.yaml.document import SourceText
from ssotgen.spec.yaml.rules import BAD_YAML

if TYPE_CHECKING:
    from ssotgen.spec.yaml.syntax_fault import SyntaxFault

_REMOVE = "remove the line; keep what is right of the two versions"
_ODD = "[\xad\xa0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000]+"
"""Spaces that are none to YAML, and characters that cannot be seen."""
_ODD_END = rf"\A{_ODD}|{_ODD}\Z"
_ODD_SPACE = (
    rf"(?m)^[ \t]*(?:(?P<indentation>{_ODD})|-[ \t]*(?P<dash>{_ODD})"
    rf"|(?:-[ \t]+)*[\w.\"'-]+(?:[ \t]*(?P<before>{_ODD})[ \t]*:(?=\s|$)|:[ \t]*(?P<colon>{_ODD})))"
    rf"|\{{[^{{}}\"'\n]*\b[\w.-]+:[ \t]*(?P<inside>{_ODD})"
)
_PLACES = {
    "indentation": "in the indentation",
    "dash": "after the dash",
    "before": "before the colon",
    "colon": "after the colon",
    "inside": "after the colon",
}
_CURLY = r"[“”„‘’‚]([^“”„‘’‚]*)[“”‘’]"
_WIDE = {"：": ":", "，": ",", "｛": "{", "｝": "}", "［": "[", "］": "]", "＃": "#"}
"""Characters of the width of a Chinese one, and those that they look like."""


def conflict_findings(source: SourceText) -> list[Finding]:
    """Return a finding for each block of conflict markers that a merge has left in a text."""
    if not MARKER.search(source.text):
        return []
    lines = Lines(source.text)
    found = list(re.finditer(CONFLICT, source.text))
    if not found:
        return _left_over_markers(source, lines)
    return [
        BAD_YAML.finding(
            Location(source.path, *lines.position(block.start())),
            UNRESOLVED,
            hint=HOW_TO_RESOLVE,
            end=lines.position(block.start() + len("<<<<<<<")),
            related=((Location(source.path, lines.position(block.end())[0]), "ends here"),),
        )
        for block in found[:MAX_REPORTED]
    ]


def _left_over_markers(source: SourceText, lines: Lines) -> list[Finding]:
    """Return a finding for each conflict marker whose others were removed."""
    return [
        BAD_YAML.finding(
            Location(source.path, *lines.position(marker.start())),
            "a conflict marker that a merge has left",
            hint=_REMOVE,
            end=lines.position(marker.end()),
        )
        for marker in list(MARKER.finditer(source.text))[:MAX_REPORTED]
    ]


def needs_quotes(text: str) -> bool:
    """Whether a string without quotes begins or ends with a character that is reported there."""
    return bool(re.search(_ODD_END, text))


def odd_space_findings(source: SourceText, scalars: Sequence[tuple[int, int]]) -> list[Finding]:
    """Return a finding for each line of a text that has something else than a space where YAML
    needs one, outside of the scalars in quotes and in blocks."""
    if source.text.isascii() or not re.search(_ODD, source.text):
        return []
    return list(_odd_spaces(source, scalars))[:MAX_REPORTED]


def _odd_spaces(source: SourceText, scalars: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    lines = Lines(source.text)
    for found in re.finditer(_ODD_SPACE, source.text):
        kind = found.lastgroup or ""
        begin, end = found.span(kind)
        if any(first <= begin < last for first, last in scalars):
            continue
        yield BAD_YAML.finding(
            Location(source.path, *lines.position(begin)),
            f"{_named(found[kind][0])} {_PLACES[kind]}",
            hint=Hint("delete it", "")
            if unicodedata.category(found[kind][0]) == "Cf"
            else Hint("replace it with a plain space", " " * (end - begin)),
            end=lines.position(end),
        )


def _named(char: str) -> str:
    """Return the name of a character behind its article, with its code."""
    name = unicodedata.name(char, "character").lower()
    return f"{a_or_an(name)} (U+{ord(char):04X})"


def wide_mark(fault: SyntaxFault) -> Finding | None:
    """Return the finding for a wide form of a mark that YAML needs, if the fault is in its line."""
    for begin, line in fault.lines_near():
        for index, char in enumerate(line, begin):
            in_text = any(first <= index < last for first, last in fault.scalars)
            if char in _WIDE and not in_text:
                plain = _WIDE[char]
                message = f"{_named(char)} instead of `{plain}`"
                is_last = index + 1 == begin + len(line)
                better = f"{plain} " if plain in ":," and not is_last else plain
                hint = Hint(f"replace it with `{plain}`", better)
                return fault.finding(index, message, hint, end=index + 1)
    return None


def left_over_marker(fault: SyntaxFault) -> Finding | None:
    """Return the finding for a conflict marker that was indented, or whose others were removed."""
    for begin, line in fault.lines_near():
        if re.match(r"\s*(?:<{7}|>{7}|\|{7}|={7})(?:\s|$)", line):
            end = begin + len(line.rstrip())
            begin += len(line) - len(line.lstrip())
            message = "a conflict marker that a merge has left"
            return fault.finding(begin, message, _REMOVE, end=end)
    return None


def curly_end(fault: SyntaxFault) -> Finding | None:
    """Return the finding for a string with a straight quote in front and a curly one behind it."""
    begin = fault.at if fault.start is None else fault.start
    line = fault.line_of(begin)[begin - fault.line_start(begin) :]
    found = re.match(r"[\"']([^\"'“”‘’]*)([“”‘’])", line)
    if found is None:
        return None
    at = begin + found.start(2)
    hint = Hint(f"replace it with `{line[0]}`", line[0])
    return fault.finding(at, "a curly quote does not end a string in YAML", hint, end=at + 1)


def curly_quotes(fault: SyntaxFault) -> Finding | None:
    """Return the finding for a line that quotes with curly quotes, if the fault is in one."""
    line = fault.line_of(fault.at)
    found = re.search(_CURLY, line)
    if found is None:
        return None
    begin = fault.line_start(fault.at) + found.start()
    better = yaml_string(found[1])
    return fault.finding(
        begin,
        "curly quotes do not quote in YAML",
        Hint(f"write `{shorten(better)}`", better),
        end=begin + len(found[0]),
    )
