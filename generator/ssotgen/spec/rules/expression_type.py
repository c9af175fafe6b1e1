"""The rule `expression-type`; its page is docs/rules/expression-type.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.expressions.infer import infer
from ssotgen.spec.expressions.value_types import assignable, described, union_of
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import Spec
from ssotgen.spec.rules._expressions import expressions_of


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each part of an expression that cannot work."""
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        for place in expressions_of(item):
            inference = infer(place.expression, item, lookup)
            for problem in inference.problems:
                if not problem.is_reference:
                    yield place.finding(RULE, problem)
            declared = place.declared
            if declared is None or inference.problems:
                continue
            if not assignable(inference.types, union_of(declared, lookup), lookup):
                given = described(inference.types)
                yield RULE.finding(
                    place.location,
                    f"expected {declared}, found {given}",
                    hint=f"change the type of the property to `{given}`, or the expression",
                    symbol=place.symbol,
                )


RULE = Rule(
    "SSG361", "expression-type", "Checks for expressions with the wrong types.", check=check
)
