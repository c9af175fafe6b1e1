"""What is no YAML at all but looks like it: conflict markers, odd spaces, curly quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.hints import Hint
from ssotgen.diagnostics.wording import shorten, yaml_string
from ssotgen.spec.yaml.decode import MAX_REPORTED, Lines
from ssotgen.spec.yaml.document import SourceText
from ssotgen.spec.yaml.rules import BAD_YAML
from ssotgen.spec.yaml.syntax_fault import SyntaxFault

_CONFLICT = re.compile(r"^<{7} .*$(?:.|\n)*?^={7}\r?$(?:.|\n)*?^>{7} .*$", re.MULTILINE)
_MARKER = re.compile(r"^(?:<{7}|>{7}|\|{7}) .*$", re.MULTILINE)
_ODD_SPACE = re.compile(r"^[ \t]*([\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+)", re.MULTILINE)
_NAMES = {
    "\xa0": "no-break space",
    "\u3000": "ideographic space",
    "\u202f": "narrow no-break space",
}
_CURLY = re.compile(r"[“”„‘’‚]([^“”„‘’‚]*)[“”‘’]")


def conflict_findings(source: SourceText) -> list[Finding]:
    """Return a finding for each block of conflict markers that a merge has left in a text."""
    if not _MARKER.search(source.text):
        return []
    lines = Lines(source.text)
    found = list(_CONFLICT.finditer(source.text))
    if not found:
        return _left_over_markers(source, lines)
    return [
        BAD_YAML.finding(
            Location(source.path, *lines.position(block.start())),
            "unresolved merge conflict",
            hint="keep what is right, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`",
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
            hint="remove the line",
            end=lines.position(marker.end()),
        )
        for marker in list(_MARKER.finditer(source.text))[:MAX_REPORTED]
    ]


def odd_space_findings(source: SourceText, scalars: Sequence[tuple[int, int]]) -> list[Finding]:
    """Return a finding for each line of a text that is indented by something else than spaces,
    outside of the scalars in quotes and in blocks."""
    if source.text.isascii():
        return []
    return list(_odd_spaces(source, scalars))[:MAX_REPORTED]


def _odd_spaces(source: SourceText, scalars: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    lines = Lines(source.text)
    for found in _ODD_SPACE.finditer(source.text):
        begin, end = found.span(1)
        if any(first <= begin < last for first, last in scalars):
            continue
        code = ord(found[1][0])
        name = _NAMES.get(found[1][0], "space")
        yield BAD_YAML.finding(
            Location(source.path, *lines.position(begin)),
            f"a {name} (U+{code:04X}) in the indentation",
            hint=Hint("replace it with a plain space", " " * (end - begin)),
            end=lines.position(end),
        )


def curly_quotes(fault: SyntaxFault) -> Finding | None:
    """Return the finding for a line that quotes with curly quotes, if the fault is in one."""
    line = fault.line_of(fault.at)
    found = _CURLY.search(line)
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
