"""Changes that the definitions of every kind have alike: of a summary, and of a type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from ssotgen.breaking.spec_change import Category, Change, Section
from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.types.grammar import TypeRef
from ssotgen.spec.yaml.document import YamlMapping


class Described(Protocol):
    """What the spec has a summary of."""

    @property
    def summary(self) -> str:
        """What it is, in a sentence."""
        ...

    @property
    def location(self) -> Location:
        """Where the spec declares it."""
        ...


class Typed(Protocol):
    """What the spec gives a type."""

    @property
    def type(self) -> TypeRef:
        """Which values it has."""
        ...

    @property
    def source(self) -> YamlMapping:
        """Where its keys are."""
        ...


def summary_changes(
    symbol: str, old: Described, new: Described, name: str = ""
) -> Iterator[Change]:
    """Yield a change where a summary is another; `name` is how the message calls the symbol."""
    if old.summary != new.summary:
        message = f"{name or symbol} is described otherwise"
        yield Change(Section.TEXT, symbol, message, new.location, old.location)


def retyped(
    symbol: str,
    old: Typed,
    new: Typed,
    rule: Rule,
    categories: tuple[Category, ...],
    *,
    hint: str = "",
    witness: str = "",
) -> Change:
    """Return the change of a type."""
    return Change(
        Section.CHANGED,
        symbol,
        f"the type of {symbol} is {new.type}, no longer {old.type}",
        new.source.at("type"),
        old.source.at("type"),
        rule,
        categories,
        hint=hint,
        witness=witness,
    )
