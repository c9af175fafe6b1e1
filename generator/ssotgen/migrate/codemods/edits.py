"""Edits: what is to be done to one file, by the places of the nodes as the file was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ssotgen.codebase.node_spans import Place


class Spot(NamedTuple):
    """Where a statement starts: its line from 1 and its column, in characters, from 0."""

    line: int
    column: int

    @classmethod
    def of(cls, place: Place) -> Spot:
        """Return where a place starts."""
        return cls(place.line, place.column)


class RefusedError(Exception):
    """A file whose layout a rewrite does not handle, and why."""


@dataclass(frozen=True, slots=True, order=True)
class NewImport:
    """`from module import name as bound`, without the `as` where the two are one, unless it says
    that the name is `passed_on`."""

    module: str
    name: str
    bound: str
    passed_on: bool = False

    @property
    def is_aliased(self) -> bool:
        """Whether the import has an `as`."""
        return self.passed_on or self.name != self.bound


@dataclass(frozen=True, slots=True)
class BlockEdit:
    """A flag block that becomes `if condition:`, or stays a `try` without its flags where there is
    no condition; `aliases` are assignments that follow it, or come before it since its code may
    read them, and `hoisted` is how many of the statements of the `try` come before it."""

    condition: str = ""
    aliases: tuple[tuple[str, str], ...] = ()
    aliases_first: bool = False
    hoisted: int = 0


@dataclass(frozen=True, slots=True)
class TestEdit:
    """An assignment of a test that loses the flag among its targets: to `unused` where it has
    others, else it goes. `alias` is the assignment that follows, if any."""

    flag: str
    unused: str
    alias: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadEdit:
    """A read that becomes `target`, or `not target`."""

    target: str
    negated: bool = False


@dataclass(slots=True)
class FileEdits:
    """All that is to be done to one file.

    `moved` are names of import statements, by where the name starts: each leaves its statement, and
    the given import comes in its place (None where the name only goes). `removed` are statements
    that go; `aliased` are those of them that set a flag whose name stays, and that name, which is
    to have their comments. `before` and `after` are imports to add around a statement.
    """

    removed: set[Spot] = field(default_factory=set)
    moved: dict[Spot, NewImport | None] = field(default_factory=dict)
    aliased: dict[Spot, str] = field(default_factory=dict)
    blocks: dict[Spot, BlockEdit] = field(default_factory=dict)
    tests: dict[Spot, TestEdit] = field(default_factory=dict)
    reads: dict[Place, ReadEdit] = field(default_factory=dict)
    before: dict[Spot, set[NewImport]] = field(default_factory=dict)
    after: dict[Spot, set[NewImport]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.removed or self.moved or self.blocks or self.tests or self.reads)

    def lines(self) -> list[int]:
        """Return the lines in which the places of the edits start, sorted."""
        spots = (self.removed, self.moved, self.blocks, self.tests, self.before, self.after)
        lines = {spot.line for each in spots for spot in each}
        return sorted(lines | {place.line for place in self.reads})

    @property
    def count(self) -> int:
        """How many nodes the edits name."""
        return sum(
            len(each)
            for each in (
                *(self.removed, self.moved, self.blocks, self.tests),
                *(self.reads, self.before, self.after),
            )
        )
