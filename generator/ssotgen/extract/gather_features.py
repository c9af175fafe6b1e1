"""Gathering features: what a codebase guards with flags, one feature for each distribution."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ssotgen.codebase.facts import MODULE_SCOPE, FileFacts
from ssotgen.codebase.flag_blocks import CONDITIONAL, OTHER_VALUES
from ssotgen.codebase.flag_facts import BlockKind, FlagBlock
from ssotgen.codebase.module_tests import HELPER, LOADED, VERSION
from ssotgen.codebase.resolve import Resolver
from ssotgen.diagnostics.record import replace as replace_record
from ssotgen.extract.distributions import distribution_of
from ssotgen.extract.drafts import FeatureDraft, Guard
from ssotgen.extract.feature_names import (
    feature_name,
    is_telling,
    named_apart,
    resembles,
    stem_of,
)
from ssotgen.extract.losses import Loss

Imports = Mapping[str, tuple[str, ...]]

_PART_OF_PYTHON = "they check for a part of Python"


@dataclass(slots=True)
class _Group:
    """The guards of one distribution, or of modules of the codebase that are guarded together."""

    key: str
    own: bool
    guards: list[Guard] = field(default_factory=list)


def gather_features(
    files: Iterable[FileFacts],
    resolver: Resolver,
    *,
    min_copies: int = 1,
    refused: Mapping[str, str] | None = None,
) -> tuple[dict[str, FeatureDraft], list[Loss]]:
    """Return the features by name, and what could not be made part of one."""
    losses: list[Loss] = []
    groups: dict[str, _Group] = {}
    for facts in files:
        blocks = (_without_inner_flags(facts, block) for block in facts.blocks)
        for block in filter(_says_what_it_asks, blocks):
            if _is_named_like_a_flag(facts, block):
                _sort_in(facts, block, resolver, groups, losses)
    drafts = []
    for group in groups.values():
        draft = _draft(group, losses)
        if draft is not None and len(draft.files) >= min_copies:
            drafts.append(draft)
    features = {draft.name: draft for draft in named_apart(drafts)}
    for name, reason in (refused or {}).items():
        draft = features.pop(name, None)
        if draft is not None:
            message = f"the feature {name} is left out: {reason}"
            losses.append(Loss(draft.guards[0].path, draft.guards[0].place, name, message))
    return features, losses


def _without_inner_flags(facts: FileFacts, block: FlagBlock) -> FlagBlock:
    """Return a block without the flags that a `try` within sets, which imports something else."""
    names = {each.detail for each in block.obstacles if each.kind == CONDITIONAL}
    if not names:
        return block
    inner = [
        fact.place.line
        for index, fact in enumerate(facts.imports)
        if fact.guarded and fact.place.line > block.place.line and index not in block.imports
    ]
    flags = tuple(
        flag
        for flag in block.flags
        if flag.name not in names or not any(line < flag.place.line for line in inner)
    )
    return replace_record(block, flags=flags)


def _says_what_it_asks(block: FlagBlock) -> bool:
    """Whether a block surely asks if a module can be imported: `"x" in sys.modules` and a version
    that is compared ask for something else, and what a helper does with a string only its name
    tells."""
    if not block.flags:
        return False
    named = {obstacle.kind for obstacle in block.obstacles}
    asks_version = VERSION in named and block.kind in (BlockKind.TEST, BlockKind.FUNCTION)
    if LOADED in named or asks_version:
        return False
    if any(each.kind == OTHER_VALUES and "(" in each.detail for each in block.obstacles):
        return False
    stems = [stem_of(flag.name) for flag in block.flags]
    like = any(resembles(stem, module) for stem in stems for module in block.modules)
    return like or HELPER not in named


def _is_named_like_a_flag(facts: FileFacts, block: FlagBlock) -> bool:
    """Whether a function, or a name within one, says that it is about a module: it may as well do
    something with it."""
    is_global = block.scope == MODULE_SCOPE
    if block.kind is BlockKind.NONE or (is_global and block.kind is not BlockKind.FUNCTION):
        return True
    asked = (*block.modules, *(facts.imports[index].module for index in block.imports))
    return any(
        (is_global and is_telling(flag.name)) or resembles(stem_of(flag.name), module)
        for flag in block.flags
        for module in asked
    )


def _sort_in(
    facts: FileFacts,
    block: FlagBlock,
    resolver: Resolver,
    groups: dict[str, _Group],
    losses: list[Loss],
) -> None:
    """Put a block into the group of what it asks for."""
    asked, own = _asked(facts, block, resolver)
    flags = () if block.kind is BlockKind.NONE else tuple(flag.name for flag in block.flags)
    outside = {module: names for module, names in asked.items() if module not in own}
    foreign = {
        module: names
        for module, names in outside.items()
        if module.partition(".")[0] not in sys.stdlib_module_names
    }
    place = block.flags[0].place
    if not foreign and not own:
        for flag in flags:
            module = next(iter(outside), "")
            reason = f"it checks for {module}, which is part of Python"
            message = f"{flag} was not converted to a feature: {reason}"
            outcome = "were not converted to features"
            losses.append(
                Loss(facts.path, place, flag, message, "", _PART_OF_PYTHON, outcome, is_note=True)
            )
        return
    if not foreign:
        guard = Guard(facts.path, place, flags, {m: n for m, n in asked.items() if m in own})
        _join_own(groups, guard)
        return
    by_key: dict[str, dict[str, tuple[str, ...]]] = {}
    for module, names in foreign.items():
        by_key.setdefault(distribution_of(module), {})[module] = names
    chosen = _resembling(flags, by_key)
    for key, imports in by_key.items():
        theirs = flags if key == chosen else ()
        group = groups.setdefault(key, _Group(key, own=False))
        group.guards.append(Guard(facts.path, place, theirs, imports))
    if len(by_key) > 1 and flags:
        message = f"{flags[0]} checks for {' and '.join(by_key)} at once; each became a feature"
        hint = f"the flag is listed with {chosen}; no single feature means the same"
        losses.append(Loss(facts.path, place, flags[0], message, hint))


def _asked(
    facts: FileFacts, block: FlagBlock, resolver: Resolver
) -> tuple[dict[str, tuple[str, ...]], set[str]]:
    """Return the names that a block takes from each module, and which of these the codebase has."""
    asked: dict[str, tuple[str, ...]] = {}
    own: set[str] = set()
    for index in block.imports:
        fact = facts.imports[index]
        origin = resolver.imported_module(facts.path, fact)
        module = origin.modules[0] if origin.modules else fact.module
        names = (fact.name,) if fact.name and not fact.is_star else ()
        asked[module] = tuple(dict.fromkeys((*asked.get(module, ()), *names)))
        if origin.path is not None or fact.level:
            own.add(module)
    for module in block.modules:
        asked.setdefault(module, ())
        if resolver.module(module, facts.path).path is not None:
            own.add(module)
    return asked, own


def _join_own(groups: dict[str, _Group], guard: Guard) -> None:
    """Add a guard of modules of the codebase to the group that has one of these already."""
    related = [
        key
        for key, group in groups.items()
        if group.own
        and any(not guard.imports.keys().isdisjoint(each.imports) for each in group.guards)
    ]
    key = related[0] if related else f".{next(iter(guard.imports))}"
    group = groups.setdefault(key, _Group(key, own=True))
    for other in related[1:]:
        group.guards.extend(groups.pop(other).guards)
    group.guards.append(guard)


def _resembling(flags: Sequence[str], keys: Iterable[str]) -> str:
    """Return the distribution whose name is most like that of the flags."""
    stems = [stem_of(flag) for flag in flags]
    listed = list(keys)
    like = [key for key in listed if any(resembles(stem, key) for stem in stems)]
    return (like or listed)[0]


def _draft(group: _Group, losses: list[Loss]) -> FeatureDraft | None:
    flagged = [guard for guard in group.guards if guard.flags]
    if not flagged:
        # Names that are None, and no flag: worth a feature only where several files have them.
        if len({guard.path for guard in group.guards}) < 2 or group.own:
            return None
        bare: Imports = {group.key: ()}
        guards = tuple(replace(guard, imports=bare) for guard in group.guards)
        name = feature_name((), group.key)
        return FeatureDraft(name, group.key, bare, (), guards, len(guards))
    count = Counter(flag for guard in flagged for flag in guard.flags)
    primary = max(count, key=lambda flag: (count[flag], -len(flag), flag))
    accepted = [guard for guard in flagged if _asks_the_same(guard, primary, group)]
    everything = _joined(accepted)
    for guard in flagged:
        if guard in accepted:
            continue
        if all(set(names) <= set(everything.get(m, ())) for m, names in guard.imports.items()):
            accepted.append(guard)
            continue
        asked = ", ".join(_written(guard.imports))
        message = f"{guard.flags[0]} asks for {asked}, which is not all that {primary} asks for"
        hint = "declare a feature of its own, or add what it imports and the flag to the other"
        losses.append(Loss(guard.path, guard.place, guard.flags[0], message, hint, is_note=True))
    imports = _joined(_most_alike(accepted))
    flags = tuple(dict.fromkeys(flag for guard in accepted for flag in guard.flags))
    without = [guard for guard in group.guards if not guard.flags]
    name = feature_name(flags, group.key.strip("."))
    package = group.key.strip(".")
    guards = (*accepted, *without)
    alike = sum(_joined([guard]) == imports for guard in accepted)
    return FeatureDraft(name, package, imports, flags, guards, alike, is_own=group.own)


def _asks_the_same(guard: Guard, primary: str, group: _Group) -> bool:
    stems = {stem_of(flag) for flag in guard.flags}
    wanted = {stem_of(primary), group.key.lower(), group.key.rpartition(".")[2].lower()}
    return primary in guard.flags or not stems.isdisjoint(wanted)


def _most_alike(guards: Sequence[Guard]) -> Sequence[Guard]:
    """Return the guards that ask for what most of them ask, all where no two ask for the same."""
    asked = [repr(_joined([guard])) for guard in guards]
    count = Counter(asked)
    wanted = max(count, key=lambda each: (count[each], -len(each), each))
    if count[wanted] == 1:
        return guards
    return [guard for guard, each in zip(guards, asked, strict=True) if each == wanted]


def _joined(guards: Iterable[Guard]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for guard in guards:
        for module, names in guard.imports.items():
            found.setdefault(module, {}).update(dict.fromkeys(names))
    return {module: tuple(sorted(names)) for module, names in sorted(found.items())}


def _written(imports: Imports) -> list[str]:
    return [
        f"{module}.{name}" if name else module
        for module, names in imports.items()
        for name in (names or ("",))
    ]
