"""Syntax errors: what libyaml and PyYAML's own parser complain of, in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.wording import shorten
from ssotgen.spec.yaml.decode import Lines
from ssotgen.spec.yaml.rules import BAD_YAML, bad_directive, lone_surrogate, tab, value_breaks_off

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
        "write {a: 1, b: 2}; quote a value that holds a colon with a space, or any of [ ] { } ,",
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
        r"node content",
        _AT_END,
        "a value is expected here",
        "write the value, or remove the comma or dash before it",
    ),
)


_WHOLE_FILE = "quote the values with unusual characters"


def syntax_finding(path: str, text: str, error: Exception, reached: Mark | None) -> Finding:
    """Return the finding for a syntax error in `text`.

    `reached` is what the parser had come to, for errors that do not say where they are.
    """
    problem = _problem(error)
    at: Mark | None = getattr(error, "problem_mark", None)
    start: Mark | None = getattr(error, "context_mark", None)
    mark = at or start or reached
    index = 0 if mark is None else mark.index
    at_end = not text[index:].strip()
    if at_end:
        index = len(text.rstrip())
    char = text[index : index + 1]
    if "escape" in problem:
        # One parser marks the backslash, the other what is wrong behind it.
        index = max(text.rfind("\\", max(index - 2, 0), index + 1), 0) or index
    lines = Lines(text)
    location = Location(path, *lines.position(index))
    if "Unicode character escape" in problem:
        return lone_surrogate(location)
    if char == "\t" and "escape" not in problem:
        return tab(location)
    if re.search("directive|YAML document|version", problem):
        return bad_directive(location)
    if "mapping values" in problem:
        return _misplaced_colon(path, text, location, index)
    if re.search(r"',' or '?[\]}]", problem) and char in ("[", "{"):
        return value_breaks_off(location, char)
    for pattern, where, message, hint in _PLAIN:
        if re.search(pattern, problem):
            if start is not None and (where == _AT_START or (where == _AT_END and at_end)):
                location = Location(path, *lines.position(start.index))
            return BAD_YAML.finding(location, message.replace("{char}", repr(char)), hint=hint)
    return BAD_YAML.finding(location, f"the file is not YAML: {shorten(problem)}", hint=_WHOLE_FILE)


def _problem(error: Exception) -> str:
    """Return what the parser complains of; its own one lets errors of chr() through."""
    if isinstance(error, ValueError | OverflowError) and not isinstance(error, UnicodeError):
        return "invalid Unicode character escape"
    return str(getattr(error, "problem", None) or "it cannot be read")


def _misplaced_colon(path: str, text: str, location: Location, index: int) -> Finding:
    """Return the finding for a colon where no key can be: the first of its line, or a later one."""
    key = text[index - location.column + 1 : index]
    if re.fullmatch(r"\s*(?:[^\s:#{\[,]+|'[^']*'|\"[^\"]*\")\s*", key):
        column = len(key) - len(key.lstrip()) + 1
        return BAD_YAML.finding(
            Location(path, location.line, column),
            "no key can stand here: the line above lacks its colon, or the indentation is off",
            hint="indent the keys of one mapping alike, and end each with a colon",
        )
    return BAD_YAML.finding(
        location,
        "a colon with a space after it stands inside a value without quotes",
        hint="quote the value",
    )
