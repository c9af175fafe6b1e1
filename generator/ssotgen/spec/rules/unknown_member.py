"""The rule `unknown-member`; its page is docs/rules/unknown-member.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.given_values import given_values
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import Spec
from ssotgen.spec.types.misfit import Fault


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each value that is no member of its enum."""
    lookup = Lookup(spec)
    for given in given_values(spec, lookup):
        for misfit in given.misfits(lookup):
            if misfit.fault is Fault.MEMBER:
                at, hint, symbol = misfit.location, misfit.hint, given.symbol
                yield RULE.finding(at, misfit.message, hint=hint, symbol=symbol)


RULE = Rule(
    "SSG343",
    "unknown-member",
    "Checks for values that are not a member of their enum.",
    check=check,
)
