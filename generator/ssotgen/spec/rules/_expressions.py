"""The expressions of a dataclass and their places: what the rules of expressions share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ssotgen.diagnostics.finding import Location
from ssotgen.spec.build.access import inside
from ssotgen.spec.expressions.tree import Expression
from ssotgen.spec.model import DataclassSpec
from ssotgen.spec.types.grammar import TypeRef


@dataclass(frozen=True, slots=True)
class PlacedExpression:
    """An expression, where it stands, and what it should give (None for a check)."""

    expression: Expression
    location: Location
    symbol: str
    declared: TypeRef | None

    def at(self, offset: int) -> Location:
        """Return the place of the character at `offset` of the expression."""
        return inside(self.location, self.expression.text, offset)


def expressions_of(item: DataclassSpec) -> Iterator[PlacedExpression]:
    """Yield the expressions of the properties and checks of a dataclass."""
    for prop in item.properties:
        symbol = f"{item.name}.{prop.name}"
        yield PlacedExpression(prop.value, prop.source.at("value"), symbol, prop.type)
    for check in item.checks:
        yield PlacedExpression(check.when, check.source.at("when"), item.name, None)
