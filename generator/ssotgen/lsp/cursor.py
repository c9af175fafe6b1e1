"""What a place of a document is inside of, determined from indentation and brackets alone: a
document may be no YAML while it is typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ssotgen.spec.format.order import kind_of

_KEY = re.compile(r"^(\s*)(- +)?([^\W\d][\w.]*|\"[^\"]*\"|'[^']*'):(?:\s|$)")
_ITEM = re.compile(r"^(\s*)(- +)(?=[^\s{]*$|\{)")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*(?:\"|$)|'[^']*(?:'|$)", re.DOTALL)
_LONGEST_FLOW = 20
"""Lines above a place that are searched for the bracket that it is in."""

Values = tuple[tuple[str, str], ...]
"""Keys, and the text of their values."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """What a place is inside of: the keys above it, the key whose value it is in, and the keys that
    its mapping has already."""

    path: tuple[str, ...]
    key: str
    values: Values = ()

    @property
    def present(self) -> frozenset[str]:
        """The keys that the mapping has."""
        return frozenset(name for name, _ in self.values)


@dataclass(slots=True)
class _Bracket:
    """An open bracket: where what it is read begins, the key of that, and what it has before."""

    kind: str
    start: int
    key: str = ""
    values: list[tuple[str, str]] = field(default_factory=list)


def cursor_at(lines: Sequence[str], line: int, column: int) -> Cursor:
    """Return what a place (from 0) of some lines is inside of."""
    before = lines[line][:column] if line < len(lines) else ""
    upward = [before, *reversed(lines[:line])][:_LONGEST_FLOW]
    for count, source in enumerate(upward):
        begins = _KEY.match(source) or _ITEM.match(source)
        if begins is None:
            continue
        if count and _indentation(before) <= _indentation(source):
            break
        flow = "\n".join((source[begins.end() :], *reversed(upward[:count])))
        brackets = _open_brackets(flow)
        if brackets:
            return _in_flow(_block(lines, line - count, source), brackets)
    return _block(lines, line, before)


def _block(lines: Sequence[str], line: int, before: str) -> Cursor:
    """Return what the end of the text `before` of a line is inside of, as far as that begins on
    lines of their own."""
    key = _KEY.match(before)
    item = None if key is not None else _ITEM.match(before)
    dash = item or (key if key is not None and key[2] else None)
    if dash is not None:
        above = _keys_above(lines[:line], len(dash[1]) + 1)
        column = len(dash[1]) + len(dash[2])
        if item is not None and above and not kind_of((*above, "[]")):
            return Cursor(above[:-1], above[-1], _beside_key(lines[:line], above[-1]))
        name = "" if key is None else key[3].strip("\"'")
        return Cursor((*above, "[]"), name, _siblings(lines, line, column))
    indentation = _indentation(before)
    name = "" if key is None else key[3].strip("\"'")
    return Cursor(_keys_above(lines[:line], indentation), name, _siblings(lines, line, indentation))


def _keys_above(lines: Sequence[str], limit: int) -> tuple[str, ...]:
    """Return the keys, from the outermost one, that what is indented by `limit` is below."""
    path: list[str] = []
    for source in reversed(lines):
        match = _KEY.match(source)
        if match is None:
            continue
        outer, depth = len(match[1]), len(match[1]) + len(match[2] or "")
        if depth < limit:
            path.append(match[3].strip("\"'"))
        if match[2] and outer < limit:
            # The keys of a list may be no further to the left than its items.
            path.append("[]")
            limit = outer + 1
        elif depth < limit:
            limit = outer
    return tuple(reversed(path))


def _beside_key(lines: Sequence[str], name: str) -> Values:
    """Return what is beside the last key of some name."""
    for number in range(len(lines) - 1, -1, -1):
        match = _KEY.match(lines[number])
        if match is not None and match[3].strip("\"'") == name:
            return _siblings(lines, number, len(match[1]) + len(match[2] or ""))
    return ()


def _siblings(lines: Sequence[str], line: int, column: int) -> Values:
    found = []
    for step in (-1, 1):
        number = line + step
        while 0 <= number < len(lines):
            source = lines[number]
            match = _KEY.match(source)
            depth = _indentation(source)
            if match is not None and depth + len(match[2] or "") == column:
                found.append((match[3].strip("\"'"), source[match.end() :].strip()))
            if source.strip() and depth < column:
                break
            number += step
    return tuple(found)


def _in_flow(around: Cursor, brackets: Sequence[_Bracket]) -> Cursor:
    """Return what a place is inside of that is in brackets, the first of which is the value of the
    key of `around`, or an item there."""
    path, key, values = around.path, around.key, around.values
    for bracket in brackets:
        if bracket.kind == "{":
            path = (*path, key) if key else path
            key, values = bracket.key, tuple(bracket.values)
        elif bracket is not brackets[-1]:
            path, key = (*path, key, "[]"), ""
    return Cursor(path, key, values)


def _open_brackets(text: str) -> list[_Bracket]:
    """Return the brackets that are open at the end of a text, the outermost one first."""
    found: list[_Bracket] = []
    parameters, index = 0, 0
    while index < len(text):
        char, last = text[index], found[-1] if found else None
        quoted = _QUOTED.match(text, index) if char in "\"'" else None
        if quoted is not None and not text[index - 1 : index].isalnum():
            index = quoted.end()
            continue
        if char == "[" and text[index - 1 : index].isalnum():
            parameters += 1  # those of a type
        elif char == "]" and parameters:
            parameters -= 1
        elif char in "{[":
            found.append(_Bracket(char, index + 1))
        elif char in "}]" and found:
            found.pop()
        elif last is not None and last.kind == "{" and not parameters:
            _read(last, text, index)
        index += 1
    return found


def _read(bracket: _Bracket, text: str, index: int) -> None:
    """Take the colon or the comma at a place of a mapping in braces, if one is there."""
    before = text[bracket.start : index]
    if text[index] == ":" and not bracket.key and text[index + 1 : index + 2] in ("", " ", "\n"):
        bracket.key = before.strip().strip("\"'")
    elif text[index] == ",":
        if bracket.key:
            bracket.values.append((bracket.key, before.partition(":")[2].strip()))
        bracket.key, bracket.start = "", index + 1


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
