"""The rule `layer-enum-declared`; its page is docs/rules/layer-enum-declared.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Spec


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding where the enum of the layers is declared by hand as well."""
    if spec.layers is None:
        return
    name = spec.layers.enum
    for enum in spec.enums:
        if enum.name == name.text:
            yield RULE.finding(
                enum.location,
                f"the enum {quoted(enum.name)} is declared, but also made of the standard layers",
                hint="remove it here, or change the name in `layers.enum`",
                symbol=enum.name,
                related=((name.location, "made of the standard layers"),),
            )


RULE = Rule(
    "SSG350",
    "layer-enum-declared",
    "Checks for declarations of the enum of the layers.",
    check=check,
)
