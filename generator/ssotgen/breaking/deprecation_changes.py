"""Changes of `deprecated`: what is to go from now on, and what is not to go after all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from ssotgen.breaking.spec_change import Change, Section
from ssotgen.diagnostics.finding import Location
from ssotgen.spec.model import Deprecation


class Deprecatable(Protocol):
    """What the spec may declare as deprecated."""

    @property
    def deprecated(self) -> Deprecation | None:
        """Since when it is, None where it is not."""
        ...

    @property
    def location(self) -> Location:
        """Where the spec declares it."""
        ...


def deprecation_changes(
    symbol: str, old: Deprecatable, new: Deprecatable, name: str = ""
) -> Iterator[Change]:
    """Yield a change where something became deprecated, is so no longer, or says it otherwise;
    `name` is what messages call it, by default the symbol."""
    before, after, shown = old.deprecated, new.deprecated, name or symbol
    if after is not None and before is None:
        instead = f"; use {after.use}" if after.use else ""
        message = f"{shown} is deprecated{instead}"
        yield Change(Section.DEPRECATED, symbol, message, new.location)
    elif before is not None and after is None:
        message = f"{shown} is no longer deprecated"
        yield Change(Section.CHANGED, symbol, message, new.location, old.location)
    elif before is not None and after is not None and _said(before) != _said(after):
        message = f"the deprecation of {shown} is described otherwise"
        yield Change(Section.TEXT, symbol, message, new.location, old.location)


def _said(deprecation: Deprecation) -> tuple[str, ...]:
    return (
        deprecation.since,
        deprecation.use,
        deprecation.reason,
        deprecation.remove_in,
        deprecation.remove_after,
    )
