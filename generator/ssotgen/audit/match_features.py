"""Matching: which feature of the spec a flag block stands for."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
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
    """Return the feature whose flags a block sets, None where it is no feature's.

    A block is a feature's if all that it imports is among the targets of features, or if it sets a
    flag that the feature names and imports something from the feature's modules, from below them or
    from the package that these are in. Another flag over some of a feature's modules asks another
    question: whether a name is there that came with a later release, for instance.
    """
    hops = {index: _hops(facts, facts.imports[index], resolver) for index in block.imports}
    asked = [hop for each in hops.values() for hop in each]
    flags = {flag.name for flag in block.flags}
    touched = [f for f in spec.features if any(_touches(f, hop, ownership) for hop in asked)]
    exact = [f for f in touched if all(_is_asked(f, each) for each in hops.values())]
    named = [f for f in exact if not flags.isdisjoint(f.flag_names)]
    if exact:
        chosen = (named or exact)[0]
        doubt = () if len(exact) == 1 or len(named) == 1 else (_either(exact),)
        return Match(chosen, doubt, _unasked(chosen, hops.values()))
    named = _named(spec, flags, asked, ownership)
    foreign = {
        index: _written(facts.imports[index])
        for index, each in hops.items()
        if not any(_is_asked(feature, each) for feature in (named[:1] or touched))
    }
    if not named and (not touched or not _are_standard(facts, foreign)):
        return None
    chosen = (named or touched)[0]
    if len(touched) > 1:
        names = " and ".join(feature.name for feature in touched)
        return Match(chosen, (Obstacle("spans several features", names),))
    return Match(chosen, (Obstacle(FOREIGN_IMPORTS, ", ".join(foreign.values())),))


def touched_feature(
    facts: FileFacts, block: FlagBlock, spec: Spec, resolver: Resolver, ownership: Ownership
) -> Feature | None:
    """Return a feature from one of whose modules, or from below it, a block imports something."""
    for index in block.imports:
        for hop in _hops(facts, facts.imports[index], resolver):
            for feature in spec.features:
                below = any(_is_below(m, t.text) for m in hop.modules for t in feature.modules)
                if below or _touches(feature, hop, ownership):
                    return feature
    return None


def _named(
    spec: Spec, flags: set[str], asked: Sequence[Step], ownership: Ownership
) -> list[Feature]:
    """Return the features that name one of the flags and are near what is imported, the nearest
    first: the same module, one below, another of the same package."""
    near: list[tuple[int, Feature]] = []
    for feature in spec.features:
        if flags.isdisjoint(feature.flag_names):
            continue
        modules = [text.text for text in feature.modules]
        imported = [module for hop in asked for module in hop.modules]
        if any(_touches(feature, hop, ownership) for hop in asked):
            near.append((0, feature))
        elif any(_is_below(each, module) for each in imported for module in modules):
            near.append((1, feature))
        elif {each.partition(".")[0] for each in imported} & {
            module.partition(".")[0] for module in modules
        }:
            near.append((2, feature))
    return [feature for _, feature in sorted(near, key=lambda each: each[0])]


def _is_below(module: str, package: str) -> bool:
    return module.startswith(f"{package}.")


def _are_standard(facts: FileFacts, indexes: Iterable[int]) -> bool:
    """Whether the imports are of the standard library, which is nothing that a flag asks for."""
    imports = [facts.imports[index] for index in indexes]
    return all(
        not each.level and each.module.partition(".")[0] in sys.stdlib_module_names
        for each in imports
    )


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


def _is_asked(feature: Feature, hops: Iterable[Step]) -> bool:
    return any(_is_target(feature, hop) for hop in hops)


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
