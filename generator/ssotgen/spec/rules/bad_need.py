"""The rule `bad-need`; its page is docs/rules/bad-need.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.suggest import Suggester
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.cycles import find_cycles, format_cycle
from ssotgen.spec.model import Feature, Spec


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each unknown feature that is needed, and for each cycle of needs."""
    features = {feature.name: feature for feature in spec.features}
    if any(feature.needs for feature in spec.features):
        yield from _unknown(spec, features)
        yield from _cycles(features)


def _unknown(spec: Spec, features: dict[str, Feature]) -> Iterator[Finding]:
    suggester = Suggester(features)
    for feature in spec.features:
        for need in feature.needs:
            if need.text not in features and need.text not in spec.invalid_names:
                yield RULE.finding(
                    need.location,
                    f"unknown feature {quoted(need.text)}",
                    hint=suggester.hint(need.text, "declare it, or remove it from `needs`"),
                    symbol=feature.name,
                )


def _cycles(features: dict[str, Feature]) -> Iterator[Finding]:
    needs = {
        name: {need.text: need for need in feature.needs} for name, feature in features.items()
    }
    for cycle in find_cycles(needs):
        steps = [needs[name][cycle[(index + 1) % len(cycle)]] for index, name in enumerate(cycle)]
        yield RULE.finding(
            steps[0].location,
            f"{cycle[0]} needs itself: {format_cycle(cycle, 'needs')}",
            hint=_hint(features[cycle[0]], len(cycle)),
            symbol=cycle[0],
            related=tuple((step.location, f"needs {step.text}") for step in steps[1:]),
        )


def _hint(feature: Feature, length: int) -> str:
    """Return how to end a cycle of a length that begins with a feature."""
    if length > 1:
        return "remove one of them from `needs`"
    return "remove `needs`" if len(feature.needs) == 1 else "remove it from `needs`"


RULE = Rule("SSG328", "bad-need", "Checks for needed features that cannot be.", check=check)
