"""The rule `bad-default`; its page is docs/rules/bad-default.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import Spec
from ssotgen.spec.types.fits import misfits
from ssotgen.spec.types.misfit import Fault, Place


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each part of a default that is of another type."""
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        for field in item.fields:
            if not field.has_default:
                continue
            place = Place(field.source.at("default"), field.source.marks.get("default"))
            for misfit in misfits(lookup, field.type, field.default, place):
                if misfit.fault is Fault.TYPE:
                    yield RULE.finding(
                        misfit.location,
                        f"wrong default of '{item.name}.{field.name}': {misfit.message}",
                        hint=misfit.hint,
                        symbol=f"{item.name}.{field.name}",
                    )


RULE = Rule(
    "SSG342",
    "bad-default",
    "Checks for defaults that do not match the type of their field.",
    check=check,
)
