"""Faults of block style: quotes that end too early or too late, colons, indentation."""

from __future__ import annotations

import re

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import AnyHint, Hint, quote, write
from ssotgen.diagnostics.wording import shorten
from ssotgen.spec.yaml.broken_entry import colon_in_value, missing_colon
from ssotgen.spec.yaml.syntax_fault import SyntaxFault

_HEADER = re.compile(r"(?:^|\s)[|>][-+]?([1-9]?)[-+]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*(?:- +)?(?:[^\s:#{\[,\"']+|'[^']*'|\"[^\"]*\")\s*")


def quotes_inside_quotes(fault: SyntaxFault) -> Finding | None:
    """Return the finding for a string in quotes that is followed by more of the same line."""
    begin, end = _last_quoted(fault)
    if begin is None or end is None:
        return None
    if "\n" in fault.text[begin:end]:
        return _closed_too_late(fault, begin, end)
    line_end = fault.line_start(begin) + len(fault.line_of(begin))
    mark = fault.text[begin]
    if not fault.text[fault.line_start(begin) : begin].strip() and end == line_end:
        with_colon = write(f"{fault.text[begin:end]}:")
        return fault.finding(begin, "a key without a colon", with_colon, end=end)
    triple = re.compile(r"\"{3}([^\"\n]+)\"{3}(?=[ ]*$)|'{3}([^'\n]+)'{3}(?=[ ]*$)", re.MULTILINE)
    if found := triple.match(fault.text, begin):
        better = quote(found[1] or found[2])
        return fault.finding(begin, "YAML has no triple quotes", better, end=found.end())
    rest = fault.text[begin:line_end].rstrip()
    is_inside = fault.text[end : end + 1].isalnum()
    if (rest.endswith(mark) and len(rest) > end - begin) or is_inside:
        return _ended_early(fault, begin, begin + len(rest))
    hint: AnyHint = "put the whole value in quotes, or remove the text"
    if not re.search(r": | #", rest):
        hint = Hint(*_single_quoted(rest)) if mark == '"' else quote(rest)
    return fault.finding(
        begin,
        "text after the end of a quoted string",
        hint,
        end=begin + len(rest),
    )


def quotes_inside_flow(fault: SyntaxFault) -> Finding | None:
    """Return the finding for a string in quotes, inside of brackets, that is followed by more."""
    begin, end = _last_quoted(fault)
    if begin is None or end is None or end != fault.at:
        return None
    close = re.compile(rf"{fault.text[begin]}(?=[ ]*([,}}\]]|$))", re.MULTILINE)
    found = close.search(fault.text, end, fault.line_start(begin) + len(fault.line_of(begin)))
    return _ended_early(fault, begin, found.end()) if found else None


def _ended_early(fault: SyntaxFault, begin: int, end: int) -> Finding:
    mark = fault.text[begin]
    inner = fault.text[begin + 1 : end].removesuffix(mark)
    kind = "single" if mark == "'" else "double"
    message = f"a {mark} inside this {kind}-quoted string ends it"
    hint = quote(inner) if mark == "'" else Hint(*_single_quoted(inner))
    return fault.finding(begin, message, hint, end=end)


def _single_quoted(text: str) -> tuple[str, str]:
    written = "'" + text.replace("'", "''") + "'"
    return f"write `{shorten(written)}`", written


def _closed_too_late(fault: SyntaxFault, begin: int, end: int) -> Finding:
    mark = fault.text[begin]
    return fault.finding(
        begin,
        f"this quoted string goes on to line {fault.location(end - 1).line}",
        f"add the closing {mark} on the line where the string should end",
        end=fault.line_start(begin) + len(fault.line_of(begin)),
        related=((fault.location(end - 1), "it is closed here"),),
    )


def _last_quoted(fault: SyntaxFault) -> tuple[int | None, int | None]:
    """Return start and end of the quoted string that ends just before the fault."""
    for begin, end in reversed(fault.scalars):
        if end <= fault.at:
            is_quoted = fault.text[begin : begin + 1] in ("'", '"')
            between = fault.text[end : fault.at]
            if is_quoted and not between.strip():
                return begin, end
            break
    return None, None


def misplaced_colon(fault: SyntaxFault) -> Finding:
    """Return the finding for a colon where no key can be: the first of its line, or a later one."""
    start = fault.line_start(fault.at)
    before = fault.text[start : fault.at]
    if not _KEY.fullmatch(before):
        return colon_in_value(fault, start)
    key = start + len(before) - len(before.lstrip())
    above = fault.line_above(start)
    if above is None:
        return fault.finding(key, "unexpected key", "indent the keys of a mapping alike")
    begin, line = above
    content = line.strip()
    indent = len(line) - len(line.lstrip())
    if not re.search(r":(\s|$)", content):
        return missing_colon(fault, begin + indent)
    return fault.finding(
        key,
        f"indented by {key - start}, but the key above it is indented by {indent}",
        "indent the keys of a mapping alike",
        related=((fault.location(begin + indent), "the key above"),),
    )


def _text_indentation(fault: SyntaxFault, line_start: int, indent: int) -> Finding | None:
    """Return the finding for a line of a text behind | or > that is not indented like the rest."""
    above = fault.line_above(line_start)
    first: tuple[int, str] | None = None
    while above is not None and len(above[1]) - len(above[1].lstrip()) >= indent:
        first, above = above, fault.line_above(above[0])
    header = None if above is None else _HEADER.search(above[1])
    if above is None or header is None:
        return None
    if header[1]:
        begin = above[0] + header.start(1)
        message = f"this text is not indented by {header[1]} more spaces than its key"
        return fault.finding(begin, message, Hint("delete it", ""), end=begin + 1)
    if first is None:
        return None
    other = len(first[1]) - len(first[1].lstrip())
    return fault.finding(
        fault.at,
        f"indented by {indent}, but the text above it is indented by {other}",
        "indent all lines of the text at least like its first one",
        related=((fault.location(first[0] + other), "the text begins here"),),
    )


def wrong_indentation(fault: SyntaxFault) -> Finding | None:
    """Return the finding for a line that is indented otherwise than its siblings, if the fault is
    at the start of one."""
    line_start = fault.line_start(fault.at)
    indent = fault.at - line_start
    if fault.start is None or fault.text[line_start : fault.at].strip():
        return None
    siblings = fault.location(fault.start)
    if siblings.column - 1 == indent:
        return None
    in_text = _text_indentation(fault, line_start, indent)
    if in_text is not None:
        return in_text
    return fault.finding(
        fault.at,
        f"indented by {indent}, but its siblings are indented by {siblings.column - 1}",
        "indent the keys of a mapping, and the items of a list, alike",
        related=((siblings, "a sibling"),),
    )
