"""Deciding: which findings can be fixed by a rewrite, and whether that is proven to be safe."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.compare_classes import Comparison, Relation
from ssotgen.audit.flag import Flag
from ssotgen.audit.survey import Survey
from ssotgen.codebase.facts import MODULE_SCOPE, ClassFact, FileFacts, ImportFact, Use
from ssotgen.codebase.flag_facts import BlockKind, Obstacle
from ssotgen.codebase.resolve import Origin
from ssotgen.diagnostics.finding import Fix
from ssotgen.diagnostics.record import record
from ssotgen.spec.model import Feature, Resolve


@record
class Decision:
    """What a rewrite may do; `obstacles` say why it may not, is unsafe, or leaves the `try` of a
    flag."""

    fix: Fix
    obstacles: tuple[Obstacle, ...] = ()

    @property
    def reason(self) -> str:
        """The obstacles as one text."""
        return "; ".join(map(str, self.obstacles))


def use_instead(decision: Decision, expression: str) -> str:
    """Return the hint to write `expression` instead, and the command that does so, if any."""
    if decision.fix is Fix.SAFE:
        return f"run `ssotgen migrate --write` to use `{expression}` instead"
    if decision.fix is Fix.UNSAFE:
        return (
            f"use `{expression}`; `ssotgen migrate --write --unsafe-fixes` does so: "
            f"{decision.reason}"
        )
    return f"use `{expression}`; `migrate` cannot do that here: {decision.reason}"


def decide_class(survey: Survey, path: str, fact: ClassFact) -> Decision:
    """Decide on a class in a former home of its name."""
    comparison = survey.compare(path, fact)
    if comparison is None or comparison.relation is Relation.DIVERGENT:
        return _refused("it has drifted")
    if survey.load(path).is_ignored(fact.name_place, "duplicate-definition"):
        return _refused("a comment says to leave it")
    if fact.call is not None:
        return _refused("a call makes it, not a class statement")
    if fact.scope != MODULE_SCOPE or fact.context:
        return _refused("it is not at the top level of its module")
    bindings = survey.resolver.bindings(path, MODULE_SCOPE, fact.name)
    if len(bindings) > 1:
        return _refused("its module binds the name more than once", fact.name)
    return _by_comparison(comparison)


def decide_flag(flag: Flag) -> Decision:
    """Decide on an availability flag of one of the spec's features."""
    feature, match = flag.feature, flag.match
    if feature is None or match is None:
        return _refused("nothing in the spec corresponds to it")
    if any(each.any_of for each in match.features):
        return _refused("the feature takes the first of several packages")
    if flag.obstacles:
        return Decision(Fix.NONE, tuple(flag.obstacles))
    if flag.try_stays and flag.must_stay:
        return Decision(Fix.NONE, tuple(flag.try_stays))
    doubts = [*flag.doubts, *(doubt for each in match.features for doubt in _feature_doubts(each))]
    return (
        Decision(Fix.UNSAFE, tuple(doubts)) if doubts else Decision(Fix.SAFE, tuple(flag.try_stays))
    )


def _feature_doubts(feature: Feature) -> Iterator[Obstacle]:
    if feature.probe is not None:
        yield Obstacle("the feature also has a probe")
    if feature.entry_points is not None:
        yield Obstacle("the feature also counts entry points")
    if feature.needs:
        yield Obstacle("the feature also needs other features")
    if feature.requires:
        yield Obstacle("the feature also requires distributions")
    if feature.disabled_by:
        yield Obstacle("the feature can be disabled by a variable", feature.disabled_by)
    if feature.resolve is not Resolve.IMPORT:
        yield Obstacle("the feature only looks whether its modules exist")


def _refused(kind: str, detail: str = "") -> Decision:
    return Decision(Fix.NONE, (Obstacle(kind, detail),))


def _unsafe(kind: str, detail: str = "") -> Decision:
    return Decision(Fix.UNSAFE, (Obstacle(kind, detail),))


@record
class Stale:
    """A spec-owned name that is taken from a former home, and what may be done about it."""

    name: str
    home: str
    decision: Decision


def stale_import(survey: Survey, facts: FileFacts, fact: ImportFact) -> Stale | None:
    """Return what a stale import takes from where, or None for one that is not stale."""
    if fact.name not in survey.class_names:
        return None
    origin = survey.resolver.imported(facts.path, fact)
    if survey.ownership.entry(origin.name) is None:
        return None
    stale = _stale(survey, origin)
    if stale is not None and facts.is_ignored(fact.place, "stale-import"):
        return Stale(stale.name, stale.home, _refused("a comment says to leave it"))
    if stale is not None and stale.decision.fix is Fix.SAFE and _only_guarded(facts, fact):
        reason = "its 'try' may be there for the module that it comes from"
        return Stale(stale.name, stale.home, _unsafe(reason))
    return stale


def stale_use(survey: Survey, path: str, use: Use) -> Stale | None:
    """Return what `module.Name` takes from where, or None where that is not stale."""
    if not use.base or survey.ownership.entry(use.name) is None:
        return None
    origin = survey.resolver.use(path, use)
    stale = None if origin is None else _stale(survey, origin)
    if stale is not None and survey.load(path).is_ignored(use.place, "stale-import"):
        return Stale(stale.name, stale.home, _refused("a comment says to leave it"))
    return stale


def _stale(survey: Survey, origin: Origin) -> Stale | None:
    homes = [hop for hop in origin.trail if survey.ownership.is_replaced(hop)]
    if not homes:
        return None
    home = homes[-1].modules[0] if homes[-1].modules else survey.module_name(homes[-1].path or "")
    return Stale(origin.name, home, _decide_origin(survey, origin))


def _decide_origin(survey: Survey, origin: Origin) -> Decision:
    if survey.ownership.is_generated(origin):
        return Decision(Fix.SAFE)
    if origin.path is None:
        return _unsafe("its former home is not among the files read", origin.modules[0])
    classes = survey.load(origin.path).classes
    found = [each for each in classes if each.name == origin.name and each.scope == MODULE_SCOPE]
    if not found:
        return _refused("its module defines no such class", survey.module_name(origin.path))
    if not survey.is_former_home(origin.path, found[-1]):
        return _refused("it comes from a module that the spec does not replace")
    return decide_class(survey, origin.path, found[-1])


def _by_comparison(comparison: Comparison) -> Decision:
    if comparison.additions:
        return _unsafe("the spec has more", ", ".join(comparison.additions))
    if comparison.replaced:
        replaced = ", ".join(comparison.replaced)
        return _unsafe("its own methods may do otherwise than the generated ones", replaced)
    if comparison.lost:
        return _unsafe("the generated class lacks what its fields have", ", ".join(comparison.lost))
    return Decision(Fix.SAFE)


def _only_guarded(facts: FileFacts, fact: ImportFact) -> bool:
    """Whether the failure of this import may be what a `try` that is no flag block waits for: no
    other import from its module would fail with it."""
    if not fact.guarded:
        return False
    index = facts.imports.index(fact)
    blocks = (block for block in facts.blocks if block.kind is not BlockKind.NONE)
    if any(index in block.imports for block in blocks):
        return False
    same_module = [
        each
        for each in facts.imports
        if each.guarded and (each.level, each.module) == (fact.level, fact.module)
    ]
    return len(same_module) < 2
