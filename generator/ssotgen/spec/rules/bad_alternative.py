"""The rule `bad-alternative`; its page is docs/rules/bad-alternative.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Alternative, Feature, Spec

WHICH = "which"
"""The attribute of what `require()` returns that has the name of the alternative."""


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each alternative that cannot be chosen or determined from another one."""
    for feature in spec.features:
        if feature.any_of:
            yield from _conflicts(feature)
            yield from _names(feature)
            for each in feature.any_of:
                yield from _contents(feature, each)
        if feature.allows_unknown and not (feature.modules or feature.any_of):
            yield RULE.finding(
                feature.source.at_key("requires_unknown"),
                f"`requires_unknown: allow` in the feature {quoted(feature.name)}, which has no "
                "imports to decide instead",
                hint="add `imports: {module: [Name]}`, or remove it",
                symbol=feature.name,
            )


def _conflicts(feature: Feature) -> Iterator[Finding]:
    for key in ("imports", "resolve"):
        if key in feature.source:
            yield RULE.finding(
                feature.source.at_key(key),
                f"'{key}' beside 'any_of' in the feature {quoted(feature.name)}",
                hint="move the imports into each of the alternatives"
                if key == "imports"
                else "remove it: alternatives are imported",
                symbol=feature.name,
            )


def _names(feature: Feature) -> Iterator[Finding]:
    first: dict[str, Alternative] = {}
    for each in feature.any_of:
        other = first.setdefault(each.name, each)
        if other is not each:
            yield RULE.finding(
                each.location,
                f"two alternatives of {quoted(feature.name)} are called {quoted(each.name)}",
                hint="give one of them another name: `name: ...`",
                symbol=feature.name,
                related=((other.location, "the other one"),),
            )


def _contents(feature: Feature, each: Alternative) -> Iterator[Finding]:
    if not each.modules and not each.source.get("imports"):
        yield RULE.finding(
            each.location,
            f"an alternative of the feature {quoted(feature.name)} imports nothing",
            hint="add `imports: {module: [Name]}`",
            symbol=feature.name,
        )
    for target in each.targets:
        if target.alias == WHICH:
            yield RULE.finding(
                target.location,
                f"{quoted(WHICH)} cannot name an import of an alternative: it is the name of the "
                "alternative",
                hint=f"use another name: `{target.name} as ...`",
                symbol=feature.name,
            )


RULE = Rule(
    "SSG374",
    "bad-alternative",
    "Checks for alternatives of a feature that cannot be chosen.",
    check=check,
)
