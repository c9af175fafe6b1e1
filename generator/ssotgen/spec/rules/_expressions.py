"""The expressions of a dataclass and their places: what the rules of expressions share."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.expressions.infer import ExpressionProblem
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

    def finding(self, rule: Rule, problem: ExpressionProblem) -> Finding:
        """Return the finding for what is wrong with the expression."""
        at, end = self.file.inside(self.location, self.expression.text, problem.offset)
        return rule.finding(at, problem.message, hint=problem.hint, symbol=self.symbol, end=end)


def expressions_of(item: DataclassSpec) -> Iterator[PlacedExpression]:
    """Yield the expressions of the properties and checks of a dataclass."""
    for prop in item.properties:
        at, file = prop.source.at("value"), prop.source.text
        yield PlacedExpression(prop.value, at, file, f"{item.name}.{prop.name}", prop.type)
    for check in item.checks:
        at, file = check.source.at("when"), check.source.text
        yield PlacedExpression(check.when, at, file, item.name, None)
