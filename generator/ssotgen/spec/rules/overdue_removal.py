"""The rule `overdue-removal`; its page is docs/rules/overdue-removal.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.deprecations import deprecations
from ssotgen.spec.model import Spec
from ssotgen.spec.version import is_over


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each thing that was to be removed by now."""
    version = spec.project.version
    for what, symbol, deprecated in deprecations(spec):
        if is_over(deprecated, version):
            end = (
                f"its removal is due in {deprecated.remove_in}, and this is {version}"
                if deprecated.remove_in
                else f"its removal was due on {deprecated.remove_after}"
            )
            yield RULE.finding(
                deprecated.location,
                f"overdue {what} {quoted(symbol)}: {end}",
                hint="remove it, or set a later end",
                symbol=symbol,
            )


RULE = Rule(
    "SSG363",
    "overdue-removal",
    "Checks for deprecated things that are declared after their end.",
    check=check,
)
