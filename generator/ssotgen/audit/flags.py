"""Availability flags across a codebase: which feature each belongs to, and who reads it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property

from ssotgen.audit.flag import Flag, FlagImport, FlagKey, Read, Reference, at_line
from ssotgen.audit.judge_flags import FlagJudge
from ssotgen.audit.match_features import Match, match_feature, touched_feature
from ssotgen.audit.ownership import Ownership
from ssotgen.codebase.facts import MODULE_SCOPE, Access, FileFacts, Mention, Use
from ssotgen.codebase.flag_facts import BlockKind, FlagBlock, Obstacle
from ssotgen.codebase.node_spans import Place
from ssotgen.codebase.resolve import Origin, Resolver
from ssotgen.spec.model import Feature, Spec

_READERS = frozenset({"getattr", "setattr", "hasattr", "delattr", "object", "multiple"})


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
        judge = FlagJudge(self._resolver, self._is_target)
        for flag in found:
            judge.judge(flag)
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
        flag = Flag(key, block, positive, place, match)
        against = (*block.obstacles, *(match.obstacles if match is not None else ()))
        doubts = match.doubts if match is not None else ()
        doubts = (*doubts, *(each for each in against if each.is_doubt))
        against = tuple(each for each in against if not each.is_doubt)
        flag.obstacles.extend(_of_block(each) for each in against if not each.about_if)
        flag.doubts.extend(_of_block(each) for each in doubts if not each.about_if)
        flag.try_stays.extend(_of_block(each) for each in (*against, *doubts) if each.about_if)
        known = self.by_key.get(key)
        if known is not None:
            # One name set by two blocks means whatever ran last.
            known.obstacles.append(at_line("it is set by another block too", place))
            flag.obstacles.append(at_line("it is set by another block too", known.place))
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
                flag.obstacles.append(at_line("it is deleted", use.place))
            elif not self._is_own_set(facts.path, flag, use):
                flag.obstacles.append(at_line("it is set elsewhere too", use.place))

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


def _of_block(obstacle: Obstacle) -> Obstacle:
    if obstacle.kind.startswith("the feature"):
        return obstacle
    return Obstacle(f"its block {obstacle.kind}", obstacle.detail)
