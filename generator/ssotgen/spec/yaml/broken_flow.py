"""Faults inside brackets: one that is not closed, a comma that is missing."""

from __future__ import annotations

import re

from ssotgen.diagnostics.finding import Finding
from ssotgen.spec.yaml.syntax_fault import SyntaxFault

_CLOSING = {"[": "]", "{": "}"}
_PIECE = re.compile(r"""#[^\n]*|"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[][{}\n]""", re.DOTALL)


def broken_flow(fault: SyntaxFault) -> Finding | None:
    """Return the finding for a list or a mapping in brackets that cannot be read."""
    start = fault.start
    opening = "" if start is None else fault.text[start : start + 1]
    if start is None or opening not in _CLOSING:
        return None
    closing = _CLOSING[opening]
    found = fault.text[fault.at : fault.at + 1]
    if found in "]}" and found != closing:
        return fault.finding(
            fault.at,
            f"expected '{closing}', found '{found}'",
            f"replace it with `{closing}`, or close the inner bracket first",
            related=((fault.location(start), "opened here"),),
        )
    end = _last_line(fault, start)
    if end is not None:
        number = fault.location(end).line
        return fault.finding(
            start,
            f"this {opening} is never closed",
            f"add `{closing}` at the end of line {number}",
            end=start + 1,
            related=((fault.location(fault.at), f"expected `,` or `{closing}` before this"),),
        )
    kind = "list" if opening == "[" else "mapping"
    form = "[a, b]" if opening == "[" else "{a: 1, b: 2}"
    return fault.finding(
        fault.at,
        f"expected `,` or `{closing}` in this {kind}",
        f"use the form `{form}`; quote a string that contains any of [ ] {{ }} ,",
        related=((fault.location(start), "opened here"),),
    )


def _last_line(fault: SyntaxFault, start: int) -> int | None:
    """Return the index of the end of the last line that an unclosed bracket can go on to, None
    where it is closed: by a bracket, before a line that is not indented further than its own."""
    own = fault.line_of(start)
    indent = len(own) - len(own.lstrip())
    depth = 0
    for piece in _PIECE.finditer(fault.text, start):
        mark = piece[0]
        if mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
            if depth == 0:
                return None
        elif mark == "\n" and _goes_back(fault.text[piece.end() :], indent):
            return piece.start()
    return len(fault.text.rstrip())


def _goes_back(rest: str, indent: int) -> bool:
    """Whether the next line that is not blank is indented no further than `indent` and is not a
    closing bracket."""
    line = next((each for each in rest.split("\n", 20) if each.strip()), "")
    content = line.lstrip()
    return bool(content) and len(line) - len(content) <= indent and content[0] not in "]}"
