"""The rule `overdue-removal`; its page is docs/rules/overdue-removal.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.deprecations import deprecations
from ssotgen.spec.model import Spec
from ssotgen.spec.version import is_over


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each thing that was to be removed by now."""
    version = spec.project.version
    for what, symbol, deprecated in deprecations(spec):
        if is_over(deprecated, version):
            end = (
                f"in version {deprecated.remove_in}, and this is {version}"
                if deprecated.remove_in
                else f"after {deprecated.remove_after}"
            )
            yield RULE.finding(
                deprecated.location,
                f"the {what} {symbol} was to be removed {end}",
                hint="remove it, or agree on a later end",
                symbol=symbol,
            )


RULE = Rule(
    "SSG363",
    "overdue-removal",
    "Something deprecated is still declared after its end.",
    check=check,
)
