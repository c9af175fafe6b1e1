"""The expressions of a dataclass and their places: what the rules of expressions share."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record
from ssotgen.spec.expressions.tree import Expression
from ssotgen.spec.model import DataclassSpec
from ssotgen.spec.types.grammar import TypeRef
from ssotgen.spec.yaml.document import SourceText


@record
class PlacedExpression:
    """An expression, where it is, and what it should give (None for a check)."""

    expression: Expression
    location: Location
    file: SourceText
    symbol: str
    declared: TypeRef | None

    def at(self, offset: int) -> tuple[Location, tuple[int, int] | None]:
        """Return the place of the word at `offset` of the expression, and its end if known."""
        return self.file.inside(self.location, self.expression.text, offset)


def expressions_of(item: DataclassSpec) -> Iterator[PlacedExpression]:
    """Yield the expressions of the properties and checks of a dataclass."""
    for prop in item.properties:
        at, file = prop.source.at("value"), prop.source.text
        yield PlacedExpression(prop.value, at, file, f"{item.name}.{prop.name}", prop.type)
    for check in item.checks:
        at, file = check.source.at("when"), check.source.text
        yield PlacedExpression(check.when, at, file, item.name, None)
