"""The rule: for each flag that could go, whether its name may leave its module, and what follows
where it may not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ssotgen.audit.flag import Flag, FlagImport, FlagKey, Read
from ssotgen.audit.survey import Survey
from ssotgen.codebase.facts import MODULE_SCOPE, Access, ScopeKind, Use
from ssotgen.codebase.node_spans import Place
from ssotgen.migrate.import_effects import ImportEffects
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.migrate.visibility.annotated import is_partly_annotated
from ssotgen.migrate.visibility.family import Family
from ssotgen.migrate.visibility.objects import Objects
from ssotgen.migrate.visibility.partial_imports import unguarded_reads
from ssotgen.migrate.visibility.rows import BoundName, Consequence, Reasons, Sight, Sighting
from ssotgen.migrate.visibility.search import Search


@dataclass(slots=True)
class Visibility:
    """What is known of the names of flags.

    `names` are the module-level names that must stay, with the reasons, and `local` the flags of
    functions and classes for which that is so. `pinned` are those among `names` that code may set
    from outside, so that reads must go on reading them. `left` are imported names, by file, whose
    imports and reads both stay, and `offered` those whose imports alone stay, since they pass the
    name on. `proven` are the reads that can be rewritten, `class_reads` those that the survey does
    not know. `refused`, `try_stays` and `unsafe` say why a flag must be left as it is, must go
    alone, or may change with its block.
    """

    names: dict[BoundName, Reasons] = field(default_factory=dict)
    local: dict[FlagKey, Reasons] = field(default_factory=dict)
    pinned: set[BoundName] = field(default_factory=set)
    left: set[BoundName] = field(default_factory=set)
    offered: set[BoundName] = field(default_factory=set)
    proven: set[tuple[str, Place]] = field(default_factory=set)
    class_reads: dict[FlagKey, list[Read]] = field(default_factory=dict)
    refused: dict[FlagKey, Reasons] = field(default_factory=dict)
    try_stays: dict[FlagKey, Reasons] = field(default_factory=dict)
    unsafe: dict[FlagKey, Reasons] = field(default_factory=dict)

    def keeps_import(self, each: FlagImport) -> bool:
        """Whether an import of a flag stays."""
        return (each.path, each.fact.bound) in self.left | self.offered

    def reads(self, flag: Flag) -> Iterator[Read]:
        """Yield the reads of a flag that ask the generated module instead; none of one whose name
        stays in a function or a class."""
        if flag.key in self.local:
            return
        for read in (*flag.reads, *self.class_reads.get(flag.key, ())):
            if self._rewrites(read):
                yield read

    def _rewrites(self, read: Read) -> bool:
        if (read.path, read.use.place) not in self.proven:
            return False
        return bool(read.use.base) or (read.path, read.use.name) not in self.left

    def why(self, flag: Flag) -> str:
        """Return why the name of a flag must stay, empty where it may go."""
        if flag.block.scope != MODULE_SCOPE:
            return str(self.local.get(flag.key, ""))
        return str(self.names.get((flag.path, flag.name), ""))


def who_sees(
    survey: Survey, flags: Iterable[Flag], files: ProjectFiles, editable: frozenset[str]
) -> Visibility:
    """Return what sees the names of flags that could be replaced.

    `editable` are the files that may be written.
    """
    return _Judge(Family(survey, tuple(flags)), files, editable).judge()


class _Judge:
    def __init__(self, family: Family, files: ProjectFiles, editable: frozenset[str]) -> None:
        self._family = family
        self._survey = family.survey
        self._files = files
        self._editable = editable
        self._made = Visibility()
        self._effects = ImportEffects(family.survey, files)
        self._own = {
            (flag.path, flag.name): flag
            for flag in family.flags
            if flag.block.scope == MODULE_SCOPE
        }

    def judge(self) -> Visibility:
        left = self._left_reads()
        search = Search(self._family, self._files, left)
        for path, places in search.proven.items():
            self._made.proven.update((path, place) for place in places)
        for path, name, place in search.class_reads:
            self._class_read(path, name, place)
        for flag in self._family.flags:
            self._structure(flag)
            for each in flag.imports:
                self._import(each, flag)
        for sighting in search.sightings:
            self._sighting(sighting)
        objects = Objects(self._family, self._files)
        for flag, path, line in unguarded_reads(self._family.flags, objects):
            reasons = self._made.try_stays.setdefault(flag.key, Reasons())
            reasons.add(Sight.PARTLY_BOUND.phrase, path, line)
        self._pin_importers()
        for flag in self._family.flags:
            for read in (*flag.reads, *self._made.class_reads.get(flag.key, ())):
                if not self._made.pinned.isdisjoint(self._way(self._binding_of(read))):
                    self._made.proven.discard((read.path, read.use.place))
            for each in flag.imports:
                self._leave_what_stays(each)
        return self._made

    # What the survey knows

    def _left_reads(self) -> frozenset[tuple[str, Place]]:
        """Return the reads that nobody may rewrite: a comment says so, or their file stays."""
        return frozenset(
            (read.path, read.use.place)
            for flag in self._family.flags
            for read in flag.reads
            if read.path not in self._editable
            or self._survey.load(read.path).is_ignored(read.use.place, "flag-use")
        )

    def _class_read(self, path: str, name: str, place: Place) -> None:
        read = Read(path, Use(name, MODULE_SCOPE, place, Access.LOAD))
        for flag in self._family.flags_of.get((path, name), ()):
            self._made.class_reads.setdefault(flag.key, []).append(read)

    def _binding_of(self, read: Read) -> BoundName:
        """Return the name at the top of a module that a read looks at first."""
        use = read.use
        if not use.base:
            return (read.path, use.name)
        scope = max(use.root_scope, MODULE_SCOPE)
        module = self._survey.resolver.dotted(read.path, scope, use.base)
        return ((module.path or "") if module is not None else "", use.name)

    def _structure(self, flag: Flag) -> None:
        kind = self._survey.load(flag.path).scopes[flag.block.scope].kind
        compound = [each for each in flag.block.context if each != "with"]
        if kind is ScopeKind.CLASS:
            self._keep_flag(flag, "it is an attribute of a class")
            if is_partly_annotated(flag, self._files):
                reasons = self._made.unsafe.setdefault(flag.key, Reasons())
                reasons.add("it is an attribute of a class, annotated in some branches only")
        if compound:
            self._keep_flag(flag, f"its block is inside '{compound[-1]}'")
            if flag.block.scope == MODULE_SCOPE:
                # Where the block did not run the flag may be missing, and must not be answered.
                self._made.pinned.add((flag.path, flag.name))
        if flag.block.scope == MODULE_SCOPE and flag.path.endswith("__init__.py"):
            self._keep_flag(flag, "a package offers it to outside code")

    def _keep_flag(self, flag: Flag, phrase: str) -> None:
        if flag.block.scope == MODULE_SCOPE:
            self._keep((flag.path, flag.name), phrase)
        else:
            self._made.local.setdefault(flag.key, Reasons()).add(phrase)

    def _import(self, each: FlagImport, flag: Flag) -> None:
        fact = each.fact
        if not self._is_rewritable(each):
            self._leave(each, Sight.LEFT_IMPORT)
        elif fact.scope == MODULE_SCOPE and self._is_offered(flag, each):
            self._leave(each, Sight.OFFERED)

    def _is_rewritable(self, each: FlagImport) -> bool:
        """Whether an import can be taken out of its statement: it is the only binding of its name,
        it binds no attribute of a class, and no handler waits for its failure."""
        facts, fact = self._survey.load(each.path), each.fact
        if each.path not in self._editable or facts.is_ignored(fact.place, "flag-import"):
            return False
        if facts.scopes[fact.scope].kind is ScopeKind.CLASS:
            return False
        if fact.guarded or fact.type_checking or self._has_effects(each):
            return False
        return len(self._survey.resolver.bindings(each.path, fact.scope, fact.bound)) == 1

    def _has_effects(self, each: FlagImport) -> bool:
        """Whether a file would not import a module any more that does something when it is."""
        gone = [
            other
            for other in self._family.imports_in.get(each.path, ())
            if (other.level, other.module) == (each.fact.level, each.fact.module)
        ]
        return self._effects.are_lost(self._survey.load(each.path), gone)

    def _is_offered(self, flag: Flag, each: FlagImport) -> bool:
        """Whether an import takes a flag not to read it, but to pass it on."""
        if each.fact.aliased and each.fact.bound == each.fact.name:
            return True
        is_package = each.path.endswith("__init__.py")
        return is_package and not any(
            read.path == each.path and not read.use.base for read in flag.reads
        )

    def _leave(self, each: FlagImport, sight: Sight) -> None:
        at = (sight.value.phrase, each.path, each.fact.place.line)
        stays = self._made.offered if sight is Sight.OFFERED else self._made.left
        stays.add((each.path, each.fact.bound))
        if each.fact.scope == MODULE_SCOPE:
            self._keep((each.path, each.fact.bound), *at)
        for hop in self._survey.resolver.imported(each.path, each.fact).trail:
            if hop.path is not None:
                self._keep((hop.path, hop.name), *at)

    # What the search finds

    def _sighting(self, sighting: Sighting) -> None:
        row = sighting.sight.value
        at = (row.phrase, sighting.path, sighting.line)
        any_of_it = self._family.bound.get(sighting.name, frozenset())
        for bound in sorted(any_of_it if sighting.reach is None else sighting.reach):
            flag = self._own.get(bound)
            if row.consequence is Consequence.UNSAFE:
                if flag is not None and self._is_concerned(flag, sighting.sight):
                    self._made.unsafe.setdefault(flag.key, Reasons()).add(*at)
            elif row.consequence is Consequence.REFUSED and flag is not None:
                self._made.refused.setdefault(flag.key, Reasons()).add(*at)
            else:
                self._keep(bound, *at)
                if row.consequence in (Consequence.PINNED, Consequence.REFUSED):
                    self._made.pinned.add(bound)
        for flag in self._family.local_flags.get((sighting.path, sighting.name), ()):
            self._made.local.setdefault(flag.key, Reasons()).add(*at)

    def _is_concerned(self, flag: Flag, sight: Sight) -> bool:
        return sight is not Sight.ANNOTATIONS_READ or is_partly_annotated(flag, self._files)

    def _keep(self, bound: BoundName, phrase: str, path: str = "", line: int = 0) -> None:
        """Keep a name, and those of other modules that it is taken from."""
        for each in self._way(bound):
            self._made.names.setdefault(each, Reasons()).add(phrase, path, line)

    def _way(self, bound: BoundName) -> Iterator[BoundName]:
        path, name = bound
        yield bound
        origin = self._survey.resolver.name(path, MODULE_SCOPE, name) if path else None
        for hop in origin.trail if origin is not None else ():
            if hop.path is not None:
                yield hop.path, hop.name

    def _pin_importers(self) -> None:
        """Pin what is imported from a name that may be set: an import may run after that."""
        for flag in self._family.flags:
            for each in flag.imports:
                trail = self._survey.resolver.imported(each.path, each.fact).trail
                if any((hop.path, hop.name) in self._made.pinned for hop in trail):
                    bound = (each.path, each.fact.bound)
                    self._made.left.add(bound)
                    self._made.pinned.add(bound)
                    if each.fact.scope == MODULE_SCOPE:
                        self._made.names.setdefault(bound, Reasons())

    def _leave_what_stays(self, each: FlagImport) -> None:
        """Leave an import whose name stays, or is used in a way that no rewrite follows."""
        bound = (each.path, each.fact.bound)
        if bound in self._made.left or bound in self._made.offered:
            return
        if each.fact.scope == MODULE_SCOPE:
            if bound in self._made.names:
                self._made.left.add(bound)
        elif any((each.path, place) not in self._made.proven for place in self._uses(each)):
            self._leave(each, Sight.LEFT_IMPORT)

    def _uses(self, each: FlagImport) -> Iterator[Place]:
        """Yield the uses of a name that a function imports."""
        scopes = self._files.scopes(each.path)
        own = None
        for found in scopes.occurrences:
            place = self._files.place(each.path, found.node)
            if place == each.fact.place:
                own = found.scope
        for found in scopes.occurrences:
            if found.name != each.fact.bound or scopes.owner(found.name, found.scope) is not own:
                continue
            place = self._files.place(each.path, found.node)
            if found.access is not Access.LOAD and place == each.fact.place:
                continue
            yield place
