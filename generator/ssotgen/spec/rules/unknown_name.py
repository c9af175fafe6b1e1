"""The rule `unknown-name`; its page is docs/rules/unknown-name.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.expressions.infer import infer
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import Spec
from ssotgen.spec.rules._expressions import expressions_of


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each name in an expression that names nothing."""
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        for place in expressions_of(item):
            for problem in infer(place.expression, item, lookup).problems:
                if problem.is_reference:
                    yield place.finding(RULE, problem)


RULE = Rule("SSG360", "unknown-name", "Checks for unknown names in expressions.", check=check)
