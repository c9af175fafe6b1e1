"""The rule `unknown-member`; its page is docs/rules/unknown-member.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.enum_values import given_attributes
from ssotgen.spec.index import Lookup
from ssotgen.spec.layer_values import given_values
from ssotgen.spec.model import Spec
from ssotgen.spec.types.fits import misfits
from ssotgen.spec.types.misfit import Fault, Misfit, Place


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each value that is no member of its enum."""
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        for field in item.fields:
            if field.has_default:
                node = field.source
                place = Place(field.source.at("default"), node.marks.get("default"))
                found = misfits(lookup, field.type, field.default, place)
                yield from _findings(found, f"{item.name}.{field.name}")
    for value in given_attributes(spec):
        found = misfits(lookup, value.attribute.type, value.value, value.place)
        yield from _findings(found, value.symbol)
    for given in given_values(spec, lookup):
        found = misfits(lookup, given.field.type, given.value, given.place)
        yield from _findings(found, f"{given.layer.name}.{given.field.name}")


def _findings(found: Iterator[Misfit], symbol: str) -> Iterator[Finding]:
    for misfit in found:
        if misfit.fault is Fault.MEMBER:
            yield RULE.finding(misfit.location, misfit.message, hint=misfit.hint, symbol=symbol)


RULE = Rule(
    "SSG343",
    "unknown-member",
    "Checks for values that are not a member of their enum.",
    check=check,
)
