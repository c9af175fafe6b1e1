"""Planning for classes: copies of the spec's that go, and imports of them."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from ssotgen.audit.fixability import decide_class, stale_import, stale_use
from ssotgen.audit.survey import Survey
from ssotgen.codebase.annotations import AnnotationReader
from ssotgen.codebase.facts import MODULE_SCOPE, Access, ClassFact, FileFacts
from ssotgen.codebase.resolve import Origin
from ssotgen.diagnostics.finding import Fix
from ssotgen.migrate.codemods.edits import NewImport, ReadEdit, Spot
from ssotgen.migrate.codemods.unused_import import used_names
from ssotgen.migrate.import_effects import LOST_EFFECTS, ImportEffects
from ssotgen.migrate.names_in_file import names_in_file
from ssotgen.migrate.new_methods import NewMethods
from ssotgen.migrate.patched_classes import PatchedClasses
from ssotgen.migrate.plan import Plan
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.migrate.visibility.rows import BoundName, Reasons
from ssotgen.spec.model import DataclassSpec
from ssotgen.spec.names import DATACLASS_METHODS


class ClassPlanner:
    """Adds to a plan what becomes of classes. `wanted` are the kinds of edits that may be made."""

    def __init__(
        self, survey: Survey, files: ProjectFiles, wanted: Collection[Fix], plan: Plan
    ) -> None:
        self._survey = survey
        self._files = files
        self._effects = ImportEffects(survey, files)
        self._wanted = wanted
        self._plan = plan
        self._going: set[BoundName] = set()

    def plan_for(self, files: Sequence[FileFacts]) -> None:
        """Plan the edits of some files."""
        self._plan_classes(files)
        for facts in files:
            self._plan_stale(facts)

    def _plan_classes(self, files: Sequence[FileFacts]) -> None:
        due = [
            (facts, fact)
            for facts in files
            for fact in facts.classes
            if self._survey.is_former_home(facts.path, fact)
            and decide_class(self._survey, facts.path, fact).fix in self._wanted
        ]
        entries = {each.name: each for each in self._survey.spec.dataclasses}
        names = frozenset(fact.name for _, fact in due if fact.name in entries)
        gained = frozenset(
            (*DATACLASS_METHODS, *(p.name for n in names for p in entries[n].properties))
        )
        annotated = (fact.name for _, fact in due if any(item.annotation for item in fact.items))
        methods = NewMethods(self._files, gained, names.union(annotated))
        going = [
            (facts, fact)
            for facts, fact in due
            if self._may_go(facts, fact, entries.get(fact.name), methods)
        ]
        for facts, fact in self._without_parts_that_stay(going):
            self._plan.of(facts.path).removed.add(Spot.of(fact.name_place))
            passed_on = not _is_used_beside(self._tree(facts.path), fact)
            module = self._survey.spec.project.enums_module
            new = NewImport(module, fact.name, fact.name, passed_on)
            self._plan.need(facts.path, fact.place.line, new)

    def _without_parts_that_stay(
        self, going: Sequence[tuple[FileFacts, ClassFact]]
    ) -> list[tuple[FileFacts, ClassFact]]:
        """Return the classes whose fields are all of classes that go with them: the generated class
        would have values of the generated ones in their place."""
        left = list(going)
        while True:
            self._going = {(facts.path, fact.name) for facts, fact in left}
            parts = [self._part_that_stays(*each) for each in left]
            for (facts, fact), part in zip(left, parts, strict=True):
                if part is not None:
                    reason = f"a field has the type {part.name}, which stays where it is"
                    plan = self._plan.unsafe if self._may_go_unsafely(part) else self._plan.refused
                    plan[facts.path, fact.name] = reason
            if not any(parts):
                return left
            left = [each for each, part in zip(left, parts, strict=True) if part is None]

    def _may_go_unsafely(self, part: Origin) -> bool:
        """Whether a class that stays would go if unsafe edits were wanted."""
        if part.path is None or Fix.UNSAFE in self._wanted:
            return False
        if (part.path, part.name) in self._plan.refused:
            return False
        found = [
            fact
            for fact in self._survey.load(part.path).classes
            if fact.name == part.name and fact.scope == MODULE_SCOPE
        ]
        return any(
            decide_class(self._survey, part.path, each).fix is not Fix.NONE for each in found
        )

    def _part_that_stays(self, facts: FileFacts, fact: ClassFact) -> Origin | None:
        """Return a class of the spec that is the type of a field, and that stays."""
        resolver = self._survey.resolver
        origins: list[Origin] = []

        def noted(origin: Origin) -> None:
            origins.append(origin)

        reading = AnnotationReader(
            lambda chain: resolver.dotted(facts.path, fact.scope, chain), noted
        )
        for item in fact.items:
            if item.annotation:
                reading.type_text(item.annotation)
        owned = (each for each in origins if self._survey.ownership.entry(each.name) is not None)
        return next((each for each in owned if self._splits(each)), None)

    def _may_go(
        self, facts: FileFacts, fact: ClassFact, entry: DataclassSpec | None, methods: NewMethods
    ) -> bool:
        """Whether the generated class, with its methods, can take the place of a class; `entry` is
        None for an enum."""
        at = (facts.path, fact.name)
        refusals, reasons = Reasons(), Reasons()
        if entry is not None:
            refusals = methods.refusals(fact.name, frozenset(each.name for each in entry.fields))
            reasons = methods.reasons(fact.name, frozenset(item.name for item in fact.items))
        if entry is not None and not _has_types_as_text(self._tree(facts.path)):
            reasons.update(methods.type_readers())
            reasons.update(methods.annotation_readers(fact.name))
        elif entry is None and any(item.annotation for item in fact.items):
            reasons.update(methods.annotation_readers(fact.name))
        if refusals:
            self._plan.refused[at] = str(refusals)
        elif reasons and Fix.UNSAFE not in self._wanted:
            self._plan.unsafe[at] = str(reasons)
        else:
            return True
        return False

    def _plan_stale(self, facts: FileFacts) -> None:
        module = self._survey.spec.project.enums_module
        resolver = self._survey.resolver
        found = {fact: stale_import(self._survey, facts, fact) for fact in facts.imports}
        gone = [
            fact
            for fact, stale in found.items()
            if stale is not None and not self._splits(resolver.imported(facts.path, fact))
        ]
        loses = Fix.UNSAFE not in self._wanted and self._effects.are_lost(facts, gone)
        for fact in gone:
            stale = found[fact]
            if stale is None or stale.decision.fix not in self._wanted:
                continue
            if loses:
                self._plan.unsafe[facts.path, stale.name] = LOST_EFFECTS
                continue
            late = fact.scope != MODULE_SCOPE
            if late and self._is_patched(facts, stale.name, resolver.imported(facts.path, fact)):
                continue
            new = NewImport(module, stale.name, fact.bound)
            self._plan.of(facts.path).moved[Spot.of(fact.place)] = new
        for use in facts.uses:
            stale = stale_use(self._survey, facts.path, use)
            if stale is None or stale.decision.fix not in self._wanted:
                continue
            if use.access is not Access.LOAD or self._splits(resolver.use(facts.path, use)):
                continue
            if self._is_patched(facts, stale.name, resolver.use(facts.path, use)):
                continue
            new = NewImport(module, stale.name, self._free_name(facts, stale.name, use.scope))
            self._plan.of(facts.path).reads[use.place] = ReadEdit(new.bound)
            self._plan.need(facts.path, use.place.line, new)

    def _is_patched(self, facts: FileFacts, name: str, origin: Origin | None) -> bool:
        """Whether code that takes a class from its module when it runs may be given something else
        there, by a test, and so is left as it is; and note why."""
        hops = origin.trail if origin is not None else ()
        reason = self._patched.why([(hop.path or "", hop.name) for hop in hops])
        if reason and Fix.UNSAFE not in self._wanted:
            self._plan.unsafe[facts.path, name] = reason
            return True
        return False

    @cached_property
    def _patched(self) -> PatchedClasses:
        return PatchedClasses(self._survey, self._files, self._survey.class_names)

    def _splits(self, origin: Origin | None) -> bool:
        """Whether taking the generated class instead would make two classes of one, since the class
        that is taken now stays where it is."""
        if origin is None or origin.path is None or self._survey.ownership.is_generated(origin):
            return False
        return (origin.path, origin.name) not in self._going

    def _free_name(self, facts: FileFacts, name: str, scope: int) -> str:
        """Return what to call a class of the generated module, for a use in a scope of a file that
        may have something else of its name, or a local name that is not bound yet."""
        module = self._survey.spec.project.enums_module
        moved = self._plan.of(facts.path).moved
        bindings = [each for each in facts.bindings if each.name == name]
        same = NewImport(module, name, name)
        around = set(_around(facts, scope))
        if bindings and all(
            moved.get(Spot.of(each.place)) == same and each.scope not in around for each in bindings
        ):
            return name
        taken = names_in_file(self._files.nodes(facts.path), module)
        while name in taken:
            name = f"ssot_{name}"
        return name

    def _tree(self, path: str) -> ast.Module:
        tree = self._files.tree(path)
        assert isinstance(tree, ast.Module), "only files that parse have findings"
        return tree


def _around(facts: FileFacts, scope: int) -> Iterator[int]:
    """Yield a scope and those around it, but for that of the module."""
    while scope > MODULE_SCOPE:
        yield scope
        scope = facts.scopes[scope].parent


def _has_types_as_text(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == "__future__"
        and any(alias.name == "annotations" for alias in node.names)
        for node in tree.body
    )


def _is_used_beside(tree: ast.Module, fact: ClassFact) -> bool:
    """Whether anything in a file but the class itself reads the name of a class, or `__all__` lists
    it."""
    rest = [
        node
        for node in tree.body
        if not isinstance(node, ast.ClassDef) or node.lineno != fact.name_place.line
    ]
    return fact.name in used_names(ast.Module(body=rest, type_ignores=[]))
