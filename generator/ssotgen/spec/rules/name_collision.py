"""The rule `name-collision`; its page is docs/rules/name-collision.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Spec
from ssotgen.spec.names import config_names, feature_function
from ssotgen.spec.taken_names import LAYER_FUNCTIONS


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each name that two things of one module share."""
    yield from _in_enums_module(spec)
    yield from _in_config_module(spec)


def _in_enums_module(spec: Spec) -> Iterator[Finding]:
    declared = [(item.location, "enum", item.name) for item in spec.enums]
    declared += [(item.location, "dataclass", item.name) for item in spec.dataclasses]
    enums = {item.name for item in spec.enums}
    if spec.layers is not None:
        constant, enum = spec.layers.constant, spec.layers.enum
        declared.append((constant.location, "constant of the layers", constant.text))
        if enum.text not in enums:  # a layer enum that is declared by hand has a rule of its own
            declared.append((enum.location, "enum of the layers", enum.text))
    generated = () if spec.layers is None else LAYER_FUNCTIONS
    names = {name for _, _, name in declared}
    if len(names) == len(declared) and names.isdisjoint(generated):
        return  # as nearly always: what follows sorts, which takes longer
    first: dict[str, tuple[Location, str, str]] = {}
    for location, kind, name in sorted(declared):
        if name in generated:
            message = (
                f"the {kind} {quoted(name)} has the name of a function of the generated module"
            )
            yield RULE.finding(location, message, hint="rename it", symbol=name)
            continue
        other = first.setdefault(name, (location, kind, name))
        if other[0] != location:
            yield RULE.finding(
                location,
                f"the {kind} {quoted(name)} has the name of the {other[1]}",
                hint="rename one of them",
                symbol=name,
                related=((other[0], "first used here"),),
            )


def _in_config_module(spec: Spec) -> Iterator[Finding]:
    names = config_names(spec.project)
    aggregates = {names.is_all_available: "all", names.is_any_available: "any"}
    for feature in spec.features:
        function = feature_function(feature.name)
        if function in aggregates:
            yield RULE.finding(
                feature.location,
                f"the feature {quoted(feature.name)} needs the function name `{function}()`, which "
                f"tests {aggregates[function]} of the features",
                hint="rename the feature",
                symbol=feature.name,
            )


RULE = Rule(
    "SSG317",
    "name-collision",
    "Checks for names that two things of a generated module share.",
    check=check,
)
