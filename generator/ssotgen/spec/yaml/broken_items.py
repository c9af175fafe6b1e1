"""Faults of items, in lists and in brackets: marks that need quotes, colons, hyphens, commas."""

from __future__ import annotations

import re

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import Hint, quote
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.yaml.syntax_fault import SyntaxFault

_IN_FLOW = re.compile(r"[^,\[\]{}\n]*[^,\[\]{}\s]")
_IN_BLOCK = re.compile(r"[^\n]*[^\s]")
_BEFORE = re.compile(r"(?:[\[{,]|(?<=[\w\"'.-]):)[ ]*$")
_BULLET = re.compile(r"[ ]*([*+•–—])[ ]+(?=\S)")


def item_to_quote(fault: SyntaxFault) -> Finding | None:
    """Return the finding for an item in brackets or in a list that begins with a character that has
    another use in YAML."""
    # The parsers stop behind a * or & that no name follows.
    begin = fault.at - (fault.text[fault.at - 1 : fault.at] in ("*", "&"))
    mark = fault.text[begin : begin + 1]
    line_start = fault.line_start(begin)
    before = fault.text[line_start:begin]
    if not mark or mark not in "`@%*&|>?-":
        return None
    in_list = re.fullmatch(r"[ ]*(?:- +)+", before)
    if in_list is None and not _BEFORE.search(before):
        return None
    found = (_IN_BLOCK if in_list else _IN_FLOW).match(fault.text, begin)
    if found is None:
        return None
    message = f"a value that starts with {quoted(mark)} needs quotes"
    return fault.finding(begin, message, quote(found[0]), end=found.end())


def other_bullet(fault: SyntaxFault) -> Finding | None:
    """Return the finding for a list whose items have another mark than a hyphen."""
    line_start = fault.line_start(fault.at)
    found = _BULLET.match(fault.text, line_start)
    if found is None or not found.start(1) <= fault.at <= found.end():
        return None
    begin = found.start(1)
    message = f"a list item starts with a hyphen, not with '{found[1]}'"
    return fault.finding(begin, message, Hint("write `- `", "- "), end=found.end())


def colon_in_item(fault: SyntaxFault) -> Finding | None:
    """Return the finding for a colon in a value inside of brackets."""
    if fault.text[fault.at : fault.at + 1] != ":":
        return None
    before = fault.text[fault.line_start(fault.at) : fault.at]
    found = re.search(r"[\w.\"'-]:[ ]+([^\s,;\[\]{}\"':#]+)$", before)
    if found is None:
        return None
    begin = fault.at - len(found[1])
    value = _IN_FLOW.match(fault.text, begin)
    if value is None or '"' in value[0]:
        return None
    message = "a value that contains a colon and a space needs quotes"
    return fault.finding(begin, message, quote(value[0]), end=value.end())


def uneven_items(fault: SyntaxFault) -> Finding | None:
    """Return the finding for a list item that is indented otherwise than those above it."""
    line_start = fault.line_start(fault.at)
    indent = fault.at - line_start
    if fault.text[line_start : fault.at + 2].strip() != "-":
        return None
    above = fault.line_above(line_start)
    while above is not None:
        begin, line = above
        other = len(line) - len(line.lstrip())
        if line.lstrip().startswith("- ") and other != indent:
            return fault.finding(
                fault.at,
                f"this item is indented by {indent}, but those above it by {other}",
                "indent the items of a list alike",
                related=((fault.location(begin + other), "an item above"),),
            )
        above = fault.line_above(begin) if other >= indent else None
    return None


def comma_behind(fault: SyntaxFault) -> Finding | None:
    """Return the finding for a comma or semicolon at the end of a line that is complete."""
    found = re.compile(r"[,;](?=[ ]*(?:#.*)?$)", re.MULTILINE).match(fault.text, fault.at)
    if found is None:
        return None
    message = "nothing follows this comma" if found[0] == "," else "nothing follows this semicolon"
    return fault.finding(fault.at, message, Hint("delete it", ""), end=found.end())
