"""Faults of one entry, a key and its value: a colon that is missing, a value that needs quotes."""

from __future__ import annotations

import re

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import AnyHint, Hint, quote, write
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.yaml.document import without_colon
from ssotgen.spec.yaml.syntax_fault import SyntaxFault

_FORM = "use the form `key: value`, or indent the line if it continues the string above"
_ENTRY = re.compile(r"(\s*(?:- +)?(?:[\w.-]+|'[^']*'|\"[^\"]*\"):\s+)(\S.*?)\s*(?: #.*)?$")

_IMPORT = re.compile(r"from\s+([\w.]+)\s+import\s+(\w[\w\s,]*)|import\s+([\w.]+)")


def missing_colon(fault: SyntaxFault, begin: int) -> Finding:
    """Return the finding for the line, or the key in brackets, at an index, which has no colon that
    YAML sees."""
    line = fault.line_of(begin)
    content = line[begin - fault.line_start(begin) :].rstrip()
    glued = re.match(r"[\w.-]+:(?=[{\[\"'])", content)
    if glued is not None:
        end = begin + len(glued[0])
        return fault.finding(
            end - 1, "no space after this colon", Hint("add a space", ": "), end=end
        )
    hyphen = re.match(r"-(?=[\w\"'])", content)
    if hyphen is not None:
        message = "no space after this hyphen"
        return fault.finding(begin, message, Hint("add a space", "- "), end=begin + 1)
    slashes = re.match(r"//+[ ]*|/\*+[ ]*|--+[ ]+|;+[ ]+", content)
    if slashes is not None:
        message = "a comment starts with '#' in YAML"
        return fault.finding(begin, message, Hint("write `# `", "# "), end=begin + slashes.end())
    listed = re.fullmatch(r"([\w.-]+)[,;]", content)
    if listed is not None:
        form = f"use the form `{listed[1]}: ...`"
        return fault.finding(begin, "a key without a colon", form, end=begin + len(content))
    imported = _IMPORT.fullmatch(content)
    if imported is not None:
        better = write(f"{imported[1] or imported[3]}: [{imported[2] or ''}]")
        return fault.finding(begin, "an import of Python", better, end=begin + len(content))
    entry = without_colon(content)
    if re.fullmatch(r"[\w.-]+", content):
        return fault.finding(
            begin,
            "a key without a colon",
            f"use the form `{content}: ...`",
            end=begin + len(content),
        )
    hint: AnyHint = write(entry) if entry else _FORM
    return fault.finding(begin, "a line without a colon", hint, end=begin + len(content))


def value_to_quote(fault: SyntaxFault) -> Finding | None:
    """Return the finding for a value that begins with a character that has another use in YAML."""
    entry = _ENTRY.fullmatch(fault.line_of(fault.at))
    if entry is None:
        return None
    line_start = fault.line_start(fault.at)
    begin = line_start + len(entry[1])
    if entry[2][0] in "|>" and _goes_on(fault, line_start):
        return None
    if not begin <= fault.at <= begin + 6 or entry[2][0] not in "`@%*&?|>,":
        return None
    message = f"a value cannot start with {quoted(entry[2][0])}"
    if entry[2][0] in "*&|>?":
        message = f"a value that starts with {quoted(entry[2][0])} needs quotes"
    return fault.finding(begin, message, quote(entry[2]), end=begin + len(entry[2]))


def _goes_on(fault: SyntaxFault, line_start: int) -> bool:
    """Whether the next line is indented further than the one that begins at an index."""
    line = fault.line_of(line_start)
    _, _, rest = fault.text[line_start:].partition("\n")
    return len(rest) - len(rest.lstrip(" ")) > len(line) - len(line.lstrip(" "))


def colon_in_value(fault: SyntaxFault, start: int) -> Finding:
    """Return the finding for a colon in the value of the line that begins at `start`."""
    line = fault.line_of(fault.at)
    key = re.match(r"([ ]*)([\w.-]+)[ ]+[\[{]", line)
    if key is not None:
        begin, form = start + len(key[1]), f"use the form `{key[2]}: ...`"
        return fault.finding(begin, "a key without a colon", form, end=begin + len(key[2]))
    entry = _ENTRY.fullmatch(line)
    message = "a value that contains a colon and a space needs quotes"
    if entry is None or entry[2][0] in "[{\"'|>&*!":
        return fault.finding(fault.at, message, "put the value in quotes")
    begin, end = start + len(entry[1]), start + len(entry[1]) + len(entry[2])
    inside = re.fullmatch(r"\((\w+: .*)\)", entry[2])
    if inside is not None:
        hint = write(f"{{{inside[1]}}}")
        return fault.finding(begin, "a mapping is in braces, not in parentheses", hint, end=end)
    return fault.finding(begin, message, quote(entry[2]), end=end)
