"""The rule `bad-default`; its page is docs/rules/bad-default.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.given_values import given_defaults
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import Spec
from ssotgen.spec.types.misfit import Fault


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each part of a default that is of another type."""
    lookup = Lookup(spec)
    for given in given_defaults(spec):
        for misfit in given.misfits(lookup):
            if misfit.fault is Fault.TYPE:
                message = f"wrong default of '{given.symbol}': {misfit.message}"
                at, hint = misfit.location, misfit.hint
                yield RULE.finding(at, message, hint=hint, symbol=given.symbol)


RULE = Rule(
    "SSG342",
    "bad-default",
    "Checks for defaults that do not match the type of their field.",
    check=check,
)
