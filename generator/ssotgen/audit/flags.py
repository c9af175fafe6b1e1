"""Availability flags across a codebase: which feature each stands for, who reads it, and what keeps
it from being replaced."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ssotgen.audit.broken_imports import BrokenImports
from ssotgen.audit.match_features import Match, match_feature, touched_feature
from ssotgen.audit.ownership import Ownership
from ssotgen.codebase.facts import (
    MODULE_SCOPE,
    Access,
    BlockKind,
    Catches,
    FileFacts,
    FlagBlock,
    ImportFact,
    Mention,
    Obstacle,
    Place,
    ScopeKind,
    Use,
)
from ssotgen.codebase.resolve import Origin, Resolver
from ssotgen.diagnostics.paths import display_path
from ssotgen.spec.model import Feature, Spec

FlagKey = tuple[str, int, str]
"""A flag by its file, the scope that binds it, and its name."""

_READERS = frozenset({"getattr", "setattr", "hasattr", "delattr", "object", "multiple"})


@dataclass(frozen=True, slots=True)
class Read:
    """A place where a flag is read."""

    path: str
    use: Use


@dataclass(frozen=True, slots=True)
class FlagImport:
    """A place where a flag is imported from another module."""

    path: str
    fact: ImportFact


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that names a flag in a way that no rewrite follows: a string, an assignment from
    outside. `binding` is the module-level name that it reaches."""

    path: str
    place: Place
    binding: tuple[str, str]
    what: str


