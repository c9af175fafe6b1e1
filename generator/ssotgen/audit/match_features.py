"""Matching: which feature of the spec a flag block represents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ssotgen.audit.asked_modules import (
    Asked,
    asked_by,
    is_below,
    is_target,
    outermost,
    touches,
    unasked,
)
from ssotgen.audit.ownership import Ownership
from ssotgen.audit.step_order import order_of
from ssotgen.codebase.facts import FileFacts
from ssotgen.codebase.flag_facts import BlockKind, FlagBlock, Obstacle
from ssotgen.codebase.node_spans import Place
from ssotgen.codebase.resolve import Resolver
from ssotgen.diagnostics.record import field, record, replace
from ssotgen.spec.model import Feature, Spec
from ssotgen.spec.names import feature_property

FOREIGN_IMPORTS = "imports what the spec does not list for the feature"
UNASKED = "the feature asks for more than the block"
UNLISTED_NAMES = "imports more of the package than the spec lists for the feature"

_TOOLS = frozenset({"pkg_resources", "importlib_metadata", "packaging", "packaging.version"})
"""What code imports to ask for a version: no part of the feature that is asked for."""


@record
class Match:
    """The feature of a block, and others that it asks for too.

    `obstacles` say why a rewrite would ask for something else, `doubts` where it would ask for a
    little more or less. `unlisted` are, by module, the names that the block imports and the spec
    does not list. `hoisted` are statements of the `try` that come before anything that can fail.
    `partial` are the names that the block leaves bound where only the first of its imports work.
    """

    feature: Feature
    also: tuple[Feature, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    doubts: tuple[Obstacle, ...] = ()
    unlisted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hoisted: tuple[Place, ...] = ()
    partial: frozenset[str] = frozenset()

    @property
    def features(self) -> tuple[Feature, ...]:
        """All features that the block asks for, in the order of its imports."""
        return self.also or (self.feature,)

    def question(self, instance: str) -> str:
        """Return the expression that asks the generated module the same."""
        return " and ".join(f"{instance}.{feature_property(each.name)}" for each in self.features)


def match_feature(
    facts: FileFacts, block: FlagBlock, spec: Spec, resolver: Resolver, ownership: Ownership
) -> Match | None:
    """Return the feature whose flags a block sets, None where it is no feature's.

    A block is a feature's if it sets a flag that the feature names and asks for something from the
    feature's modules, from below them or from the package that these are in. A `try` is one also if
    all that it imports is among the targets of features, and it fails by its imports alone. Another
    flag over some of a feature's modules asks another question: whether a name is there that came
    with a later release, say.
    """
    asked = asked_by(facts, block, resolver)
    match = _match(block, asked, spec, ownership)
    steps = {index for step in block.steps for index in step.imports}
    if match is not None and not steps.issuperset(block.imports):
        # What is imported in one way or another is not all wanted.
        match = replace(match, unlisted={})
    return None if match is None else _arranged(match, facts, block, asked)


def touched_feature(
    facts: FileFacts, block: FlagBlock, spec: Spec, resolver: Resolver, ownership: Ownership
) -> Feature | None:
    """Return a feature from one of whose modules, or from below it, a block asks for something."""
    hops = [hop for each in asked_by(facts, block, resolver) for hop in each.hops]
    for feature in spec.features:
        modules = [text.text for text in feature.modules]
        for hop in hops:
            below = any(is_below(each, module) for each in hop.modules for module in modules)
            if below or touches(feature, hop, ownership):
                return feature
    return None


def _match(
    block: FlagBlock, asked: Sequence[Asked], spec: Spec, ownership: Ownership
) -> Match | None:
    flags = {flag.name for flag in block.flags}
    touched = [
        feature
        for feature in spec.features
        if any(touches(feature, hop, ownership) for each in asked for hop in each.hops)
    ]
    exact = [feature for feature in touched if all(is_target(feature, each) for each in asked)]
    named = [feature for feature in exact if not flags.isdisjoint(feature.flag_names)]
    is_about_imports = block.kind is BlockKind.TRY and not block.may_fail_otherwise
    if exact and (named or is_about_imports):
        either = () if len(exact) == 1 or len(named) == 1 else (_either(exact),)
        return Match((named or exact)[0], obstacles=either)
    named = _named(spec, flags, asked, ownership)
    if block.kind is BlockKind.OTHER:
        # What its value is made from may be more than what it asks for.
        return Match(named[0]) if named else None
    known = named[:1] or touched
    foreign = [each for each in asked if not any(is_target(feature, each) for feature in known)]
    if not named and not (
        is_about_imports and touched and all(each.is_standard for each in foreign)
    ):
        return None
    if len(touched) > 1:
        return _spanning(known[0], touched, asked)
    return _with_foreign(known[0], [each for each in foreign if not each.is_standard])


def _with_foreign(chosen: Feature, foreign: Sequence[Asked]) -> Match:
    """Return the match of a block that also asks for `foreign`, which the spec does not list."""
    if not foreign:
        return Match(chosen)
    written = ", ".join(each.written for each in foreign)
    packages = {text.text.partition(".")[0] for text in chosen.modules}
    if all(each.package in packages for each in foreign):
        match = Match(chosen, doubts=(Obstacle(UNLISTED_NAMES, written),))
    else:
        match = Match(chosen, obstacles=(Obstacle(FOREIGN_IMPORTS, written),))
    return replace(match, unlisted={} if chosen.any_of else _by_module(foreign))


def _by_module(asked: Sequence[Asked]) -> Mapping[str, tuple[str, ...]]:
    """Return the names that absolute imports take, by module; none where a module itself is."""
    found: dict[str, list[str]] = {}
    for fact in (each.fact for each in asked):
        if fact is not None and not fact.level and not fact.is_star and fact.module not in _TOOLS:
            found.setdefault(fact.module, []).extend([fact.name] if fact.name else [])
    return {module: tuple(dict.fromkeys(names)) for module, names in found.items()}


def _spanning(chosen: Feature, touched: Sequence[Feature], asked: Sequence[Asked]) -> Match:
    """Return the match of a block that asks for several features, all of which it must import
    whole."""
    order: dict[str, Feature] = {}
    for each in asked:
        owners = [feature for feature in touched if is_target(feature, each)]
        if len(owners) != 1 and not each.is_standard:
            names = " and ".join(feature.name for feature in touched)
            return Match(chosen, obstacles=(Obstacle("spans several features", names),))
        order.update((owner.name, owner) for owner in owners[:1])
    return Match(chosen, also=tuple(order.values()))


def _arranged(match: Match, facts: FileFacts, block: FlagBlock, asked: Sequence[Asked]) -> Match:
    """Return the match with what the order of the block's statements means for it."""
    missing = [each for feature in match.features for each in unasked(feature, asked)]
    doubts = list(match.doubts)
    if missing:
        doubts.append(Obstacle(UNASKED, ", ".join(missing)))
    targets = [
        each for each in asked if any(is_target(feature, each) for feature in match.features)
    ]
    uncertain = [each.written for each in asked if each.is_standard and not each.is_certain]
    uncertain = [each for each in uncertain if each not in [target.written for target in targets]]
    if uncertain:
        kind = "also asks for what some Pythons lack in their standard library"
        doubts.append(Obstacle(kind, ", ".join(uncertain)))
    fallible = {each.at for each in asked if not each.is_certain or each in targets}
    order = order_of(block, facts.imports, fallible)
    return replace(
        match,
        obstacles=(*match.obstacles, *order.obstacles),
        doubts=(*doubts, *order.doubts),
        hoisted=order.hoisted,
        partial=order.partial,
    )


def _named(
    spec: Spec, flags: set[str], asked: Sequence[Asked], ownership: Ownership
) -> list[Feature]:
    """Return the features that name one of the flags and are near what is asked for, the nearest
    first: the same module, one below, another of the same package."""
    hops = [hop for each in asked for hop in each.hops]
    imported = {module for hop in hops for module in hop.modules}
    near: list[tuple[int, Feature]] = []
    for feature in spec.features:
        if flags.isdisjoint(feature.flag_names):
            continue
        modules = [text.text for text in feature.all_modules]
        if any(touches(feature, hop, ownership) for hop in hops):
            near.append((0, feature))
        elif any(is_below(each, module) for each in imported for module in modules):
            near.append((1, feature))
        elif not set(map(outermost, imported)).isdisjoint(map(outermost, modules)):
            near.append((2, feature))
    return [feature for _, feature in sorted(near, key=lambda each: each[0])]


def _either(features: list[Feature]) -> Obstacle:
    names = ", ".join(feature.name for feature in features)
    return Obstacle("could ask for any of several features", names)
