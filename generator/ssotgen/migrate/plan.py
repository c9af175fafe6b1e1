"""Planning: from what the audit knows to the edits of each file."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ssotgen.audit.fixability import decide_class, decide_flag, stale_import, stale_use
from ssotgen.audit.flags import Flag, Read
from ssotgen.audit.survey import Survey
from ssotgen.codebase.facts import (
    MODULE_SCOPE,
    Access,
    ClassFact,
    FileFacts,
    FlagBlock,
    ImportFact,
)
from ssotgen.codebase.resolve import Origin
from ssotgen.diagnostics.finding import Fix
from ssotgen.diagnostics.paths import display_path
from ssotgen.migrate.added_imports import import_once, place_imports
from ssotgen.migrate.codemods.edits import BlockEdit, FileEdits, NewImport, ReadEdit, Spot
from ssotgen.migrate.codemods.unused_import import used_names
from ssotgen.migrate.import_cycles import cycle_through
from ssotgen.migrate.import_effects import LOST_EFFECTS, ImportEffects
from ssotgen.migrate.new_methods import NewMethods
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.migrate.visibility.rows import BoundName
from ssotgen.migrate.visibility.who_sees import Visibility, who_sees
from ssotgen.spec.model import DataclassSpec
from ssotgen.spec.names import DATACLASS_METHODS


@dataclass(slots=True)
class Plan:
    """The edits of each file; `notes` say what stays that nobody might expect, `refused` and
    `unsafe` which flags are left although the audit would have them replaced, and why."""

    edits: dict[str, FileEdits] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    refused: dict[tuple[str, str], str] = field(default_factory=dict)
    unsafe: dict[tuple[str, str], str] = field(default_factory=dict)
    gone: set[tuple[str, str]] = field(default_factory=set)


class Planner:
    """Makes the plan for one survey. `editable` are the files that may be written."""

    def __init__(
        self, survey: Survey, files: ProjectFiles, editable: frozenset[str], *, unsafe: bool
    ) -> None:
        self._survey = survey
        self._files = files
        self._effects = ImportEffects(survey, files)
        self._editable = editable
        self._wanted = {Fix.SAFE, Fix.UNSAFE} if unsafe else {Fix.SAFE}
        self._plan = Plan()
        self._needs: dict[str, list[tuple[int, NewImport]]] = {}
        self._instances: dict[str, str] = {}
        self._going: set[BoundName] = set()

    def plan(self) -> Plan:
        """Return the edits."""
        candidates = self._replaceable_flags()
        seen = who_sees(self._survey, candidates, self._files, self._editable)
        flags = self._without_refused(candidates, seen)
        for block_key, group in self._blocks(flags).items():
            self._plan_block(block_key[0], group, seen)
        for flag in flags:
            self._plan_readers(flag, seen)
        files = [each for each in self._survey.target_files if each.path in self._editable]
        self._plan_classes(files)
        for facts in files:
            self._plan_stale(facts)
        for path in sorted(self._plan.edits):
            import_once(self._plan.edits[path], self._tree(path))
        for path in sorted(self._needs):
            place_imports(self._of(path), self._tree(path), self._needs[path])
        self._plan.edits = {path: each for path, each in self._plan.edits.items() if each}
        return self._plan

    # Flags

    def _replaceable_flags(self) -> list[Flag]:
        """Return the flags whose blocks are rewritten: all flags of a block, or none."""
        bad: set[tuple[str, FlagBlock]] = set()
        for flag in self._survey.flags.owned:
            decision = decide_flag(flag)
            if flag.path not in self._editable or decision.fix not in self._wanted:
                bad.add((flag.path, flag.block))
                continue
            feature = flag.feature
            way = cycle_through(self._survey, flag.path, feature) if feature is not None else ()
            if way and flag.block.scope == MODULE_SCOPE:
                reason = f"its feature would import this module again: {' -> '.join(way)}"
                self._plan.refused[flag.path, flag.name] = reason
                bad.add((flag.path, flag.block))
        return [flag for flag in self._survey.flags.owned if (flag.path, flag.block) not in bad]

    def _without_refused(self, flags: list[Flag], seen: Visibility) -> list[Flag]:
        """Return the flags whose names nothing binds again, and whose blocks nothing runs again
        unless unsafe edits are wanted: all flags of a block, or none."""
        bad: set[tuple[str, FlagBlock]] = set()
        for flag in flags:
            if flag.key in seen.refused:
                self._plan.refused[flag.path, flag.name] = str(seen.refused[flag.key])
                bad.add((flag.path, flag.block))
            elif flag.key in seen.unsafe and Fix.UNSAFE not in self._wanted:
                self._plan.unsafe[flag.path, flag.name] = str(seen.unsafe[flag.key])
                bad.add((flag.path, flag.block))
        return [flag for flag in flags if (flag.path, flag.block) not in bad]

    def _blocks(self, flags: list[Flag]) -> dict[tuple[str, FlagBlock], list[Flag]]:
        found: dict[tuple[str, FlagBlock], list[Flag]] = {}
        for flag in flags:
            found.setdefault((flag.path, flag.block), []).append(flag)
        return found

    def _plan_block(self, path: str, flags: list[Flag], seen: Visibility) -> None:
        edits = self._of(path)
        block = flags[0].block
        aliases = []
        for flag in flags:
            why = seen.why(flag)
            if why:
                aliases.append((flag.name, flag.question(self._instance(path))))
                where = f"{display_path(Path(path))}:{flag.place.line}"
                self._plan.notes.append(f"{where}: {flag.name} stays as an alias: {why}")
            elif flag.block.scope == MODULE_SCOPE:
                self._plan.gone.add((path, flag.name))
        match = flags[0].match
        assert match is not None, "only flags of features are rewritten"
        condition = self._property(path, flags[0])
        hoisted = len(match.hoisted)
        edits.blocks[Spot.of(block.place)] = BlockEdit(condition, tuple(aliases), hoisted)
        errors = f'{self._instance(path)}.get_import_errors()["{match.feature.name}"]'
        edits.reads.update((place, ReadEdit(errors)) for place in block.errors)
        edits.removed.update(Spot.of(place) for place in block.sets)
        edits.aliased.update(self._aliased(path, block, [name for name, _ in aliases]))
        first = min(place.line for place in (*block.sets, block.place))
        self._need_config(path, first)

    def _aliased(self, path: str, block: FlagBlock, names: Sequence[str]) -> dict[Spot, str]:
        """Return the statements that set flags whose names stay, and these."""
        places = {place: Spot.of(place) for place in block.sets}
        found: dict[Spot, str] = {}
        for node in ast.walk(self._tree(path)) if names else ():
            if not isinstance(node, ast.Assign | ast.AnnAssign):
                continue
            spot = places.get(self._files.place(path, node))
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            bound = [each.id for each in targets if isinstance(each, ast.Name)]
            if spot is not None and bound and bound[0] in names:
                found[spot] = bound[0]
        return found

    def _plan_readers(self, flag: Flag, seen: Visibility) -> None:
        reads = list(seen.reads(flag))
        for each in flag.imports:
            if not seen.keeps_import(each):
                self._move_flag_import(reads, each.path, each.fact)
        for read in reads:
            target = self._property(read.path, flag)
            self._of(read.path).reads[read.use.place] = ReadEdit(target, not flag.positive)
            self._need_config_for_read(read.path, flag, read.use.place.line, read.use.name)

    def _move_flag_import(self, reads: list[Read], path: str, fact: ImportFact) -> None:
        """Take a flag out of an import; the configuration comes in its place where it is read."""
        project = self._survey.spec.project
        instance = self._survey.ownership.names.instance
        is_read = any(
            read.path == path and not read.use.base and read.use.name == fact.bound
            for read in reads
        )
        new = NewImport(project.config_module, instance, self._instance(path))
        self._of(path).moved[Spot.of(fact.place)] = new if is_read else None

    def _need_config_for_read(self, path: str, flag: Flag, line: int, name: str) -> None:
        """See to it that the configuration is imported where a read of the flag now asks it: an
        import of the flag brings it; anything else needs one at the top."""
        moved = self._of(path).moved
        for each in flag.imports:
            if each.path == path and each.fact.bound == name and Spot.of(each.fact.place) in moved:
                return
        if path == flag.path and flag.block.scope == MODULE_SCOPE:
            return
        self._need_config(path, line)

    def _need_config(self, path: str, line: int) -> None:
        project = self._survey.spec.project
        instance = self._survey.ownership.names.instance
        new = NewImport(project.config_module, instance, self._instance(path))
        self._needs.setdefault(path, []).append((line, new))

    def _property(self, path: str, flag: Flag) -> str:
        """Return what asks for the features of a flag."""
        assert flag.match is not None, "only flags of features are rewritten"
        return flag.match.question(self._instance(path))

    def _instance(self, path: str) -> str:
        """Return what the configuration is called in a file: its own name, unless the file has
        something else of that name."""
        if path not in self._instances:
            name = self._survey.ownership.names.instance
            module = self._survey.spec.project.config_module
            taken = _names(self._tree(path), module)
            while name in taken:
                name = f"ssot_{name}"
            self._instances[path] = name
        return self._instances[path]

    # Classes

    def _plan_classes(self, files: list[FileFacts]) -> None:
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
        methods = NewMethods(self._files, gained, names)
        for facts, fact in due:
            if fact.name not in entries or self._may_gain(facts, fact, entries[fact.name], methods):
                self._going.add((facts.path, fact.name))
                self._of(facts.path).removed.add(Spot.of(fact.name_place))
                passed_on = not _is_used_beside(self._tree(facts.path), fact)
                module = self._survey.spec.project.enums_module
                new = NewImport(module, fact.name, fact.name, passed_on)
                self._needs.setdefault(facts.path, []).append((fact.place.line, new))

    def _may_gain(
        self, facts: FileFacts, fact: ClassFact, entry: DataclassSpec, methods: NewMethods
    ) -> bool:
        """Whether the generated dataclass, with its methods, can take the place of a class."""
        at = (facts.path, fact.name)
        refusals = methods.refusals(fact.name, frozenset(field.name for field in entry.fields))
        reasons = methods.reasons(fact.name, frozenset(item.name for item in fact.items))
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
            new = NewImport(module, stale.name, fact.bound)
            self._of(facts.path).moved[Spot.of(fact.place)] = new
        for use in facts.uses:
            stale = stale_use(self._survey, facts.path, use)
            if stale is None or stale.decision.fix not in self._wanted:
                continue
            if use.access is not Access.LOAD or self._splits(resolver.use(facts.path, use)):
                continue
            new = NewImport(module, stale.name, self._free_name(facts, stale.name))
            self._of(facts.path).reads[use.place] = ReadEdit(new.bound)
            self._needs.setdefault(facts.path, []).append((use.place.line, new))

    def _splits(self, origin: Origin | None) -> bool:
        """Whether taking the generated class instead would make two classes of one, since the class
        that is taken now stays where it is."""
        if origin is None or origin.path is None or self._survey.ownership.is_generated(origin):
            return False
        return (origin.path, origin.name) not in self._going

    def _free_name(self, facts: FileFacts, name: str) -> str:
        """Return what to call a class of the generated module in a file that may have something
        else of its name."""
        module = self._survey.spec.project.enums_module
        moved = self._of(facts.path).moved
        bindings = [each for each in facts.bindings if each.name == name]
        same = NewImport(module, name, name)
        if bindings and all(moved.get(Spot.of(each.place)) == same for each in bindings):
            return name
        taken = _names(self._tree(facts.path), module)
        while name in taken:
            name = f"ssot_{name}"
        return name

    def _of(self, path: str) -> FileEdits:
        return self._plan.edits.setdefault(path, FileEdits())

    def _tree(self, path: str) -> ast.Module:
        tree = self._files.tree(path)
        assert isinstance(tree, ast.Module), "only files that parse have findings"
        return tree


def _is_used_beside(tree: ast.Module, fact: ClassFact) -> bool:
    """Whether anything in a file but the class itself reads the name of a class, or `__all__` lists
    it."""
    rest = [
        node
        for node in tree.body
        if not isinstance(node, ast.ClassDef) or node.lineno != fact.name_place.line
    ]
    return fact.name in used_names(ast.Module(body=rest, type_ignores=[]))


def _names(tree: ast.Module, module: str) -> frozenset[str]:
    """Return every name that a file binds or reads anywhere, but for what it imports from
    `module` and nothing else binds."""
    bound: set[str] = set()
    read: set[str] = set()
    own: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            (read if isinstance(node.ctx, ast.Load) else bound).add(node.id)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            bound.add(node.name)
        elif isinstance(node, ast.ImportFrom | ast.Import):
            names = {alias.asname or alias.name.partition(".")[0] for alias in node.names}
            is_own = isinstance(node, ast.ImportFrom) and node.module == module
            (own if is_own else bound).update(names)
    return frozenset(bound | (read - own))
