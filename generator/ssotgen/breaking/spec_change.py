"""A change between two versions of a spec: what it is, where, and which promises it breaks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal, TypeAlias

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.rule import Rule

Category: TypeAlias = Literal[
    "source",
    "wire-read",
    "wire-write",
    "types",
    "behaviour",
    "promise",
]

CATEGORIES: tuple[Category, ...] = (
    "source",
    "wire-read",
    "wire-write",
    "types",
    "behaviour",
    "promise",
)
"""What a change can break, the gravest first.

`source`: a program that imports, calls or constructs fails. `wire-read`: the new code refuses, or
reads otherwise, what the old code wrote. `wire-write`: the old code refuses what the new code
writes. `types`: the program runs, but a type checker rejects it. `behaviour`: the same program
gives another answer. `promise`: the spec takes back what it promised.
"""


class Section(str, Enum):
    """The heading of a changelog that a change belongs under."""

    REMOVED = "Removed"
    CHANGED = "Changed"
    DEPRECATED = "Deprecated"
    ADDED = "Added"
    TEXT = "Documentation"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions of a spec.

    `location` is in the new version, `old_location` in the old one; where one version lacks the
    thing, `location` is what would contain it, and `old_location` is None. `rule` is None for a
    change that breaks nobody. `hint` says what to do about it. `witness` is a program that runs
    with the old modules and fails with the new ones, empty where none can be made.
    """

    section: Section
    symbol: str
    message: str
    location: Location
    old_location: Location | None = None
    rule: Rule | None = None
    categories: tuple[Category, ...] = ()
    hint: str = ""
    witness: str = ""
    announced: bool = False


def ordered(categories: set[Category]) -> tuple[Category, ...]:
    """Return categories in the order of CATEGORIES."""
    return tuple(category for category in CATEGORIES if category in categories)
