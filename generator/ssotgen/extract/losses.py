"""Losses: what could not be carried into the spec, one message for each cause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ssotgen.codebase.node_spans import Place
from ssotgen.diagnostics.finding import Finding, Location, Severity, sorted_findings
from ssotgen.diagnostics.paths import display_path
from ssotgen.extract.rules import NOT_CARRIED

_MOST = 3
"""How many symbols a message names that is about several."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is left out: of this one, and in words that fit all that share the cause."""

    text: str
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that the spec lacks. Losses of one `cause` become one finding, which says what
    happened to all of them, `outcome`, and shows the `detail` of each. A loss without a cause has
    a message of its own. A note is about something that nobody would want in the spec."""

    path: str
    place: Place
    symbol: str
    message: str
    hint: str = ""
    cause: str = ""
    outcome: str = ""
    detail: str = ""
    is_note: bool = False

    @property
    def location(self) -> Location:
        """The place as a finding gives it."""
        return location_of(self.path, self.place)


@dataclass(slots=True)
class Losses:
    """Collects losses."""

    found: list[Loss] = field(default_factory=list)

    def findings(self) -> tuple[Finding, ...]:
        """Return a finding for each cause."""
        groups: dict[tuple[str, str], list[Loss]] = {}
        for loss in self.found:
            key = (loss.cause, loss.outcome) if loss.cause else (loss.message, loss.location.path)
            group = groups.setdefault(key, [])
            if loss not in group:
                group.append(loss)
        groups_in_order = (sorted(group, key=_in_order) for group in groups.values())
        return sorted_findings([_finding(group) for group in groups_in_order])


def location_of(path: str, place: Place) -> Location:
    """Return a place of a file as a finding gives it."""
    return Location(display_path(Path(path)), place.line, place.column + 1)


def _in_order(loss: Loss) -> tuple[Location, str]:
    return loss.location, loss.symbol


def _listed(names: Sequence[str]) -> str:
    if len(names) > _MOST:
        return f"{', '.join(names[:_MOST])} and {len(names) - _MOST} more"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _finding(group: Sequence[Loss]) -> Finding:
    first = group[0]
    message = first.message
    if len({loss.symbol for loss in group}) > 1:
        named = list(dict.fromkeys(loss.symbol for loss in group))
        message = f"{_listed(named)} {first.outcome}: {first.cause}"
    others = group if message != first.message and first.detail else group[1:]
    related = tuple((loss.location, loss.detail or loss.symbol) for loss in others)
    return NOT_CARRIED.finding(
        first.location,
        message,
        hint=first.hint,
        symbol=first.symbol,
        severity=Severity.NOTE if first.is_note else None,
        related=related,
    )
