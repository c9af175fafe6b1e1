"""Documents: what the reader makes of a YAML file, plain data that knows where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from ssotgen.diagnostics.finding import Location


class Mark(NamedTuple):
    """Where a value stands, its key too, and how it was written; lines and columns from 1.

    An item of a sequence has no key: its key position is its own. `text` is the scalar as written
    (without quotes), None for a mapping or a sequence; `plain` says that it stood without quotes.
    """

    key_line: int
    key_column: int
    line: int
    column: int
    text: str | None
    plain: bool


class YamlMapping(dict[str, Any]):
    """A mapping of a document: a dict whose keys are text, with a mark for each key."""

    __slots__ = ("column", "line", "marks", "path")

    def __init__(self, path: str, line: int, column: int) -> None:
        super().__init__()
        self.path = path
        self.line = line
        self.column = column
        self.marks: dict[str, Mark] = {}

    def here(self, pointer: str = "") -> Location:
        """Return where the mapping starts."""
        return Location(self.path, self.line, self.column, pointer)

    def at(self, key: str, pointer: str = "") -> Location:
        """Return where the value of `key` stands, or the mapping itself if it lacks the key."""
        mark = self.marks.get(key)
        if mark is None:
            return self.here(pointer)
        return Location(self.path, mark.line, mark.column, pointer)

    def at_key(self, key: str, pointer: str = "") -> Location:
        """Return where `key` itself stands, or the mapping itself if it lacks the key."""
        mark = self.marks.get(key)
        if mark is None:
            return self.here(pointer)
        return Location(self.path, mark.key_line, mark.key_column, pointer)


class YamlSequence(list[Any]):
    """A sequence of a document: a list with a mark for each item."""

    __slots__ = ("column", "line", "marks", "path")

    def __init__(self, path: str, line: int, column: int) -> None:
        super().__init__()
        self.path = path
        self.line = line
        self.column = column
        self.marks: list[Mark] = []

    def here(self, pointer: str = "") -> Location:
        """Return where the sequence starts."""
        return Location(self.path, self.line, self.column, pointer)

    def at(self, index: int, pointer: str = "") -> Location:
        """Return where the item at `index` stands."""
        mark = self.marks[index]
        return Location(self.path, mark.line, mark.column, pointer)


Value: TypeAlias = "bool | int | float | str | YamlSequence | YamlMapping | None"
"""Plain data of a spec: a default, a setting, an enum's value, a layer's value."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """A `# ssotgen: ignore[rule, ...] reason` comment and the line that it stands on."""

    location: Location
    rules: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file of the spec.

    `data` is None where the file could not be read as a mapping; `lost` are then the words that
    look like keys in it, among them the names that it declares.
    """

    path: str
    data: YamlMapping | None
    suppressions: tuple[Suppression, ...] = ()
    lost: frozenset[str] = frozenset()
