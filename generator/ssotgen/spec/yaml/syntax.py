"""Syntax errors: what libyaml and PyYAML's own parser complain of, in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.wording import quoted, shorten
from ssotgen.spec.yaml.broken_block import (
    misplaced_colon,
    quotes_inside_flow,
    quotes_inside_quotes,
    wrong_indentation,
)
from ssotgen.spec.yaml.broken_entry import missing_colon, value_to_quote
from ssotgen.spec.yaml.broken_flow import bracket_in_value, broken_flow, extra_bracket, hidden_end
from ssotgen.spec.yaml.broken_items import (
    colon_in_item,
    comma_behind,
    item_to_quote,
    other_bullet,
    uneven_items,
)
from ssotgen.spec.yaml.decode import Lines
from ssotgen.spec.yaml.document import SourceText
from ssotgen.spec.yaml.odd_characters import (
    curly_end,
    curly_quotes,
    left_over_marker,
    wide_mark,
)
from ssotgen.spec.yaml.rules import bad_directive, lone_surrogate, tab, value_breaks_off
from ssotgen.spec.yaml.syntax_fault import SyntaxFault

if TYPE_CHECKING:
    from yaml.error import Mark

_AT_START, _AT_END = "start", "end"
"""Where a finding points to the beginning of what is broken, not to where the parser gave up:
always, or if that was at the end of the file."""

_PLAIN: tuple[tuple[str, str, str, str], ...] = (
    # what the parsers say, where it shows, what it means, what to do
    (
        r"found unexpected end of stream",
        _AT_START,
        "this quoted string is never closed",
        "add the closing {char}{twice}",
    ),
    (
        r"found unexpected document (separator|indicator)",
        _AT_START,
        "this quoted string is cut off by a line with --- or ...",
        "add the closing quote, or indent that line",
    ),
    (
        r"(block )?sequence entries are not allowed",
        "",
        "a list item cannot start here",
        "start the list on the next line; quote a string that starts with a dash",
    ),
    (
        r"expected ('-' indicator|<block end>, but found '(<block mapping start>|\?|<key>)')",
        "",
        "this line is indented differently from the list items above",
        "indent all items alike, and start each with `- `",
    ),
    (
        r"(did not find expected key|expected <block end>)",
        "",
        "unexpected text after the end of a value",
        "put the whole value in quotes, or indent the keys of a mapping alike",
    ),
    (
        r"found character .*that cannot start any token|mapping keys are not allowed",
        "",
        "a value cannot start with {char}",
        "put the value in quotes",
    ),
    (
        r"(unknown escape character|hexdecimal number|escape sequence of)",
        "",
        "invalid escape sequence",
        "use `\\\\` for a backslash, or use single quotes, which have no escapes",
    ),
    (
        r"undefined tag handle",
        "",
        "unknown tag",
        "remove the tag; quote a string that starts with !",
    ),
    (
        r"document start",
        "",
        "unexpected text after the end of the document",
        "keep one document in a file, all of it indented alike",
    ),
    (
        r"(alphabetic or numeric|alphabetic or numeric character)",
        "",
        "no name after * or &",
        "quote a string that starts with * or &",
    ),
    (
        r"(comment or line break|chomping or indentation|indentation indicator)",
        "",
        "text on the same line as | or >",
        "start the text on the next line",
    ),
    (
        r"node content",
        _AT_END,
        "a value is missing",
        "add the value, or remove the comma or dash in front of it",
    ),
)

_WHOLE_FILE = "quote the values with unusual characters"


def _missing_colon(fault: SyntaxFault) -> Finding:
    return missing_colon(fault, fault.at if fault.start is None else fault.start)


def _ended_document(fault: SyntaxFault) -> Finding | None:
    """Return the finding for a line with ... that more of the document follows."""
    above = fault.line_above(fault.line_start(fault.at))
    if above is None or above[1].rstrip() != "...":
        return None
    message = "a line with `...` ends the document, but more follows"
    return fault.finding(above[0], message, "remove the line", end=above[0] + 3)


_SPECIAL: tuple[tuple[str, Callable[[SyntaxFault], Finding | None]], ...] = (
    (r"", left_over_marker),
    (r"", wide_mark),
    (r"end of stream", curly_end),
    (r"mapping values|could not find expected ':'|did not find expected key|<block end>|any token",
     curly_quotes),
    (r"expected ':'|',' or '?[\]}]|node content", hidden_end),
    (r"expected ':'", _missing_colon),
    (r"any token|alphabetic or numeric|comment or line break|chomping or ind|mapping keys",
     other_bullet),
    (r"any token|alphabetic or numeric|comment or line break|chomping or ind|mapping keys",
     value_to_quote),
    (r"any token|alphabetic or numeric|mapping keys|node content", item_to_quote),
    (r"',' or '?[\]}]", colon_in_item),
    (r"document start", _ended_document),
    (r"did not find expected key|expected <block end>|expected '-' indicator", uneven_items),
    (r"did not find expected key|expected <block end>", comma_behind),
    (r"mapping values", misplaced_colon),
    (r"did not find expected key|expected <block end>", extra_bracket),
    (r"',' or '?[\]}]", quotes_inside_flow),
    (r"',' or '?[\]}]", broken_flow),
    (r"did not find expected key|expected <block end>", quotes_inside_quotes),
    (r"did not find expected key|expected <block end>", wrong_indentation),
)  # fmt: skip
"""What the parsers say, and what looks closer at it; the first that finds something counts."""


def syntax_finding(
    source: SourceText,
    error: Exception,
    reached: Mark | None,
    scalars: Sequence[tuple[int, int]],
) -> Finding:
    """Return the finding for a syntax error in a text.

    `reached` is what the parser had come to, for errors that do not say where they are; `scalars`
    are the start and end indexes of the scalars in quotes and in blocks that were read before.
    """
    fault = _fault(source, error, reached, scalars)
    location = fault.location(fault.at)
    char = fault.text[fault.at : fault.at + 1]
    problem = fault.problem
    if "Unicode character escape" in problem:
        return lone_surrogate(location)
    if char == "\t" and "escape" not in problem:
        return tab(location)
    if re.search("directive|YAML document|version", problem):
        return bad_directive(location)
    if re.search(r"',' or '?[\]}]", problem) and char in ("[", "{"):
        return bracket_in_value(fault) or value_breaks_off(location, char)
    for pattern, look_closer in _SPECIAL:
        found = look_closer(fault) if re.search(pattern, problem) else None
        if found is not None:
            return found
    return _plain_finding(fault)


def _fault(
    source: SourceText,
    error: Exception,
    reached: Mark | None,
    scalars: Sequence[tuple[int, int]],
) -> SyntaxFault:
    problem = _problem(error)
    at: Mark | None = getattr(error, "problem_mark", None)
    start: Mark | None = getattr(error, "context_mark", None)
    mark = at or start or reached
    index = 0 if mark is None else mark.index
    text = source.text
    if not text[index:].strip():
        index = len(text.rstrip())
    if "escape" in problem:
        # One parser marks the backslash, the other what is wrong behind it.
        index = max(text.rfind("\\", max(index - 2, 0), index + 1), 0) or index
    begins = None if start is None else start.index
    return SyntaxFault(source, Lines(text), problem, index, begins, scalars)


def _plain_finding(fault: SyntaxFault) -> Finding:
    at_end = not fault.text[fault.at :].strip()
    char = quoted(fault.text[fault.at : fault.at + 1])
    for pattern, where, message, hint in _PLAIN:
        if re.search(pattern, fault.problem):
            at_start = where == _AT_START or (where == _AT_END and at_end)
            index = fault.start if at_start and fault.start is not None else fault.at
            mark = fault.text[index : index + 1]
            twice = "; write a ' inside of the string twice" if mark == "'" else ""
            hint = hint.replace("{char}", f"`{mark}`").replace("{twice}", twice)
            return fault.finding(index, message.replace("{char}", char), hint)
    return fault.finding(fault.at, f"invalid YAML: {shorten(fault.problem)}", _WHOLE_FILE)


def _problem(error: Exception) -> str:
    """Return what the parser complains of; its own one lets errors of chr() through."""
    if isinstance(error, ValueError | OverflowError) and not isinstance(error, UnicodeError):
        return "invalid Unicode character escape"
    return str(getattr(error, "problem", None) or "it cannot be read")