@dataclass(slots=True)
class Flag:
    """An availability flag. `match` is None for one of something that the spec does not know.

    `keep` says why its name must stay, as an alias of the property; `obstacles` why its block
    cannot be rewritten at all, and `doubts` why not exactly.
    """

    key: FlagKey
    block: FlagBlock
    positive: bool
    place: Place
    match: Match | None
    obstacles: list[Obstacle] = field(default_factory=list)
    doubts: list[Obstacle] = field(default_factory=list)
    keep: list[str] = field(default_factory=list)
    reads: list[Read] = field(default_factory=list)
    imports: list[FlagImport] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of the flag."""
        return self.key[2]

    @property
    def path(self) -> str:
        """The file that sets the flag."""
        return self.key[0]

    @property
    def feature(self) -> Feature | None:
        """The feature of the spec that the flag stands for."""
        return self.match.feature if self.match is not None else None

    def question(self, instance: str) -> str:
        """Return the expression that answers what the flag does; empty for a flag of no feature."""
        if self.match is None:
            return ""
        asked = self.match.question(instance)
        if self.positive:
            return asked
        return f"not ({asked})" if " and " in asked else f"not {asked}"

    @property
    def is_pinned(self) -> bool:
        """Whether reads in its own module must go on reading the name: a test replaces it."""
        return any(reference.binding == (self.path, self.name) for reference in self.references)


class Flags:
    """All availability flags of a codebase, with their readers."""

    def __init__(
        self,
        spec: Spec,
        files: Sequence[FileFacts],
        resolver: Resolver,
        ownership: Ownership,
        is_target: Callable[[str], bool],
    ) -> None:
        self._spec, self._ownership = spec, ownership
        self._resolver = resolver
        self._is_target = is_target
        self.by_key: dict[FlagKey, Flag] = {}
        self._broken_imports = BrokenImports(resolver.index)
        for facts in files:
            for block in facts.blocks:
                match = match_feature(facts, block, spec, resolver, ownership)
                for each in block.flags:
                    self._add(facts, block, each.name, each.positive, each.place, match)
        self._files = files
        self._known = self._gather_imports(files)

    @cached_property
    def owned(self) -> tuple[Flag, ...]:
        """The flags of the spec's features, by file and place."""
        found = [flag for flag in self._with_readers if flag.match is not None]
        for flag in found:
            self._judge(flag)
        return tuple(found)

    @property
    def candidates(self) -> tuple[Flag, ...]:
        """The flags of anything else."""
        return tuple(flag for flag in self._with_readers if flag.match is None)

    def near(self, flag: Flag) -> Feature | None:
        """Return a feature that the block of a candidate imports something of, or None."""
        facts = self._resolver.facts(flag.path)
        return touched_feature(facts, flag.block, self._spec, self._resolver, self._ownership)

    def names(self) -> frozenset[str]:
        """Return every name that a flag of the spec's features goes by, aliases included."""
        owned = [flag for flag in self.by_key.values() if flag.match is not None]
        aliases = {each.fact.bound for flag in owned for each in flag.imports}
        return frozenset({flag.name for flag in owned} | aliases)

    def names_in_targets(self) -> frozenset[str]:
        """Return the names of the flags of the spec's features that the targets set."""
        owned = (flag for flag in self.by_key.values() if flag.match is not None)
        return frozenset(flag.name for flag in owned if self._is_target(flag.path))

    @cached_property
    def _with_readers(self) -> tuple[Flag, ...]:
        """All flags, by file and place, once their readers are known."""
        for facts in self._files:
            self._gather_uses(facts)
            self._gather_mentions(facts)
        return tuple(sorted(self.by_key.values(), key=lambda flag: (flag.path, flag.place)))

    def _add(
        self,
        facts: FileFacts,
        block: FlagBlock,
        name: str,
        positive: bool,
        place: Place,
        match: Match | None,
    ) -> None:
        key = (facts.path, block.scope, name)
        flag = Flag(
            key,
            block,
            positive,
            place,
            match,
            obstacles=[_of_block(each) for each in block.obstacles],
            doubts=[_of_block(each) for each in block.doubts],
        )
        if match is not None:
            flag.obstacles.extend(_of_block(each) for each in match.obstacles)
            flag.doubts.extend(_of_block(each) for each in match.doubts)
        known = self.by_key.get(key)
        if known is not None:
            # One name set by two blocks means whatever ran last.
            known.obstacles.append(_at_line("it is set by another block too", place))
            flag.obstacles.append(_at_line("it is set by another block too", known.place))
            if match is None or known.match is not None:
                return
        self.by_key[key] = flag

    def _flag_of(self, origin: Origin | None) -> Flag | None:
        if origin is None or origin.path is None:
            return None
        return self.by_key.get((origin.path, MODULE_SCOPE, origin.name))

    def _gather_imports(self, files: Sequence[FileFacts]) -> Collection[str]:
        """Find the imports of flags, and return the names that any flag has anywhere: what is
        imported under another name may be imported by that in turn."""
        names = {key[2] for key in self.by_key}
        asked: set[str] = set()
        while names - asked:
            fresh, asked = names - asked, asked | names
            for facts in files:
                for fact in facts.imports:
                    if fact.name not in fresh:
                        continue
                    flag = self._flag_of(self._resolver.imported(facts.path, fact))
                    if flag is not None and flag.path != facts.path:
                        flag.imports.append(FlagImport(facts.path, fact))
                        names.add(fact.bound)
        return names

    def _gather_uses(self, facts: FileFacts) -> None:
        for use in facts.uses:
            flag = self._flag_read(facts.path, use) if use.name in self._known else None
            if flag is None:
                continue
            if use.access is Access.LOAD:
                if flag.block.kind is BlockKind.NONE and not use.is_test:
                    # What was imported is used, not asked whether it is there.
                    continue
                flag.reads.append(Read(facts.path, use))
            elif use.base:
                binding = self._binding_of(facts.path, use)
                what = "is set" if use.access is Access.STORE else "is deleted"
                flag.references.append(Reference(facts.path, use.place, binding, what))
            elif use.access is Access.DELETE:
                flag.obstacles.append(_at_line("it is deleted", use.place))
            elif not self._is_own_set(facts.path, flag, use):
                flag.obstacles.append(_at_line("it is set elsewhere too", use.place))

    def _flag_read(self, path: str, use: Use) -> Flag | None:
        if not use.base:
            scope = self._resolver.binding_scope(path, use.scope, use.name)
            own = self.by_key.get((path, scope, use.name)) if scope is not None else None
            if own is not None:
                return own
            bindings = self._resolver.bindings(path, scope, use.name) if scope is not None else ()
            if scope is not None and any(each.kind != "import" for each in bindings):
                return None
        return self._flag_of(self._resolver.use(path, use))

    def _binding_of(self, path: str, use: Use) -> tuple[str, str]:
        """Return the module and name that `module.FLAG` reaches first."""
        module = self._resolver.dotted(path, max(use.root_scope, 0), use.base)
        return (module.path or "", use.name) if module is not None else ("", use.name)

    def _is_own_set(self, path: str, flag: Flag, use: Use) -> bool:
        return path == flag.path and any(
            place.line <= use.place.line <= place.end_line for place in flag.block.sets
        )

    def _gather_mentions(self, facts: FileFacts) -> None:
        for mention in facts.mentions:
            for path, name in self._mentioned(facts, mention):
                origin = self._resolver.name(path, MODULE_SCOPE, name)
                flag = self._flag_of(origin)
                if flag is not None:
                    reference = Reference(facts.path, mention.place, (path, name), "is named")
                    flag.references.append(reference)

    def _mentioned(self, facts: FileFacts, mention: Mention) -> Iterator[tuple[str, str]]:
        """Yield the module-level names that a string may reach."""
        prefix, _, name = mention.text.rpartition(".")
        if prefix:
            module = self._resolver.module(prefix, facts.path)
            if module.path is not None:
                yield module.path, name
        elif mention.call in _READERS:
            base = mention.base
            module_or_none = (
                self._resolver.dotted(facts.path, mention.scope, base) if base else None
            )
            if module_or_none is not None and module_or_none.path is not None:
                if not module_or_none.name:
                    yield module_or_none.path, name
            else:
                # Whatever it is taken from, it may be any module that has the name.
                for path, scope, known in list(self.by_key):
                    if known == name and scope == MODULE_SCOPE:
                        yield path, name

    def _judge(self, flag: Flag) -> None:
        """Work out what the flag's readers mean for a rewrite."""
        scope_kind = self._scope_kind(flag)
        facts = self._resolver.facts(flag.path)
        if scope_kind is ScopeKind.FUNCTION:
            flag.doubts.append(Obstacle("its block is in a function, and runs at each call"))
        flag.doubts.extend(self._broken(flag))
        if flag.block.catches is Catches.MISSING_MODULES:
            flag.doubts.append(Obstacle("its handler lets an ImportError through"))
        if scope_kind is ScopeKind.CLASS:
            flag.keep.append("it is an attribute of a class")
        if flag.block.scope == MODULE_SCOPE and flag.name in (facts.exports or ()):
            flag.keep.append("it is listed in __all__")
        elif flag.block.scope == MODULE_SCOPE and flag.path.endswith("__init__.py"):
            flag.keep.append("a package offers it to outside code")
        compound = [each for each in flag.block.context if each != "with"]
        if any(each in ("for", "while", "match") for each in compound):
            flag.obstacles.append(Obstacle(f"its block is inside a '{compound[-1]}'"))
        elif compound:
            flag.keep.append(f"its block is inside '{compound[-1]}'")
        if facts.is_ignored(flag.place, "availability-flag"):
            flag.obstacles.append(Obstacle("a comment says to leave it"))
        for reference in flag.references:
            path = display_path(Path(reference.path))
            flag.keep.append(f"it {reference.what} at {path}:{reference.place.line}")
        readers = [each.path for each in flag.reads] + [each.path for each in flag.imports]
        for path in readers:
            if not self._is_target(path):
                flag.keep.append(f"it is read in {display_path(Path(path))}")
        presets = [each.line for each in flag.block.sets if each.line < flag.block.place.line]
        for read in flag.reads:
            place = read.use.place
            if read.path != flag.path or not presets:
                continue
            if presets[0] < place.line < flag.block.place.line:
                flag.obstacles.append(_at_line("it is read before its block", place))
        flag.keep = list(dict.fromkeys(flag.keep))
        flag.obstacles = list(dict.fromkeys(flag.obstacles))

    def _broken(self, flag: Flag) -> Iterator[Obstacle]:
        """Yield the modules of the project whose failure the flag's handler lets through."""
        features = flag.match.features if flag.match is not None else ()
        if flag.block.catches is Catches.EVERYTHING:
            return
        for text in (text for feature in features for text in feature.modules):
            found = self._broken_imports.raised_by(text.text, flag.path)
            if found is not None:
                where = f"{display_path(Path(found[0]))}:{found[1]}"
                yield Obstacle("its handler lets through what its import may raise", where)

    def _scope_kind(self, flag: Flag) -> ScopeKind:
        return self._resolver.facts(flag.path).scopes[flag.block.scope].kind


def _of_block(obstacle: Obstacle) -> Obstacle:
    if obstacle.kind.startswith("the feature"):
        return obstacle
    return Obstacle(f"its block {obstacle.kind}", obstacle.detail)


def _at_line(kind: str, place: Place) -> Obstacle:
    return Obstacle(kind, f"line {place.line}")
