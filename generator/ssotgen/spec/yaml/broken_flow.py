"""Faults inside brackets: one that is not closed, a comma that is missing."""

from __future__ import annotations

import re

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import Hint, quote
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.yaml.syntax_fault import SyntaxFault

_CLOSING = {"[": "]", "{": "}"}
_BRACKETED = re.compile(r"(?:\[(?:[^\[\]{}\n]|\[[^\[\]{}\n]*\])*\][^\[\]{},#\n]*)+(?=[,\]}])")
"""What follows the name in a value such as `dict[str, list[int]] | None`, up to its end."""
_PIECE = re.compile(r"""#[^\n]*|"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[][{}\n]""", re.DOTALL)


def broken_flow(fault: SyntaxFault) -> Finding | None:
    """Return the finding for a list or a mapping in brackets that cannot be read."""
    start = fault.start
    opening = "" if start is None else fault.text[start : start + 1]
    if start is None or opening not in _CLOSING:
        return None
    closing = _CLOSING[opening]
    found = fault.text[fault.at : fault.at + 1]
    if found and found in "]}" and found != closing:
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
    found_comma = _missing_comma(fault, start)
    if found_comma is not None:
        return found_comma
    kind = "list" if opening == "[" else "mapping"
    form = "[a, b]" if opening == "[" else "{a: 1, b: 2}"
    return fault.finding(
        fault.at,
        f"expected `,` or `{closing}` in this {kind}",
        f"use the form `{form}`; quote a string that contains any of [ ] {{ }} ,",
        related=((fault.location(start), "opened here"),),
    )


def _missing_comma(fault: SyntaxFault, start: int) -> Finding | None:
    """Return the finding for a key that follows a value without a comma, if the fault is in one."""
    word = r"[\w.-]+|\"[^\"\n]*\"|'[^'\n]*'"
    before = re.search(rf"([^\s{{\[,:])(\s+)({word})?$", fault.text[start : fault.at])
    following = re.match(word, fault.text[fault.at :])
    if before is None or not (before[3] or following):
        return None
    key = before[3] or (following[0] if following else "")
    is_semicolon = before[1] == ";"
    begin = start + before.start(1 if is_semicolon else 2)
    text = "use a comma instead of `;`" if is_semicolon else "add a comma"
    return fault.finding(
        begin,
        f"no comma before {key}" if key[0] in "\"'" else f"no comma before '{key}'",
        Hint(text, ", "),
        end=start + before.end(2),
        related=((fault.location(start), "opened here"),),
    )


def extra_bracket(fault: SyntaxFault) -> Finding | None:
    """Return the finding for a closing bracket that closes nothing."""
    found = fault.text[fault.at : fault.at + 1]
    if found not in ("]", "}"):
        return None
    message = f"this {found} closes nothing"
    return fault.finding(fault.at, message, Hint("delete it", ""), end=fault.at + 1)


def hidden_end(fault: SyntaxFault) -> Finding | None:
    """Return the finding for a `#` inside of brackets that makes a comment of their end."""
    for begin, line in fault.lines_near():
        depth = 0
        for piece in _PIECE.finditer(line):
            mark = piece[0]
            depth += (mark in ("[", "{")) - (mark in ("]", "}"))
            if mark[0] == "#" and depth > 0 and line[: piece.start()].endswith((" ", "\t")):
                is_bracket = _closes(mark, depth)
                value = re.match(r"#[^,\]}]*(?=[,\]}])" if is_bracket else r"#\w+(?=,)", mark)
                if value is None:
                    break
                hidden = "closing bracket" if is_bracket else "comma"
                return _hidden_end(fault, begin, line, (piece.start(), value[0]), hidden)
    return None


def _closes(comment: str, depth: int) -> bool:
    """Whether brackets in a comment would close all that are open in front of it."""
    opened = len(re.findall(r"[\[{]", comment))
    return len(re.findall(r"[\]}]", comment)) - opened >= depth


def _hidden_end(
    fault: SyntaxFault, begin: int, line: str, comment: tuple[int, str], hidden: str
) -> Finding:
    """Return the finding for a line of which a comment, at its place with the part that belongs to
    a value, hides something."""
    place, text = comment
    before = re.match(r".*(?:[\[{,]|:(?=\s))\s*", line[:place])
    start = place if before is None else before.end()
    if line[start] in "\"'":
        start = place
    return fault.finding(
        begin + start,
        f"a # begins a comment, which hides the {hidden}",
        quote(line[start:place] + text),
        end=begin + place + len(text),
    )


def bracket_in_value(fault: SyntaxFault) -> Finding | None:
    """Return the finding for a value such as `list[str]` inside of brackets, if it ends in its
    line."""
    line, begin = fault.line_of(fault.at), fault.line_start(fault.at)
    place = fault.at - begin
    before = re.match(r".*(?:[\[{,]|:(?=\s))\s*(?=[\w.]+\Z)", line[:place])
    value = _BRACKETED.match(line, place)
    if before is None or value is None:
        return None
    start, text = before.end(), value[0].rstrip()
    return fault.finding(
        begin + start,
        f"a value that contains {quoted(line[place])} needs quotes",
        quote(line[start:place] + text),
        end=fault.at + len(text),
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
