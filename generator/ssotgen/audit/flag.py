"""Flag: an availability flag, with its block and its readers."""

from __future__ import annotations

from ssotgen.audit.match_features import Match
from ssotgen.codebase.facts import ImportFact, Use
from ssotgen.codebase.flag_facts import FlagBlock, Obstacle
from ssotgen.codebase.node_spans import Place
from ssotgen.diagnostics.record import field, record
from ssotgen.spec.model import Feature

FlagKey = tuple[str, int, str]
"""A flag by its file, the scope that binds it, and its name."""


@record
class Read:
    """A place where a flag is read."""

    path: str
    use: Use


@record
class FlagImport:
    """A place where a flag is imported from another module."""

    path: str
    fact: ImportFact


@record
class Reference:
    """A place that names a flag in a way that no rewrite follows: a string, an assignment from
    outside. `binding` is the module-level name that it reaches."""

    path: str
    place: Place
    binding: tuple[str, str]
    what: str


@record(frozen=False)
class Flag:
    """An availability flag. `match` is None for one of something that the spec does not know.

    `keep` says why its name must stay, as an alias of the property; `obstacles` why its block
    cannot be rewritten at all, `doubts` why not exactly, and `try_stays` why its `try` must stay
    where the flag goes.
    """

    key: FlagKey
    block: FlagBlock
    positive: bool
    place: Place
    match: Match | None
    obstacles: list[Obstacle] = field(default_factory=list)
    doubts: list[Obstacle] = field(default_factory=list)
    try_stays: list[Obstacle] = field(default_factory=list)
    keep: list[str] = field(default_factory=list)
    reads: list[Read] = field(default_factory=list)
    imports: list[FlagImport] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of the flag."""
        return self.key[2]

    @property
    def path(self) -> str:
        """The file that sets the flag."""
        return self.key[0]

    @property
    def feature(self) -> Feature | None:
        """The feature of the spec that the flag represents."""
        return self.match.feature if self.match is not None else None

    def question(self, instance: str) -> str:
        """Return the expression that answers what the flag does; empty for a flag of no feature."""
        if self.match is None:
            return ""
        asked = self.match.question(instance)
        if self.positive:
            return asked
        return f"not ({asked})" if " and " in asked else f"not {asked}"

    @property
    def must_stay(self) -> bool:
        """Whether the flag cannot go alone either, where its `try` stays: code around the block may
        catch what the block lets through, or imports that the flag parts would stand together."""
        around = not {"try", "with"}.isdisjoint(self.block.context)
        return around or self.block.sets_between_imports


def at_line(kind: str, place: Place) -> Obstacle:
    """Return an obstacle that names the line of a place."""
    return Obstacle(kind, f"line {place.line}")
