"""The rules about the expressions of properties and checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.cycles import find_cycles, format_cycle
from ssotgen.spec.expressions.can_fail import names_in
from ssotgen.spec.expressions.infer import ExpressionProblem, infer
from ssotgen.spec.expressions.tree import Expression
from ssotgen.spec.expressions.value_types import assignable, described, union_of
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import DataclassSpec, Spec
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


def check_unknown_name(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each name in an expression that names nothing."""
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        for place in expressions_of(item):
            for problem in infer(place.expression, item, lookup).problems:
                if problem.is_reference:
                    yield place.finding(UNKNOWN_NAME, problem)


UNKNOWN_NAME = Rule(
    "SSG360", "unknown-name", "Checks for unknown names in expressions.", check=check_unknown_name
)


def check_expression_type(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each part of an expression that cannot work."""
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        for place in expressions_of(item):
            inference = infer(place.expression, item, lookup)
            for problem in inference.problems:
                if not problem.is_reference:
                    yield place.finding(EXPRESSION_TYPE, problem)
            declared = place.declared
            if declared is None or inference.problems:
                continue
            if not assignable(inference.types, union_of(declared, lookup), lookup):
                given = described(inference.types)
                yield EXPRESSION_TYPE.finding(
                    place.location,
                    f"expected {declared}, found {given}",
                    hint=f"change the type of the property to `{given}`, or the expression",
                    symbol=place.symbol,
                )


EXPRESSION_TYPE = Rule(
    "SSG361",
    "expression-type",
    "Checks for expressions with the wrong types.",
    check=check_expression_type,
)


MAX_STEPS = 50
"""How many properties may build on each other."""


def check_property_cycle(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each circle and each pile of properties."""
    for item in spec.dataclasses:
        yield from circles_and_piles(item)


def circles_and_piles(item: DataclassSpec) -> Iterator[Finding]:
    """Yield the findings of one dataclass."""
    needs = _needed(item)
    places = {prop.name: prop for prop in item.properties}
    cycles = list(find_cycles(needs))
    for cycle in cycles:
        yield PROPERTY_CYCLE.finding(
            places[cycle[0]].source.at("value"),
            f"endless property: {format_cycle(cycle, 'needs')}",
            hint="use only fields in one of them",
            symbol=f"{item.name}.{cycle[0]}",
        )
    deep = "" if cycles else _too_deep(needs)
    if deep:
        yield PROPERTY_CYCLE.finding(
            places[deep].source.at("value"),
            f"the property {quoted(deep)} depends on more than {MAX_STEPS} others",
            hint="use fields instead of properties",
            symbol=f"{item.name}.{deep}",
        )


def _needed(item: DataclassSpec) -> dict[str, tuple[str, ...]]:
    """Return, for each property of a dataclass, the properties that its expression names."""
    known = {prop.name for prop in item.properties}
    return {
        prop.name: tuple(name.name for name in names_in(prop.value) if name.name in known)
        for prop in item.properties
    }


def _too_deep(needs: Mapping[str, tuple[str, ...]]) -> str:
    """Return the first property on more than MAX_STEPS others, of properties without a circle."""
    steps: dict[str, int] = {}
    for start in needs:
        waiting = [start]
        while waiting:
            name = waiting[-1]
            missing = [below for below in needs[name] if below not in steps]
            if missing:
                waiting.extend(missing)
                continue
            waiting.pop()
            steps[name] = 1 + max((steps[below] for below in needs[name]), default=-1)
            if steps[name] > MAX_STEPS:
                return name
    return ""


PROPERTY_CYCLE = Rule(
    "SSG362",
    "property-cycle",
    "Checks for properties that need each other.",
    check=check_property_cycle,
)
