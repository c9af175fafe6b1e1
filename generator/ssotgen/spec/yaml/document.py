"""Documents: the content of a YAML file as plain data with positions."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import field, record
from ssotgen.diagnostics.wording import word_end

_BREAK = re.compile(r"\r\n|\r|\n")


@record(cached=True)
class SourceText:
    """The text of a YAML file, or a part of it, under the path that messages give the file.

    `first_line` is the line of the file on which the text begins.
    """

    path: str
    text: str = field(default="", repr=False)
    first_line: int = 1

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, without their line breaks."""
        return _BREAK.split(self.text)

    def line(self, number: int) -> str:
        """Return a line of the file; it is empty where the text lacks it."""
        index = number - self.first_line
        return self.lines[index] if 0 <= index < len(self.lines) else ""

    def inside(
        self, location: Location, written: str, offset: int, end: int | None = None
    ) -> tuple[Location, tuple[int, int] | None]:
        """Return the place of what begins at `offset` (from 0) of the scalar at `location`, and
        where it ends: at `end`, or with the word.

        Where the scalar is not on one line just as `written`, but has escapes or several lines, it
        is where the scalar starts, and None.
        """
        line = self.line(location.line)
        begins = location.column - 1
        quotes = 1 if line[begins : begins + 1] in ("'", '"') else 0
        if not line.startswith(written, begins + quotes):
            return location, None
        column = location.column + quotes + offset
        found = Location(location.path, location.line, column)
        if end is None:
            return found, (found.line, word_end(line[: begins + quotes + len(written)], column))
        return found, (found.line, column + end - offset)


NO_TEXT = SourceText("")
"""The text of plain data that is in no file."""


class Mark(NamedTuple):
    """Where a value is, its key too, and how it was written; lines and columns from 1.

    An item of a sequence has no key: its key position is its own. `text` is the scalar as written
    (without quotes), None for a mapping or a sequence; `plain` says that it stood without quotes.
    """

    key_line: int
    key_column: int
    line: int
    column: int
    text: str | None
    plain: bool


def without_colon(text: str) -> str:
    """Return `key: value` for a text that has `=`, or a colon without a space, in the place of the
    colon; empty for any other text."""
    found = re.fullmatch(r"([\w.-]+)(?:\s*=\s*|:)([^\s=:].*)", text)
    return f"{found[1]}: {found[2]}" if found else ""


class YamlMapping(dict[str, Any]):
    """A mapping of a document: a dict whose keys are text, with a mark for each key."""

    __slots__ = ("column", "line", "marks", "text")

    def __init__(self, text: SourceText, line: int, column: int) -> None:
        super().__init__()
        self.text = text
        self.line = line
        self.column = column
        self.marks: dict[str, Mark] = {}

    def here(self) -> Location:
        """Return where the mapping starts."""
        return Location(self.text.path, self.line, self.column)

    def at(self, key: str) -> Location:
        """Return where the value of `key` is, or the mapping itself if it lacks the key."""
        mark = self.marks.get(key)
        if mark is None:
            return self.here()
        return Location(self.text.path, mark.line, mark.column)

    def at_key(self, key: str) -> Location:
        """Return where `key` itself is, or the mapping itself if it lacks the key."""
        mark = self.marks.get(key)
        if mark is None:
            return self.here()
        return Location(self.text.path, mark.key_line, mark.key_column)


class YamlSequence(list[Any]):
    """A sequence of a document: a list with a mark for each item."""

    __slots__ = ("column", "line", "marks", "text")

    def __init__(self, text: SourceText, line: int, column: int) -> None:
        super().__init__()
        self.text = text
        self.line = line
        self.column = column
        self.marks: list[Mark] = []

    def here(self) -> Location:
        """Return where the sequence starts."""
        return Location(self.text.path, self.line, self.column)

    def at(self, index: int) -> Location:
        """Return where the item at `index` is."""
        mark = self.marks[index]
        return Location(self.text.path, mark.line, mark.column)


Value: TypeAlias = "bool | int | float | str | YamlSequence | YamlMapping | None"
"""Plain data of a spec: a default, a setting, an enum's value, a layer's value."""


@record
class Suppression:
    """A `# ssotgen: ignore[rule, ...] reason` comment and the line that it is on."""

    location: Location
    rules: tuple[str, ...]
    reason: str


@record
class Document:
    """One YAML file of the spec.

    `data` is None where the file could not be read as a mapping; `lost` are then the words that
    look like keys in it, among them the names that it declares; `is_unread` says that not even its
    text is known. `parts` are the texts that were read by themselves, in their order; without any,
    the file was read as a whole.
    """

    source: SourceText
    data: YamlMapping | None
    suppressions: tuple[Suppression, ...] = ()
    lost: frozenset[str] = frozenset()
    is_unread: bool = False
    parts: tuple[SourceText, ...] = ()

    @property
    def path(self) -> str:
        """The path that messages give the file."""
        return self.source.path
