"""The rule `out-of-range`; its page is docs/rules/out-of-range.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.index import Lookup
from ssotgen.spec.layer_values import given_values
from ssotgen.spec.model import FieldSpec, Spec
from ssotgen.spec.rules.bad_limit import LIMIT_KEYS, can_hold
from ssotgen.spec.types.fits import misfits
from ssotgen.spec.types.limits import limit_misfits
from ssotgen.spec.types.misfit import Fault, Place
from ssotgen.spec.yaml.document import Value


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each value outside the limits of its field."""
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        for field in item.fields:
            if field.has_default:
                node = field.source
                place = Place(field.source.at("default"), node.marks.get("default"))
                owner = f"{item.name}.{field.name}"
                yield from _outside(
                    lookup, field, field.default, place, f"default of '{owner}'", owner
                )
    for given in given_values(spec, lookup):
        name = f"{given.layer.name}.{given.field.name}"
        yield from _outside(
            lookup, given.field, given.value, given.place, f"value of '{name}'", name
        )


def _outside(
    lookup: Lookup, field: FieldSpec, value: Value, place: Place, subject: str, symbol: str
) -> Iterator[Finding]:
    found = list(misfits(lookup, field.type, value, place))
    if not found and can_hold(field):
        found = list(limit_misfits(field, value, place))
    for misfit in found:
        if misfit.fault is Fault.LIMIT:
            yield RULE.finding(
                misfit.location,
                f"{subject} out of range: {misfit.message}",
                hint="change the value or the limit",
                symbol=symbol,
                related=tuple(_limits(field, misfit.message)),
            )


def _limits(field: FieldSpec, message: str) -> Iterator[tuple[Location, str]]:
    """Yield where the limit is that a message names."""
    for key in LIMIT_KEYS:
        if key in message and key in field.source:
            yield field.source.at(key), "the limit"


RULE = Rule(
    "SSG344", "out-of-range", "Checks for values outside of the limits of their field.", check=check
)
