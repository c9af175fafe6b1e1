"""Broken TOML: what its parser complains of, in plain words and with what to write instead."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable

from ssotgen.diagnostics.conflict_markers import conflict_finding
from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.record import record
from ssotgen.settings.rules import INVALID_SETTINGS_FILE

_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_KEY = re.compile(r"\s*([\w.\"'-]+)")
_BARE = re.compile(r"\s*([\w.-]+)\s*=\s*([^\s\"'\[{#]+)\s*(?:#.*)?$")
_COLON = re.compile(r"\s*([\w.-]+)\s*:\s*(.+?)\s*$")
_CURLY = re.compile(r"\s*([\w.-]+)\s*=\s*([“”„‘’‚]([^“”„‘’‚]*)[“”‘’])\s*$")
_ODD_SPACE = re.compile("[\xad\xa0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000]")
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'")
_BOOLEANS = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false"}
_YES_OR_NO = ("public", "require_deprecation")
_GENERAL = "correct the TOML"


@record
class _Fault:
    """What the parser says (`reason`), and the line and the column where it stopped."""

    path: str
    text: str
    reason: str
    line: int
    column: int

    @property
    def source(self) -> str:
        """The line where the parser stopped."""
        lines = self.text.splitlines()
        return lines[self.line - 1] if self.line <= len(lines) else ""

    def finding(
        self, column: int, message: str, hint: str, end: int | None = None, line: int | None = None
    ) -> Finding:
        """Return the finding for what begins at a column of that line, or of another."""
        number = self.line if line is None else line
        return INVALID_SETTINGS_FILE.finding(
            Location(self.path, number, column),
            message,
            hint=hint,
            end=None if end is None else (number, end),
        )


def bad_toml(path: str, text: str, error: str) -> Finding:
    """Return the finding for a text that is not TOML; `error` is what its parser says."""
    conflict = conflict_finding(INVALID_SETTINGS_FILE, path, text)
    if conflict is not None:
        return conflict
    fault = _fault(path, text, error)
    for explain in _EXPLANATIONS:
        found = explain(fault)
        if found is not None:
            return found
    reason = f"{fault.reason[:1].lower()}{fault.reason[1:]}"
    return fault.finding(fault.column, f"invalid TOML: {reason}", _GENERAL)


def _fault(path: str, text: str, error: str) -> _Fault:
    place = _PLACE.search(error)
    reason = _PLACE.sub("", error)
    if place is None:
        return _Fault(path, text, reason, 1, 1)
    if place[1]:
        return _Fault(path, text, reason, int(place[1]), int(place[2]))
    # Blank lines at the end are not where anybody looks.
    lines = text.rstrip().splitlines() or [""]
    return _Fault(path, text, reason, len(lines), len(lines[-1]) + 1)


def _odd_space(fault: _Fault) -> Finding | None:
    found = _ODD_SPACE.search(_STRING.sub(lambda match: "x" * len(match[0]), fault.source))
    if found is None:
        return None
    name = unicodedata.name(found[0], "invisible character").lower()
    message = f"a {name} (U+{ord(found[0]):04X}) outside of a string"
    hint = "replace it with a plain space, or delete it"
    return fault.finding(found.start() + 1, message, hint, found.end() + 1)


def _curly_quotes(fault: _Fault) -> Finding | None:
    found = _CURLY.match(fault.source)
    if found is None:
        return None
    hint = f"write `{found[1]} = {_string(found[3])}`"
    return fault.finding(
        found.start(2) + 1, "curly quotes do not quote in TOML", hint, found.end(2) + 1
    )


def _bare_word(fault: _Fault) -> Finding | None:
    found = _BARE.match(fault.source) if fault.reason == "Invalid value" else None
    if found is None:
        return None
    boolean = _BOOLEANS.get(found[2].lower()) if found[1] in _YES_OR_NO else None
    hint = f"write `{found[1]} = {boolean or _string(found[2])}`"
    message = f"invalid TOML value '{found[2]}'"
    return fault.finding(found.start(2) + 1, message, hint, found.end(2) + 1)


def _backslash(fault: _Fault) -> Finding | None:
    if not re.search(r"Unescaped '\\|Invalid hex|hex value", fault.reason):
        return None
    hint = "use `/` between folders, or single quotes, in which `\\` means itself"
    return fault.finding(fault.column, "invalid escape in a string", hint)


def _unclosed_string(fault: _Fault) -> Finding | None:
    if not re.match(r"Illegal character '\\n'|Expected ['\"]{3}|Unterminated string", fault.reason):
        return None
    rest = _STRING.sub(lambda match: " " * len(match[0]), fault.source)
    found = re.search(r"\"{3}|'{3}|[\"']", rest)
    if found is None:
        return None
    hint = f"add the closing `{found[0]}`"
    return fault.finding(
        found.start() + 1, "this string is never closed", hint, len(fault.source) + 1
    )


def _in_a_list(fault: _Fault) -> Finding | None:
    is_at_end = not fault.source[fault.column - 1 :].strip()
    is_last = not "".join(fault.text.splitlines()[fault.line :]).strip()
    if fault.reason == "Unclosed array" and not (is_at_end and is_last):
        rest = fault.source[fault.column - 1 :]
        found = re.compile(r"\s*(\S+)").match(fault.source, fault.column - 1)
        if found is None or re.match(r"\s*([\w.-]+\s*)?=|\s*\[+\w", rest):
            return _never_closed(fault)
        return fault.finding(found.start(1) + 1, "no comma between two items", "add a comma")
    return _never_closed(fault) if fault.reason == "Unclosed array" else None


def _never_closed(fault: _Fault) -> Finding | None:
    """Return the finding for the last bracket in front of the place that none closes."""
    lines = fault.text.splitlines()[: fault.line]
    opened: list[tuple[int, int]] = []
    for number, line in enumerate(lines, 1):
        plain = re.sub(r"#.*", "", _STRING.sub(lambda match: " " * len(match[0]), line))
        for found in re.finditer(r"[\[\]]", plain):
            if found[0] == "[":
                opened.append((number, found.start() + 1))
            elif opened:
                opened.pop()
    if not opened:
        return None
    number, column = opened[-1]
    return fault.finding(column, "this list is never closed", "add `]`", column + 1, number)


def _item(fault: _Fault) -> Finding | None:
    found = re.compile(r"([^\s,\]\[{}\"'=]+)\s*[,\]]").match(fault.source, fault.column - 1)
    if fault.reason != "Invalid value" or found is None:
        return None
    hint = f"write `{_string(found[1].strip('“”„‘’‚'))}`"
    message = f"invalid TOML value '{found[1]}'"
    return fault.finding(fault.column, message, hint, found.end(1) + 1)


def _header(fault: _Fault) -> Finding | None:
    found = re.match(r"\s*(\[{1,2})[^\[\]]*", fault.source)
    if found is None:
        return None
    column = found.start(1) + 1
    if " at the end of a" in fault.reason:
        close = "]" * len(found[1])
        return fault.finding(column, "this header is never closed", f"end it with `{close}`")
    if fault.reason.startswith("Cannot declare"):
        message = f"duplicate table '{found[0].strip(' []')}'"
        return fault.finding(column, message, "join it with the first one")
    return None


def _no_value(fault: _Fault) -> Finding | None:
    if fault.reason != "Invalid value" or fault.source[fault.column - 1 :].strip():
        return None
    found = re.match(r"\s*([\w.-]+)\s*=\s*$", fault.source)
    if found is None:
        return _never_closed(fault)
    return fault.finding(
        len(fault.source) + 1, f"'{found[1]}' has no value", f'write `{found[1]} = "..."`'
    )


def _given_twice(fault: _Fault) -> Finding | None:
    found = _KEY.match(fault.source)
    if fault.reason != "Cannot overwrite a value" or found is None:
        return None
    return fault.finding(
        found.start(1) + 1, f"duplicate key '{found[1]}'", "remove one of them", found.end(1) + 1
    )


def _no_equals(fault: _Fault) -> Finding | None:
    found = _COLON.match(fault.source)
    if not fault.reason.startswith("Expected '=' after a key"):
        return None
    if found is not None:
        is_value = re.match(r"[\"'\[{]|true$|false$|[\d.]+$", found[2])
        value = found[2] if is_value else _string(found[2])
        return fault.finding(
            fault.source.index(":") + 1, "a colon instead of `=`", f"write `{found[1]} = {value}`"
        )
    key = _KEY.match(fault.source)
    hint = f'use the form `{key[1]} = "..."`' if key else 'use the form `key = "..."`'
    return fault.finding(fault.column, "no `=` after the key", hint)


def _no_key(fault: _Fault) -> Finding | None:
    if not fault.source.lstrip().startswith("="):
        return None
    return fault.finding(fault.column, "no key in front of `=`", 'use the form `key = "..."`')


def _goes_on(fault: _Fault) -> Finding | None:
    if not fault.reason.startswith("Expected newline or end of document"):
        return None
    hint = "put the whole value in one pair of quotes, and each setting on its own line"
    return fault.finding(fault.column, "text after the end of the value", hint)


_EXPLANATIONS: tuple[Callable[[_Fault], Finding | None], ...] = (
    _odd_space,
    _curly_quotes,
    _bare_word,
    _backslash,
    _unclosed_string,
    _header,
    _in_a_list,
    _item,
    _no_value,
    _given_twice,
    _no_equals,
    _no_key,
    _goes_on,
)
"""What looks closer at a fault; the first that knows it counts."""


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
