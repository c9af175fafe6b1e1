"""Reads the settings file: finds it, parses its TOML, and knows where each key is."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.regular_file import read_own
from ssotgen.settings.rules import INVALID_SETTINGS_FILE

SETTINGS_NAME = "ssotgen.toml"
PYPROJECT_NAME = "pyproject.toml"

_HEADER = r"\s*\[(\[?)\s*([^\[\]]+?)\s*\]"
_KEY = r"\s*([\"']?)([A-Za-z0-9_-]+)\1\s*[.=]"
_IN_LIST = "[]"
"""The last name of a table that is one of a list."""
_VALUE = r"=\s*(\S)"
_BIG_NUMBER = r"[0-9][0-9_]{4300,}"
_DEEP = r"(?:[\[{]\s*(?:[\w.-]+\s*=\s*)?){100,}"


@record
class SettingsFile:
    """A settings file: its table of settings, and its text for the places of the keys.

    `section` are the names of the TOML table that holds the settings, none for ssotgen.toml.
    """

    path: Path
    section: tuple[str, ...]
    table: Mapping[str, object]
    text: str

    def at_value(self, key: str) -> Location:
        """Return where the value of `key` begins, or the key, where no line shows that."""
        at = self.at(key)
        lines = self.text.splitlines()
        value = re.compile(_VALUE)
        found = value.search(lines[at.line - 1], at.column) if at.line <= len(lines) else None
        return Location(at.path, at.line, found.start(1) + 1) if found else at

    def at_item(self, key: str, item: str) -> tuple[Location, tuple[int, int] | None]:
        """Return where a text is in the list of `key`, and its end; where `key` is, and None, where
        the TOML has the text in another form."""
        at = self.at(key)
        lines = self.text.splitlines(keepends=True)
        before = "".join(lines[: at.line - 1])
        found = re.search(rf"([\"'])(?:\./)?{re.escape(item)}/?\1", self.text[len(before) :])
        if found is None:
            return at, None
        above = before + self.text[len(before) : len(before) + found.start()]
        place = Location(at.path, above.count("\n") + 1, len(above) - above.rfind("\n"))
        return place, (place.line, place.column + len(found[0]))

    def key_end(self, at: Location, key: str) -> tuple[int, int] | None:
        """Return where a key ends that is at a place; None where it is not written there."""
        line = self.text.splitlines()[at.line - 1 : at.line]
        is_there = bool(line) and line[0].startswith(key, at.column - 1)
        return (at.line, at.column + len(key)) if is_there else None

    def at(self, key: str, *tables: str) -> Location:
        """Return where `key` is, in the table of settings or one of the `tables` inside it; the
        header of the table, the key of an inline table, or the start of the file, where the TOML
        has it in a form that no line shows."""
        section = (*self.section, *tables)
        best = self.at(tables[-1], *tables[:-1]) if tables else Location(display_path(self.path))
        for number, line, current in self._lines():
            if line is None:
                if current == section:
                    best = Location(best.path, number)
                continue
            found = re.match(_KEY, line)
            if found and current == section and found[2] == key:
                return Location(best.path, number, found.start(2) + 1 - len(found[1]))
        return best

    def tables_at(self, name: str) -> list[dict[str, Location]]:
        """Return where the keys of each `[[name]]` are, with its header as the empty key; nothing
        where the TOML writes the tables in one list."""
        found: list[dict[str, Location]] = []
        path = display_path(self.path)
        for number, line, current in self._lines():
            if current != (*self.section, name, _IN_LIST):
                continue
            if line is None:
                found.append({"": Location(path, number)})
                continue
            key = re.match(_KEY, line)
            if key:
                column = key.start(2) + 1 - len(key[1])
                found[-1].setdefault(key[2], Location(path, number, column))
        return found

    def _lines(self) -> Iterator[tuple[int, str | None, tuple[str, ...]]]:
        """Yield each line, None for a header, with its number and the names of its table."""
        current: tuple[str, ...] = ()
        for number, line in enumerate(self.text.splitlines(), start=1):
            header = re.match(_HEADER, line)
            if header:
                current = tuple(part.strip(" \t\"'") for part in header[2].split("."))
                if header[1]:
                    current = (*current, _IN_LIST)
            yield number, None if header else line, current


def find_settings_file(start: Path) -> SettingsFile | Finding | None:
    """Return the settings that hold in the folder `start`: those of the nearest folder, upwards,
    that has an ssotgen.toml or a pyproject.toml with `[tool.ssotgen]`.

    Returns a finding where the file that decides cannot be read, None where there is none.
    """
    for folder in (start, *start.parents):
        for name in (SETTINGS_NAME, PYPROJECT_NAME):
            path = folder / name
            if path.is_file():
                found = read_settings_file(path)
                if found is not None:
                    return found
    return None


def read_settings_file(path: Path) -> SettingsFile | Finding | None:
    """Return the settings of one file, a finding where it cannot be read, or None for a
    pyproject.toml that has none."""
    is_pyproject = path.name == PYPROJECT_NAME
    try:
        content = read_own(path)
    except OSError as error:
        # Whether a pyproject.toml that cannot be read has our table is unknown.
        reason = error.strerror or type(error).__name__
        return None if is_pyproject else _unreadable(path, f"the file cannot be read: {reason}")
    if is_pyproject and b"ssotgen" not in content:
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _unreadable(path, "the file is not UTF-8", line)
    toml = toml_parser()
    try:
        table: object = toml.loads(text)
    except toml.TOMLDecodeError as error:
        if is_pyproject and not re.search(r"tool\W+ssotgen", text):
            return None

        from ssotgen.settings.bad_toml import bad_toml

        return bad_toml(display_path(path), text, str(error))
    except ValueError:
        message = "a number has too many digits for Python to read"
        return _unreadable(path, message, *_position(text, _BIG_NUMBER), hint="shorten it")
    except RecursionError:
        message = "lists and tables are nested too deeply"
        return _unreadable(
            path,
            message,
            *_position(text, _DEEP),
            hint="check for extra brackets; a settings file needs only a few levels",
        )
    section = ("tool", "ssotgen") if is_pyproject else ()
    for name in section:
        if not isinstance(table, dict) or name not in table:
            return None
        table = table[name]
    if not isinstance(table, dict):
        place = _position(text, r"(?m)^[ \t]*(?:tool\.)?ssotgen\b")
        return _unreadable(path, "'tool.ssotgen' is not a table", *place)
    return SettingsFile(path, section, table, text)


def toml_parser() -> Any:
    """Return the module that reads TOML, which Python itself has from 3.11 on."""
    return importlib.import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")


def settings_table(name: str, text: str) -> Mapping[str, object] | None:
    """Return the settings in the text of a settings file called `name`, None where it has none or
    is no TOML: for the file of another revision, whose faults are nobody's to fix."""
    toml = toml_parser()
    try:
        table: object = toml.loads(text)
    except (toml.TOMLDecodeError, RecursionError, ValueError):
        return None
    for part in ("tool", "ssotgen") if name == PYPROJECT_NAME else ():
        table = table.get(part) if isinstance(table, dict) else None
    return table if isinstance(table, dict) else None


def _position(text: str, pattern: str) -> tuple[int, int]:
    """Return line and column of what `pattern` finds first, the start of the text where it finds
    nothing."""
    found = re.search(pattern, text)
    before = text[: found.start()] if found else ""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _unreadable(
    path: Path, message: str, line: int = 1, column: int = 1, *, hint: str = ""
) -> Finding:
    hint = hint or f"correct {path.name}"
    return INVALID_SETTINGS_FILE.finding(
        Location(display_path(path), line, column), message, hint=hint
    )
