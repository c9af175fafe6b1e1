"""The rule `bad-layer-value`; its page is docs/rules/bad-layer-value.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.index import Lookup
from ssotgen.spec.layer_values import given_values
from ssotgen.spec.model import Spec
from ssotgen.spec.types.fits import misfits
from ssotgen.spec.types.misfit import Fault


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each part of a layer that is of another type than its field."""
    lookup = Lookup(spec)
    for given in given_values(spec, lookup):
        symbol = f"{given.layer.name}.{given.field.name}"
        for misfit in misfits(lookup, given.field.type, given.value, given.place):
            if misfit.fault is Fault.TYPE:
                yield RULE.finding(
                    misfit.location,
                    f"wrong value of '{symbol}': {misfit.message}",
                    hint=misfit.hint,
                    symbol=symbol,
                )


RULE = Rule(
    "SSG353",
    "bad-layer-value",
    "Checks for values of layers that do not match the type of their field.",
    check=check,
)
