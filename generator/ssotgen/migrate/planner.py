"""Planning: from what the audit knows to the edits of each file."""

from __future__ import annotations

import ast
import dataclasses
from collections.abc import Sequence
from pathlib import Path

from ssotgen.audit.fixability import decide_flag
from ssotgen.audit.flag import Flag, Read
from ssotgen.audit.survey import Survey
from ssotgen.codebase.facts import MODULE_SCOPE, ImportFact
from ssotgen.codebase.flag_facts import BlockKind, FlagBlock
from ssotgen.diagnostics.finding import Fix
from ssotgen.diagnostics.paths import display_path
from ssotgen.migrate.added_imports import import_once, lift_imports, place_imports
from ssotgen.migrate.codemods.edits import BlockEdit, NewImport, ReadEdit, Spot, TestEdit
from ssotgen.migrate.import_cycles import cycle_through
from ssotgen.migrate.names_in_file import names_in_file
from ssotgen.migrate.plan import Plan
from ssotgen.migrate.plan_classes import ClassPlanner
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.migrate.visibility.who_sees import Visibility, who_sees


class Planner:
    """Makes the plan for one survey. `editable` are the files that may be written."""

    def __init__(
        self, survey: Survey, files: ProjectFiles, editable: frozenset[str], *, unsafe: bool
    ) -> None:
        self._survey = survey
        self._files = files
        self._editable = editable
        self._wanted = {Fix.SAFE, Fix.UNSAFE} if unsafe else {Fix.SAFE}
        self._plan = Plan()
        self._instances: dict[str, str] = {}
        self._tries: set[tuple[str, FlagBlock]] = set()

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
        ClassPlanner(self._survey, self._files, self._wanted, self._plan).plan_for(files)
        for path in sorted(self._plan.edits):
            for line, new in lift_imports(self._plan.edits[path], self._tree(path)):
                self._plan.need(path, line, new)
            import_once(self._plan.edits[path], self._tree(path))
        for path in sorted(self._plan.needs):
            place_imports(self._plan.of(path), self._tree(path), self._plan.needs[path])
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
            elif flag.key in seen.try_stays and flag.must_stay:
                self._plan.refused[flag.path, flag.name] = str(seen.try_stays[flag.key])
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
        edits = self._plan.of(path)
        block = flags[0].block
        if block.kind is BlockKind.TEST:
            self._plan_test(path, flags[0], seen)
            return
        aliases: list[tuple[str, str]] = []
        stays = self._try_stays(flags, seen)
        if stays:
            where = f"{display_path(Path(path))}:{block.place.line}"
            self._plan.notes.append(f"{where}: the 'try' stays, without {flags[0].name}: {stays}")
            self._tries.add((path, block))
        for flag in flags:
            aliases.extend(self._alias(path, flag, seen))
        match = flags[0].match
        assert match is not None, "only flags of features are rewritten"
        first_of_all = bool(aliases) and self._runs_code(path, block)
        made = BlockEdit(aliases=tuple(aliases), aliases_first=first_of_all)
        if not stays:
            condition, hoisted = self._property(path, flags[0]), len(match.hoisted)
            made = dataclasses.replace(made, condition=condition, hoisted=hoisted)
        edits.blocks[Spot.of(block.place)] = made
        edits.removed.update(Spot.of(place) for place in block.sets)
        edits.aliased.update(self._aliased(path, block, [name for name, _ in aliases]))
        first = min(place.line for place in (*block.sets, block.place))
        if aliases or not stays:
            self._need_config(path, first)

    def _plan_test(self, path: str, flag: Flag, seen: Visibility) -> None:
        """Take a flag out of the assignment of its test."""
        block, alias = flag.block, self._alias(path, flag, seen)
        taken = names_in_file(self._files.nodes(path), "")
        unused = "_" if "_" not in taken else f"_{flag.name}"
        while unused in taken:
            unused = f"_{unused}"
        self._plan.of(path).tests[Spot.of(block.place)] = TestEdit(flag.name, unused, alias)
        if alias:
            self._need_config(path, block.place.line)
        else:
            self._tries.add((path, block))

    def _alias(self, path: str, flag: Flag, seen: Visibility) -> tuple[tuple[str, str], ...]:
        """Return the name of a flag and its value where it must stay, and say why."""
        why = seen.why(flag)
        if why:
            where = f"{display_path(Path(path))}:{flag.place.line}"
            self._plan.notes.append(f"{where}: {flag.name} stays as an alias: {why}")
            return ((flag.name, flag.question(self._instance(path))),)
        if flag.block.scope == MODULE_SCOPE:
            self._plan.gone.add((path, flag.name))
        return ()

    def _runs_code(self, path: str, block: FlagBlock) -> bool:
        """Whether a block reads its flags, or calls what may do so."""
        names = {flag.name for flag in block.flags}
        for node in self._files.nodes(path):
            is_read = isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
            if isinstance(node, ast.Call) or (is_read and getattr(node, "id", "") in names):
                place = self._files.place(path, node)
                if block.place[:2] <= place[:2] and place[2:] <= block.place[2:]:
                    return True
        return False

    def _try_stays(self, flags: list[Flag], seen: Visibility) -> str:
        """Return why the `try` of a block must stay where its flags go, empty where it goes too."""
        first: dict[str, str] = {}
        for flag in flags:
            for each in flag.try_stays:
                first.setdefault(each.kind, str(each))
            if flag.key in seen.try_stays:
                first.setdefault("", str(seen.try_stays[flag.key]))
        return "; ".join(first.values())

    def _aliased(self, path: str, block: FlagBlock, names: Sequence[str]) -> dict[Spot, str]:
        """Return the statements that set flags whose names stay, and these."""
        places = {place: Spot.of(place) for place in block.sets}
        found: dict[Spot, str] = {}
        for node in self._files.nodes(path) if names else ():
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
            self._plan.of(read.path).reads[read.use.place] = ReadEdit(target, not flag.positive)
            name = "" if read.use.base else read.use.name
            self._need_config_for_read(read.path, flag, read.use.place.line, name)

    def _move_flag_import(self, reads: list[Read], path: str, fact: ImportFact) -> None:
        """Take a flag out of an import; the configuration comes in its place where it is read."""
        project = self._survey.spec.project
        instance = self._survey.ownership.names.instance
        is_read = any(
            read.path == path and not read.use.base and read.use.name == fact.bound
            for read in reads
        )
        new = NewImport(project.config_module, instance, self._instance(path))
        self._plan.of(path).moved[Spot.of(fact.place)] = new if is_read else None

    def _need_config_for_read(self, path: str, flag: Flag, line: int, name: str) -> None:
        """See to it that the configuration is imported where a read of the flag now asks it: an
        import of the flag brings it; anything else needs one at the top."""
        moved = self._plan.of(path).moved
        for each in flag.imports:
            if each.path == path and each.fact.bound == name and Spot.of(each.fact.place) in moved:
                return
        is_own = path == flag.path and flag.block.scope == MODULE_SCOPE
        if is_own and (path, flag.block) not in self._tries:
            return
        self._need_config(path, line)

    def _need_config(self, path: str, line: int) -> None:
        project = self._survey.spec.project
        instance = self._survey.ownership.names.instance
        new = NewImport(project.config_module, instance, self._instance(path))
        self._plan.need(path, line, new)

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
            taken = names_in_file(self._files.nodes(path), module)
            while name in taken:
                name = f"ssot_{name}"
            self._instances[path] = name
        return self._instances[path]

    def _tree(self, path: str) -> ast.Module:
        tree = self._files.tree(path)
        assert isinstance(tree, ast.Module), "only files that parse have findings"
        return tree
