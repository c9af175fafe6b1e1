"""Matching: which feature of the spec a flag block stands for."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ssotgen.audit.ownership import Ownership
from ssotgen.codebase.facts import BlockKind, FileFacts, FlagBlock, ImportFact, Obstacle
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


class _Asked(NamedTuple):
    """Something that a block asks for: as written, the modules that it is taken from on the way,
    and whether it is of the standard library."""

    written: str
    hops: tuple[Step, ...]
    is_standard: bool


def match_feature(
    facts: FileFacts, block: FlagBlock, spec: Spec, resolver: Resolver, ownership: Ownership
) -> Match | None:
    """Return the feature whose flags a block sets, None where it is no feature's.

    A block is a feature's if it sets a flag that the feature names and asks for something from the
    feature's modules, from below them or from the package that these are in. A `try` is one also if
    all that it imports is among the targets of features. Another flag over some of a feature's
    modules asks another question: whether a name is there that came with a later release, say.
    """
    asked = _asked(facts, block, resolver)
    flags = {flag.name for flag in block.flags}
    touched = [
        feature
        for feature in spec.features
        if any(_touches(feature, hop, ownership) for each in asked for hop in each.hops)
    ]
    exact = [feature for feature in touched if all(_is_asked(feature, each) for each in asked)]
    named = [feature for feature in exact if not flags.isdisjoint(feature.flag_names)]
    if exact and (named or block.kind is BlockKind.TRY):
        chosen = (named or exact)[0]
        doubt = () if len(exact) == 1 or len(named) == 1 else (_either(exact),)
        return Match(chosen, doubt, _unasked(chosen, asked))
    named = _named(spec, flags, asked, ownership)
    known = named[:1] or touched
    foreign = [each for each in asked if not any(_is_asked(feature, each) for feature in known)]
    if not named and not (
        block.kind is BlockKind.TRY and touched and all(each.is_standard for each in foreign)
    ):
        return None
    chosen = known[0]
    if len(touched) > 1:
        names = " and ".join(feature.name for feature in touched)
        return Match(chosen, (Obstacle("spans several features", names),))
    written = ", ".join(each.written for each in foreign)
    return Match(chosen, (Obstacle(FOREIGN_IMPORTS, written),) if foreign else ())


def touched_feature(
    facts: FileFacts, block: FlagBlock, spec: Spec, resolver: Resolver, ownership: Ownership
) -> Feature | None:
    """Return a feature from one of whose modules, or from below it, a block asks for something."""
    hops = [hop for each in _asked(facts, block, resolver) for hop in each.hops]
    for feature in spec.features:
        modules = [text.text for text in feature.modules]
        for hop in hops:
            below = any(_is_below(each, module) for each in hop.modules for module in modules)
            if below or _touches(feature, hop, ownership):
                return feature
    return None


def _asked(facts: FileFacts, block: FlagBlock, resolver: Resolver) -> list[_Asked]:
    found = []
    for index in block.imports:
        fact = facts.imports[index]
        standard = not fact.level and _is_standard(fact.module)
        found.append(_Asked(_written(fact), _hops(facts, fact, resolver), standard))
    for name in block.modules:
        module = resolver.module(name, facts.path)
        step = Step(module.path, module.modules, "")
        found.append(_Asked(name, (step,), _is_standard(name)))
    return found


def _named(
    spec: Spec, flags: set[str], asked: Sequence[_Asked], ownership: Ownership
) -> list[Feature]:
    """Return the features that name one of the flags and are near what is asked for, the nearest
    first: the same module, one below, another of the same package."""
    hops = [hop for each in asked for hop in each.hops]
    imported = {module for hop in hops for module in hop.modules}
    near: list[tuple[int, Feature]] = []
    for feature in spec.features:
        if flags.isdisjoint(feature.flag_names):
            continue
        modules = [text.text for text in feature.modules]
        if any(_touches(feature, hop, ownership) for hop in hops):
            near.append((0, feature))
        elif any(_is_below(each, module) for each in imported for module in modules):
            near.append((1, feature))
        elif not set(map(_package, imported)).isdisjoint(map(_package, modules)):
            near.append((2, feature))
    return [feature for _, feature in sorted(near, key=lambda each: each[0])]


def _package(module: str) -> str:
    """Return the outermost package of a module; a distribution is taken for one of its name."""
    return module.partition(".")[0].replace("-", "_").lower()


def _is_below(module: str, package: str) -> bool:
    return module.startswith(f"{package}.")


def _is_standard(module: str) -> bool:
    return module.partition(".")[0] in sys.stdlib_module_names


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


def _is_asked(feature: Feature, asked: _Asked) -> bool:
    return any(_is_target(feature, hop) for hop in asked.hops)


def _is_target(feature: Feature, hop: Step) -> bool:
    if not hop.name:
        return not {text.text for text in feature.modules}.isdisjoint(hop.modules)
    return any(
        target.name == hop.name and target.module in hop.modules for target in feature.targets
    )


def _unasked(feature: Feature, asked: Iterable[_Asked]) -> tuple[str, ...]:
    found = {module for each in asked for hop in each.hops for module in hop.modules}
    return tuple(text.text for text in feature.modules if text.text not in found)


def _either(features: list[Feature]) -> Obstacle:
    names = ", ".join(feature.name for feature in features)
    return Obstacle("could ask for any of several features", names)


def _written(fact: ImportFact) -> str:
    module = "." * fact.level + fact.module
    return f"{module}.{fact.name}" if fact.name and module else fact.name or module
