"""Hints followed as a reader would follow them: the text of a spec after doing what a hint says.

A hint is an edit that the finding carries, or one in words that names what to write, where to add
it, or what to remove. `DECISIONS` are those that leave a choice to the author, which no program can
follow; a hint that is neither is an error, so that each new one is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from ssotgen.diagnostics.finding import Finding

AN_EDIT = re.compile(
    r"^((write|quote it:|did you mean|replace it with) `|replace it with a plain|delete it$"
    r"|add a comma|add a space|use a comma)"
)
"""Hints that say what to put in the place at fault."""

_DECISIONS = r"""
# A text or a name that only the author knows.
use another
use a type whose
use a longer
use a mapping of
use numbers separated
use letters
use lower-case
use a string that
use identifiers
use the absolute name
use the name of the hand-written
use the value of the member
add `\w+:` above
add its name
list the names
use the form `[\w.]+: (?:\.\.\.`|\w+`, and write)
describe
rename
write a name with
write the name that pip
write the versions
write words joined
declare
give the path
name one of its members
add `\w+: \.\.\.`, or
write another key
use `[^`]+` in both
give (?:it|one of them)
add those from it
name the folder with
fix it first
move what both need
set `target_python
import a project of
\w+ declares
use the form `Name`
add (?:`[^`]+`(?: with|, with| to|$|, or a default)|a file|a member|one under|the reason|it, or)
add (?:`imports|a string, or|a value, or|a value after|a time zone)
# One of several places or ways.
change
swap
move
keep
join
if both mean
use one of the(?: two|m)
let it
give each
name (?:a type|each)
change the default
write None last
add (?:the|a) field
use a regular
use (?:only )?fields
use null
use an alias of
use a (?:power|name;|later)
check for
remove it (?:here|from)
remove one of them from
remove it, or (?:join|set|move)
correct the error
remove or rename
# Values that depend on others of the spec.
write how many
write one requirement
write the values
test for None
only
begin
the types
the keys
`len\(\)` takes
compare values
use (?:two numbers|a number or a string|`in` with|a field,|a member of)
look for
negate
order only
begin
[A-Z][a-z]+ has
start
use the number
use a number
use `1` or more
use 1 or more
use `Any`
use `\w+`, or a dataclass
use a version from
remove the field
use the character
# Quotes, where the beginning or the end is the author's to see.
quote
put the value
add the closing
indent
use a name; quote
remove the (?:tag|line)[;, ]
`#` begins
# What is not in the text of one file, or a command.
use the name alone
use the form `#
use the form `(?:[a-z]+\[.*)?T
add a value, such as `layers
JSON has no
run `
save the file
copy the files
make the file
leave it out
"""
"""How the hints begin that leave something to the author, one expression a line."""
DECISIONS = re.compile(
    "|".join(line for line in _DECISIONS.splitlines() if line and not line.startswith("#"))
)

_CODE = re.compile(r"`([^`]+)`")
_PUT = re.compile(r"^(?:use|write|add a).*?`")
_AT_END = re.compile(r"^add `([^`]+)` at the end of line (\d+)$")
_REMOVE = re.compile(r"^(?:rename or )?remove (?:it|one of them|`(\w+)`)")
_PAIR = re.compile(r"^[\w.]+: ")


def followed(finding: Finding, text: str) -> str | None:
    """Return `text` after its finding's hint is followed, None where it needs a decision."""
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]
    begin = starts[finding.location.line - 1] + finding.location.column - 1
    end = starts[finding.end[0] - 1] + finding.end[1] - 1 if finding.end else begin
    hint = finding.hint
    if finding.replacement is not None:
        return text[:begin] + finding.replacement + text[end:]
    if match := _AT_END.match(hint):
        at = len(text[: (*starts, len(text))[int(match[2])]].rstrip("\r\n"))
        return text[:at] + match[1] + text[at:]
    if (
        hint == "replace the tab with spaces"
        and not text[text.rfind("\n", 0, begin) + 1 : begin].strip()
    ):
        return None  # how many spaces is the author's decision
    if hint == "replace the tab with spaces":
        return text[:begin] + " " * (end - begin) + text[end:]
    if hint == "use an integer":
        return text[:begin] + "64" + text[end:]
    if hint == "remove the tag" or hint.startswith("remove it, or use the escape"):
        return text[:begin] + text[end:]
    if DECISIONS.match(hint):
        return None
    if hint == "remove the line":
        return text[: text.rfind("\n", 0, begin) + 1] + text[text.find("\n", begin) + 1 :]
    if match := _REMOVE.match(hint):
        return _without(text, text.rfind(f"{match[1]}:", 0, begin) if match[1] else begin)
    if _PUT.match(hint) and (code := _CODE.search(hint)):
        if _PAIR.match(code[1]):
            begin, end = _entry(text, begin)
        mark = text[begin] if text[begin : begin + 1] in ('"', "'") and code[1][0] != '"' else ""
        return text[:begin] + mark + code[1] + mark + text[end:]
    raise AssertionError(f"a hint that the tests cannot follow: {hint}")


def _without(text: str, index: int) -> str:
    """Return a spec without the entry at a place: a key with its value, or an item of a list."""
    begin, end = _entry(text, index)
    rest = text[end:]
    if match := re.match(r"\s*,\s*", rest):
        return text[:begin] + rest[match.end() :]
    before = re.sub(r",\s*$|(?<=\n)[ ]*-?[ ]*$", "", text[:begin])
    return before + (rest if before.endswith((",", "{", "[")) or before[-1:] != "\n" else rest[1:])


def _entry(text: str, index: int) -> tuple[int, int]:
    """Return where the innermost entry at a place begins and ends."""
    if text[index : index + 1] in ",}\n":  # where a value is missing
        index = len(text[:index].rstrip())
    found = [each for each in _entries(yaml.compose(text)) if each[0] <= index <= each[1]]
    assert found, text[index:][:40]
    return min(found, key=lambda entry: entry[1] - entry[0])


def _entries(node: yaml.Node | None) -> Iterator[tuple[int, int]]:
    """Yield where each pair and each item below a node begins and ends."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.start_mark.index, max(key.end_mark.index + 1, value.end_mark.index)
            yield from _entries(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield item.start_mark.index, item.end_mark.index
            yield from _entries(item)
