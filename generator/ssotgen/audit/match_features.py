"""Matching: which feature of the spec a flag block stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ssotgen.audit.ownership import Ownership
from ssotgen.codebase.facts import FileFacts, FlagBlock, ImportFact, Obstacle
from ssotgen.codebase.resolve import Resolver, Step
from ssotgen.spec.model import Feature, Spec

FOREIGN_IMPORTS = "imports what the spec does not list for the feature"


@dataclass(frozen=True, slots=True)
class Match:
    """The feature of a block; `obstacles` say why the two are not the same, `unasked` are modules
    that the feature needs and the block does not import."""

    feature: Feature
    obstacles: tuple[Obstacle, ...] = ()
    unasked: tuple[str, ...] = ()


def match_feature(
    facts: FileFacts, block: FlagBlock, spec: Spec, resolver: Resolver, ownership: Ownership
) -> Match | None:
    """Return the feature that a block asks for: one of whose modules, or a former home of one of
    whose names, it imports from. None where there is no such feature."""
    hops = {index: _hops(facts, facts.imports[index], resolver) for index in block.imports}
    imports = [facts.imports[index] for index in block.imports]
    touched = [
        feature
        for feature in spec.features
        if any(_touches(feature, hop, ownership) for each in hops.values() for hop in each)
    ]
    if not touched:
        return None
    exact = [
        feature
        for feature in touched
        if all(any(_is_target(feature, hop) for hop in each) for each in hops.values())
    ]
    flags = {flag.name for flag in block.flags}
    if exact:
        named = [feature for feature in exact if not flags.isdisjoint(feature.flag_names)]
        chosen = (named or exact)[0]
        doubt = () if len(exact) == 1 or len(named) == 1 else (_either(exact),)
        return Match(chosen, doubt, _unasked(chosen, hops.values()))
    named = [feature for feature in touched if not flags.isdisjoint(feature.flag_names)]
    chosen = (named or touched)[0]
    if len(touched) > 1:
        names = " and ".join(feature.name for feature in touched)
        return Match(chosen, (Obstacle("spans several features", names),))
    foreign = [
        _written(fact)
        for fact, each in zip(imports, hops.values(), strict=True)
        if not any(_is_target(chosen, hop) for hop in each)
    ]
    return Match(chosen, (Obstacle(FOREIGN_IMPORTS, ", ".join(foreign)),))


def _hops(facts: FileFacts, fact: ImportFact, resolver: Resolver) -> tuple[Step, ...]:
    """Return the modules that an import takes its name from; no name for a module itself."""
    if not fact.name or fact.is_star:
        module = resolver.imported_module(facts.path, fact)
        return (Step(module.path, module.modules, "*" if fact.is_star else ""),)
    origin = resolver.imported(facts.path, fact)
    if not origin.name:
        return (Step(origin.path, origin.modules, ""),)
    module = resolver.imported_module(facts.path, fact)
    first = Step(module.path, module.modules, fact.name)
    itself = tuple(f"{each}.{fact.name}" for each in module.modules)
    return (first, *origin.trail, Step(None, itself, ""))


def _touches(feature: Feature, hop: Step, ownership: Ownership) -> bool:
    modules = {text.text for text in feature.modules}
    if not modules.isdisjoint(hop.modules):
        return True
    names = {target.name for target in feature.targets}
    return hop.name in names and ownership.is_replaced(hop)


def _is_target(feature: Feature, hop: Step) -> bool:
    if not hop.name:
        return not {text.text for text in feature.modules}.isdisjoint(hop.modules)
    return any(
        target.name == hop.name and target.module in hop.modules for target in feature.targets
    )


def _unasked(feature: Feature, hops: Iterable[tuple[Step, ...]]) -> tuple[str, ...]:
    asked = {module for each in hops for hop in each for module in hop.modules}
    return tuple(text.text for text in feature.modules if text.text not in asked)


def _either(features: list[Feature]) -> Obstacle:
    names = ", ".join(feature.name for feature in features)
    return Obstacle("could ask for any of several features", names)


def _written(fact: ImportFact) -> str:
    module = "." * fact.level + fact.module
    return f"{module}.{fact.name}" if fact.name and module else fact.name or module
