"""Judging flags: what the readers of a flag, and the place of its block, mean for a rewrite."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ssotgen.audit.broken_imports import BrokenImports
from ssotgen.audit.flag import Flag, at_line
from ssotgen.codebase.facts import MODULE_SCOPE, ScopeKind
from ssotgen.codebase.flag_facts import Catches, Obstacle
from ssotgen.codebase.resolve import Resolver
from ssotgen.diagnostics.paths import display_path


@dataclass(slots=True)
class FlagJudge:
    """Judges the flags of one codebase. `is_target` says of which files findings are wanted."""

    _resolver: Resolver
    _is_target: Callable[[str], bool]
    _broken_imports: BrokenImports = field(init=False)

    def __post_init__(self) -> None:
        self._broken_imports = BrokenImports(self._resolver.index)

    def judge(self, flag: Flag) -> None:
        """Add to a flag what its readers and the place of its block mean for a rewrite."""
        scope_kind = self._scope_kind(flag)
        facts = self._resolver.facts(flag.path)
        if scope_kind is ScopeKind.FUNCTION:
            flag.doubts.append(Obstacle("its block is in a function, and runs at each call"))
            bindings = self._resolver.bindings(flag.path, flag.block.scope, flag.name)
            for each in (each for each in bindings if each.kind in ("global", "nonlocal")):
                flag.obstacles.append(Obstacle(f"its function declares it as {each.kind}"))
        flag.try_stays.extend(self._broken(flag))
        if flag.block.catches is Catches.MISSING_MODULES:
            flag.try_stays.append(Obstacle("its handler lets an ImportError through"))
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
                flag.obstacles.append(at_line("it is read before its block", place))
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
