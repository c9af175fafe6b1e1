"""The rule `out-of-range`; its page is docs/rules/out-of-range.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.given_values import GivenValue, given_defaults, given_in_layers
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import FieldSpec, Spec
from ssotgen.spec.rules.bad_limit import LIMIT_KEYS, can_hold
from ssotgen.spec.types.limits import limit_misfits
from ssotgen.spec.types.misfit import Fault


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each value outside the limits of its field."""
    lookup = Lookup(spec)
    for given in given_defaults(spec):
        yield from _outside(lookup, given, "default")
    for given in given_in_layers(spec, lookup):
        yield from _outside(lookup, given, "value")


def _outside(lookup: Lookup, given: GivenValue, what: str) -> Iterator[Finding]:
    field = given.field
    found = list(given.misfits(lookup))
    if field is not None and not found and can_hold(field):
        found = list(limit_misfits(field, given.value, given.place))
    for misfit in found:
        if misfit.fault is Fault.LIMIT:
            yield RULE.finding(
                misfit.location,
                f"{what} of '{given.symbol}' out of range: {misfit.message}",
                hint="change the value or the limit",
                symbol=given.symbol,
                related=tuple(_limits(field, misfit.message)),
            )


def _limits(field: FieldSpec | None, message: str) -> Iterator[tuple[Location, str]]:
    """Yield where the limit is that a message names."""
    for key in LIMIT_KEYS:
        if field is not None and key in message and key in field.source:
            yield field.source.at(key), "the limit"


RULE = Rule(
    "SSG344", "out-of-range", "Checks for values outside of the limits of their field.", check=check
)
