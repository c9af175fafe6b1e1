"""The rule `bad-layer-value`; its page is docs/rules/bad-layer-value.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.given_values import given_in_layers
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import Spec
from ssotgen.spec.types.misfit import Fault


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each part of a layer that is of another type than its field."""
    lookup = Lookup(spec)
    for given in given_in_layers(spec, lookup):
        for misfit in given.misfits(lookup):
            if misfit.fault is Fault.TYPE:
                message = f"wrong value of '{given.symbol}': {misfit.message}"
                at, hint = misfit.location, misfit.hint
                yield RULE.finding(at, message, hint=hint, symbol=given.symbol)


RULE = Rule(
    "SSG353",
    "bad-layer-value",
    "Checks for values of layers that do not match the type of their field.",
    check=check,
)
