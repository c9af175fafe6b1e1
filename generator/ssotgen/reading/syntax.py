"""Syntax errors: what libyaml and PyYAML's own parser complain of, in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssotgen.findings import Finding, Location
from ssotgen.reading.wording import shorten
from ssotgen.rules.reading.bad_yaml import RULE as BAD_YAML
from ssotgen.rules.reading.bad_yaml import bad_directive
from ssotgen.rules.reading.lone_surrogate import lone_surrogate
from ssotgen.rules.reading.tab import tab

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
        "the quoted text that begins here has no closing quote",
        "close the quote; in single quotes a quote is written twice",
    ),
    (
        r"found unexpected document (separator|indicator)",
        _AT_START,
        "the quoted text that begins here is cut by a line of --- or ...",
        "close the quote, or indent the line",
    ),
    (
        r"',' or '?\]",
        _AT_END,
        "a comma is missing in this list, or its closing bracket",
        "write [a, b]; quote an item that holds any of [ ] { } ,",
    ),
    (
        r"',' or '?\}",
        _AT_END,
        "a comma is missing in this mapping, or its closing bracket",
        'write {a: 1, b: 2}; quote a value that holds any of [ ] { } , such as "list[str]"',
    ),
    (
        r"(block )?sequence entries are not allowed",
        "",
        "a list item begins where none can be",
        "begin the list on a line of its own, and quote a text that begins with a dash",
    ),
    (
        r"expected ':'",
        _AT_START,
        "this line is no `key: value`: the colon with a space after it is missing",
        "write `key: value`, or indent the line if it continues the text above",
    ),
    (
        r"expected ('-' indicator|<block end>, but found '(<block mapping start>|\?|<key>)')",
        "",
        "the indentation does not fit the list above",
        "indent every item alike and begin it with `- `",
    ),
    (
        r"(did not find expected key|expected <block end>)",
        "",
        "the indentation does not fit the lines above, or something follows a finished value",
        "indent the keys of one mapping alike; quote a text that begins with a quote, *, & or !",
    ),
    (
        r"found character .*that cannot start any token",
        "",
        "a value cannot begin with {char} unless it is quoted",
        "quote the value",
    ),
    (
        r"(unknown escape character|hexdecimal number|escape sequence of)",
        "",
        "this is no escape that YAML knows",
        "write \\\\ for a backslash, or use single quotes, in which there are no escapes",
    ),
    (
        r"undefined tag handle",
        "",
        "a tag begins with a handle that was never declared",
        "remove the tag; quote a text that begins with !",
    ),
    (
        r"document start",
        "",
        "something follows the end of the document",
        "keep one document in a file, all of it at the same indentation",
    ),
    (
        r"(alphabetic or numeric|alphabetic or numeric character)",
        "",
        "a name is missing after * or &",
        "quote a text that begins with * or &",
    ),
    (
        r"(comment or line break|chomping or indentation|indentation indicator)",
        "",
        "only an indentation, - or +, and a comment may follow | or >",
        "begin the text on the next line",
    ),
    (
        r"(node content|expected the node content)",
        "",
        "a value is expected here",
        "write the value, or remove the comma or dash before it",
    ),
)


_WHOLE_FILE = "quote the values with unusual characters"


def syntax_finding(path: str, text: str, error: Exception, reached: Mark | None) -> Finding:
    """Return the finding for a syntax error in `text`.

    `reached` is what the parser had come to, for errors that do not say where they are.
    """
    problem = str(getattr(error, "problem", None) or "it cannot be read")
    at: Mark | None = getattr(error, "problem_mark", None)
    start: Mark | None = getattr(error, "context_mark", None)
    at = at or start
    if at is None and reached is not None:
        at = reached
        problem = "Unicode character escape" if isinstance(error, OverflowError) else problem
    if at is None:
        return BAD_YAML.finding(Location(path), "the file is not YAML", hint=_WHOLE_FILE)
    location = _location(path, at)
    char = text[at.index : at.index + 1]
    if "Unicode character escape" in problem:
        # The mark stands behind the \\u or \\U of the escape.
        return lone_surrogate(Location(path, location.line, location.column - 2))
    if char == "\t" and "escape" not in problem:
        return tab(location)
    if "directive" in problem or "YAML document" in problem or "version" in problem:
        return bad_directive(location)
    if "mapping values" in problem:
        return _misplaced_colon(path, text, at)
    if re.search(r"',' or '?[\]}]", problem) and char in ("[", "{"):
        return BAD_YAML.finding(
            location,
            f"a value without quotes breaks off at {char!r} here",
            hint='quote a value that holds any of [ ] { } , such as "list[str]"',
        )
    for pattern, where, message, hint in _PLAIN:
        if re.search(pattern, problem):
            at_end = not text[at.index : at.index + 200].strip()
            if start is not None and (where == _AT_START or (where == _AT_END and at_end)):
                location = _location(path, start)
            return BAD_YAML.finding(location, message.replace("{char}", repr(char)), hint=hint)
    return BAD_YAML.finding(location, f"the file is not YAML: {shorten(problem)}", hint=_WHOLE_FILE)


def _misplaced_colon(path: str, text: str, at: Mark) -> Finding:
    """Return the finding for a colon where no key can be: the first of its line, or a later one."""
    begin = max(text.rfind("\n", 0, at.index), text.rfind("\r", 0, at.index)) + 1
    key = text[begin : at.index]
    if re.fullmatch(r"\s*(?:[^\s:#{\[,]+|'[^']*'|\"[^\"]*\")\s*", key):
        column = len(key) - len(key.lstrip()) + 1
        return BAD_YAML.finding(
            Location(path, at.line + 1, column),
            "no key can stand here: the line above lacks its colon, or the indentation is off",
            hint="indent the keys of one mapping alike, and end each with a colon",
        )
    return BAD_YAML.finding(
        _location(path, at),
        "a colon with a space after it stands inside a value without quotes",
        hint="quote the value",
    )


def _location(path: str, mark: Mark) -> Location:
    return Location(path, mark.line + 1, mark.column + 1)
