"""The order of imports, as isort and Ruff have it, and the ways in which projects differ in it."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

_DIGITS = re.compile(r"(\d+)")

Natural = tuple[tuple[int, int, str], ...]
"""A text as it sorts where numbers in it count as numbers."""


class Section(IntEnum):
    """The groups that imports are sorted into, with a blank line between two of them."""

    FUTURE = 0
    STANDARD = 1
    FOREIGN = 2
    OWN = 3
    RELATIVE = 4


class Name(NamedTuple):
    """A name of an import statement; `alias` is empty where it has no `as`."""

    name: str
    alias: str = ""

    @property
    def clause(self) -> str:
        """What is in the statement."""
        return f"{self.name} as {self.alias}" if self.alias else self.name


class Entry(NamedTuple):
    """An import statement; `level` counts the dots, and `module` is empty for `import x`."""

    is_from: bool
    level: int
    module: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class ImportStyle:
    """How a file sorts its imports.

    `own` are the packages of the project. `mixed` sorts `import x` among `from y import z`;
    `combined` keeps `a as b` in one statement with other names; `single` gives each name a
    statement. Imports at the top are set apart from what follows by one blank line, or two before a
    definition, but for those of the file's own where `unspaced` has them. `width` is the longest
    line.
    """

    own: frozenset[str] = frozenset()
    mixed: bool = False
    combined: bool = False
    single: bool = False
    unspaced: frozenset[Entry] = frozenset()
    width: int = 88

    def section(self, entry: Entry) -> Section:
        """Return the group that a statement belongs to."""
        if entry.level:
            return Section.RELATIVE
        package = (entry.module or entry.names[0].name).partition(".")[0]
        if package == "__future__":
            return Section.FUTURE
        if package in self.own:
            return Section.OWN
        is_standard = package in sys.stdlib_module_names
        return Section.STANDARD if is_standard else Section.FOREIGN

    def key(self, entry: Entry) -> tuple[object, ...]:
        """Return what statements are sorted by."""
        module = entry.module if entry.is_from else entry.names[0].name
        kind = () if self.mixed else (entry.is_from,)
        return (
            self.section(entry),
            *kind,
            -entry.level,
            _natural(module.lower()),
            _natural(module),
            entry.is_from,
            name_key(entry.names[0]),
        )

    def arranged(self, entries: list[Entry]) -> list[Entry]:
        """Return the statements sorted, those of one module joined and their names sorted."""
        found: dict[tuple[object, ...], list[Name]] = {}
        for entry in entries:
            for name in entry.names:
                is_alone = self.single or name.name == "*" or bool(name.alias and not self.combined)
                apart = (name,) if is_alone or not entry.is_from else ()
                found.setdefault((entry.is_from, entry.level, entry.module, apart), []).append(name)
        made = [
            Entry(bool(key[0]), _int(key[1]), str(key[2]), tuple(sorted(set(names), key=name_key)))
            for key, names in found.items()
        ]
        return sorted(made, key=self.key)


def name_key(name: Name) -> tuple[object, ...]:
    """Return what the names of a statement are sorted by: constants, classes, then the rest."""
    text = name.name
    kind = 0 if len(text) > 1 and text.isupper() else 1 if text[:1].isupper() else 2
    return (text != "*", kind, _natural(text.lower()), _natural(text), _natural(name.alias))


def _natural(text: str) -> Natural:
    parts = (part for part in _DIGITS.split(text) if part)
    return tuple(_number_key(part) if part.isdigit() else (1, 0, part) for part in parts)


def _number_key(part: str) -> tuple[int, int, str]:
    # A number may have more digits than Python makes an int of.
    digits = part.lstrip("0")
    return 0, len(digits), digits


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value
