"""The survey: everything that is known of a codebase, which the rules of the audit look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from ssotgen.audit.compare_classes import Comparison, Relation, compare_dataclass, compare_enum
from ssotgen.audit.flags import Flags
from ssotgen.audit.ownership import Ownership
from ssotgen.codebase.annotations import AnnotationReader
from ssotgen.codebase.facts import MODULE_SCOPE, ClassFact, FileFacts, Unparsable
from ssotgen.codebase.loading import FactLoader
from ssotgen.codebase.modules import ModuleIndex
from ssotgen.codebase.node_spans import Place
from ssotgen.codebase.prefilter import Prefilter
from ssotgen.codebase.resolve import Origin, Resolver
from ssotgen.codebase.shapes import Shape, shape_of
from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.paths import display_path
from ssotgen.spec.model import EnumSpec, Spec


class Survey:
    """A codebase as its facts tell it.

    `targets` are the files that findings are wanted of; the others only help to resolve names.
    """

    def __init__(
        self,
        spec: Spec,
        index: ModuleIndex,
        prefilter: Prefilter,
        facts: Iterable[FileFacts],
        unparsable: Sequence[Unparsable] = (),
        targets: frozenset[str] | None = None,
    ) -> None:
        self.spec = spec
        self.index = index
        self.prefilter = prefilter
        self.unparsable = tuple(unparsable)
        self.facts = {each.path: each for each in facts}
        self.targets = targets
        self._loader = FactLoader(self.facts, prefilter)
        self.ownership = Ownership(spec, index)
        self.resolver = Resolver(index, self.load, self.ownership.generated_names())
        self._comparing: set[tuple[str, str]] = set()
        self._compared: dict[tuple[str, ClassFact], Comparison | None] = {}

    @cached_property
    def flags(self) -> Flags:
        """The availability flags of the codebase and who reads them."""
        return Flags(self.spec, self.files, self.resolver, self.ownership, self.is_target)

    @cached_property
    def files(self) -> tuple[FileFacts, ...]:
        """The files that were parsed and are not generated, by path."""
        return tuple(
            self.facts[path] for path in sorted(self.facts) if not self.facts[path].generated
        )

    @cached_property
    def target_files(self) -> tuple[FileFacts, ...]:
        """Those of the files that findings are wanted of."""
        return tuple(each for each in self.files if self.is_target(each.path))

    @property
    def target_count(self) -> int:
        """How many files findings are wanted of, with those that hold nothing of interest."""
        return len(self.index.files if self.targets is None else self.targets)

    @cached_property
    def class_names(self) -> frozenset[str]:
        """The names under which the spec's classes are known anywhere, aliases included."""
        names = {each.name for each in self.spec.all_enums}
        names.update(each.name for each in self.spec.dataclasses)
        asked: set[str] = set()
        while names - asked:
            fresh, asked = names - asked, asked | names
            for facts in self.files:
                for fact in facts.imports:
                    if fact.name in fresh and fact.bound not in names:
                        origin = self.resolver.imported(facts.path, fact)
                        if self._is_ours(origin):
                            names.add(fact.bound)
        return frozenset(names)

    def _is_ours(self, origin: Origin) -> bool:
        """Whether an import leads to a class of the spec, in the generated module or in a former
        home."""
        if self.ownership.entry(origin.name) is None:
            return False
        return self.ownership.is_generated(origin) or any(
            self.ownership.is_replaced(hop) for hop in origin.trail
        )

    def is_target(self, path: str) -> bool:
        """Whether findings of this file are wanted."""
        return self.targets is None or path in self.targets

    def load(self, path: str) -> FileFacts:
        """Return the facts of a file that may not have been interesting by itself."""
        return self._loader.load(path)

    def at(self, path: str, place: Place) -> Location:
        """Return a place of a file as a finding shows it."""
        return Location(display_path(Path(path)), place.line, place.column + 1)

    def module_name(self, path: str) -> str:
        """Return the dotted name that a person would know the file by, or its path."""
        names = self.index.names_of(path)
        return names[0] if names else display_path(Path(path))

    def is_former_home(self, path: str, fact: ClassFact) -> bool:
        """Whether a class statement is, at module level, in a module that the spec's entry of
        its name replaces."""
        modules = self.index.names_of(path)
        return fact.scope == MODULE_SCOPE and self.ownership.used_to_live_in(
            fact.name, path, modules
        )

    def shape(self, path: str, fact: ClassFact) -> Shape:
        """Return what a class statement declares."""
        return shape_of(fact, path, self.resolver)

    def compare(self, path: str, fact: ClassFact) -> Comparison | None:
        """Compare a class with what the spec declares under its name; None where it declares
        nothing."""
        key = (path, fact)
        if key not in self._compared:
            entry = self.ownership.entry(fact.name)
            self._compared[key] = None if entry is None else self._compare(path, fact)
        return self._compared[key]

    def _compare(self, path: str, fact: ClassFact) -> Comparison:
        entry = self.ownership.entry(fact.name)
        shape = self.shape(path, fact)
        if isinstance(entry, EnumSpec):
            return compare_enum(shape, entry)
        assert entry is not None
        owned = self.owned_name if self.is_former_home(path, fact) else self._copied_name
        reading = AnnotationReader(
            lambda chain: self.resolver.dotted(path, fact.scope, chain), owned
        )
        self._comparing.add((path, fact.name))
        try:
            return compare_dataclass(shape, entry, reading)
        finally:
            self._comparing.discard((path, fact.name))

    def owned_name(self, origin: Origin) -> str | None:
        """Return the name of the spec's class that an origin is, or is a true copy of; None for
        anything else, a drifted copy too."""
        if self.ownership.entry(origin.name) is None:
            return None
        if self.ownership.is_generated(origin):
            return origin.name
        if not self.ownership.used_to_live_in(origin.name, origin.path, origin.modules):
            return None
        return None if self.has_drifted(origin) else origin.name

    def _copied_name(self, origin: Origin) -> str | None:
        """Return what `owned_name` does, and for copies in other modules too: what a copy is made
        of are copies, where its module is copied as a whole."""
        name = self.owned_name(origin)
        if name is not None or self.ownership.entry(origin.name) is None:
            return name
        if (origin.path, origin.name) in self._comparing:
            return origin.name
        found = self.comparison_of(origin)
        return origin.name if found is not None and found.same_content else None

    def has_drifted(self, origin: Origin) -> bool:
        """Whether the class that an origin is, in a former home, differs from the spec's."""
        comparison = self.comparison_of(origin)
        return comparison is not None and comparison.relation is Relation.DIVERGENT

    def comparison_of(self, origin: Origin) -> Comparison | None:
        """Return how the class that an origin leads to compares; None where it leads to none."""
        if origin.path is None or (origin.path, origin.name) in self._comparing:
            return None
        facts = self.load(origin.path)
        found = [each for each in facts.classes if each.name == origin.name and not each.scope]
        return self.compare(origin.path, found[-1]) if found else None
