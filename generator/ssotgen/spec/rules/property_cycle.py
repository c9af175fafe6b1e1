"""The rule `property-cycle`; its page is docs/rules/property-cycle.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.cycles import find_cycles, format_cycle
from ssotgen.spec.expressions.can_fail import names_in
from ssotgen.spec.model import DataclassSpec, Spec

MAX_STEPS = 50
"""How many properties may stand on each other."""


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each circle and each pile of properties."""
    for item in spec.dataclasses:
        yield from circles_and_piles(item)


def circles_and_piles(item: DataclassSpec) -> Iterator[Finding]:
    """Yield the findings of one dataclass."""
    needs = _needed(item)
    places = {prop.name: prop for prop in item.properties}
    cycles = list(find_cycles(needs))
    for cycle in cycles:
        yield RULE.finding(
            places[cycle[0]].source.at("value"),
            f"endless property: {format_cycle(cycle, 'needs')}",
            hint="use only fields in one of them",
            symbol=f"{item.name}.{cycle[0]}",
        )
    deep = "" if cycles else _too_deep(needs)
    if deep:
        yield RULE.finding(
            places[deep].source.at("value"),
            f"the property {quoted(deep)} depends on more than {MAX_STEPS} others",
            hint="use fields instead of properties",
            symbol=f"{item.name}.{deep}",
        )


def _needed(item: DataclassSpec) -> dict[str, tuple[str, ...]]:
    """Return, for each property of a dataclass, the properties that its expression names."""
    known = {prop.name for prop in item.properties}
    return {
        prop.name: tuple(name.name for name in names_in(prop.value) if name.name in known)
        for prop in item.properties
    }


def _too_deep(needs: Mapping[str, tuple[str, ...]]) -> str:
    """Return the first property on more than MAX_STEPS others, of properties without a circle."""
    steps: dict[str, int] = {}
    for start in needs:
        waiting = [start]
        while waiting:
            name = waiting[-1]
            missing = [below for below in needs[name] if below not in steps]
            if missing:
                waiting.extend(missing)
                continue
            waiting.pop()
            steps[name] = 1 + max((steps[below] for below in needs[name]), default=-1)
            if steps[name] > MAX_STEPS:
                return name
    return ""


RULE = Rule("SSG362", "property-cycle", "Checks for properties that need each other.", check=check)
