"""Replacing what is deprecated by what the spec says to use instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ssotgen.audit.replacements import Replacement, lost_parts, replacements
from ssotgen.audit.survey import Survey
from ssotgen.audit.usages import symbol_uses
from ssotgen.diagnostics.finding import Fix
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.record import record, replace
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.migrate.rename.apply import Applying
from ssotgen.migrate.rename.find_uses import find_uses
from ssotgen.migrate.rename.targets import Target, target_of
from ssotgen.migrate.rename.use import Certainty, CodeUse
from ssotgen.output.change import FileChange


@record
class Replaced:
    """The changes of files with deprecated names replaced in them, and why others are left."""

    changes: tuple[FileChange, ...]
    notes: tuple[str, ...]


def with_replacements(
    survey: Survey,
    changes: tuple[FileChange, ...],
    editable: frozenset[str],
    root: Path,
    *,
    unsafe: bool,
) -> Replaced:
    """Return changes of files with what is deprecated replaced in them where that is safe, and with
    `unsafe` everywhere; files without a change before may get one."""
    return _Replacing(survey, changes, editable, root, unsafe=unsafe).result()


class _Replacing:
    """One run over everything deprecated; each symbol sees the files as the last one left them."""

    def __init__(
        self,
        survey: Survey,
        changes: Iterable[FileChange],
        editable: frozenset[str],
        root: Path,
        *,
        unsafe: bool,
    ) -> None:
        self._survey = survey
        self._before = {str(change.path): change for change in changes}
        self._contents = {path: change.new or b"" for path, change in self._before.items()}
        self._editable = editable
        self._root = root
        self._unsafe = unsafe
        self._notes: list[str] = []

    def result(self) -> Replaced:
        wanted = {Fix.SAFE, Fix.UNSAFE} if self._unsafe else {Fix.SAFE}
        due = {
            symbol: each
            for symbol, each in replacements(self._survey.spec).items()
            if each.fix in wanted
        }
        found = list(symbol_uses(self._survey)) if due else []
        paths: dict[str, set[str]] = {}
        for use in found:
            if use.is_certain:
                paths.setdefault(use.symbol, set()).add(use.path)
        known = {part for symbol in paths for part in (symbol, symbol.partition(".")[0])}
        for symbol, replacement in due.items():
            # The survey knows of every use but those of fields, and of features named in texts.
            if symbol in known or self._may_be_used(symbol):
                self._replace(symbol, replacement, paths)
        return Replaced((*_merged(self._before, self._contents),), tuple(self._notes))

    def _may_be_used(self, symbol: str) -> bool:
        owner = self._survey.spec.find_dataclass(symbol.rpartition(".")[0])
        return symbol.startswith("feature:") or owner is not None

    def _replace(
        self, symbol: str, replacement: Replacement, paths: Mapping[str, set[str]]
    ) -> None:
        """Replace a symbol in all files that can be edited together: one that imports it from
        another is edited only if that one is."""
        target = replace(
            target_of(self._survey.spec, symbol, replacement.name),
            exists=True,
            for_reads=replacement.for_reads,
        )
        if replacement.for_reads:
            target = replace(target, keyword=None)
        owner = self._survey.spec.find_dataclass(target.owner) if target.owner else None
        other = owner.field(replacement.name) if owner is not None else None
        if target.data is not None and other is not None:
            target = replace(target, data=(target.data[0], other.key))
        left = self._without_counterpart(symbol, replacement, paths)
        files = ProjectFiles(sorted(self._editable), contents=self._contents)
        made: dict[str, bytes] | None = None
        while made is None:
            uses = self._uses(target, files, self._editable - left.keys())
            refused = {use.path: use.obstacle for use in uses if use.obstacle}
            try:
                made = None if refused else dict(self._changed(uses, files))
            except _CannotChangeError as error:
                refused = {error.path: error.reason}
            left |= refused
        used = {use.path for use in self._uses(target, files, self._editable)}
        for path in sorted(left.keys() & used):
            self._notes.append(f"{display_path(Path(path))}: {symbol} is left: {left[path]}")
        self._contents |= made

    def _uses(
        self, target: Target, files: ProjectFiles, editable: frozenset[str]
    ) -> tuple[CodeUse, ...]:
        """Return the uses to edit: the certain ones, and of fields the likely ones too."""
        spec, index = self._survey.spec, self._survey.index
        levels = {Certainty.CERTAIN, Certainty.LIKELY}
        found = find_uses(spec, target, files, index, texts=False, editable=editable)
        return tuple(use for use in found if use.certainty in levels and use.path in editable)

    def _without_counterpart(
        self, symbol: str, replacement: Replacement, paths: Mapping[str, set[str]]
    ) -> dict[str, str]:
        """Return the files that use what the class in the place of a deprecated one lacks."""
        found: dict[str, str] = {}
        for part in lost_parts(self._survey.spec, symbol, replacement):
            lacking = f"{replacement.name} has no {part.rpartition('.')[2]}"
            found |= dict.fromkeys(paths.get(part, ()), lacking)
            if self._survey.spec.find_dataclass(symbol) is not None:
                target = target_of(self._survey.spec, part, "")
                files = ProjectFiles(sorted(self._editable), contents=self._contents)
                uses = self._uses(target, files, self._editable)
                found |= dict.fromkeys((use.path for use in uses), lacking)
        return found

    def _changed(self, uses: Iterable[CodeUse], files: ProjectFiles) -> Iterator[tuple[str, bytes]]:
        by_path: dict[str, list[CodeUse]] = {}
        for use in uses:
            by_path.setdefault(use.path, []).append(use)
        applying = Applying(files, self._survey.index, self._root)
        for path, found in by_path.items():
            try:
                change = applying.change(path, found)
            except (SyntaxError, ValueError) as error:
                raise _CannotChangeError(path, f"it would not compile: {error}") from error
            if change.new is not None:
                yield path, change.new


class _CannotChangeError(Exception):
    """A file cannot have the new name."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(reason)
        self.path = path
        self.reason = reason


def _merged(before: dict[str, FileChange], contents: dict[str, bytes]) -> Iterator[FileChange]:
    """Yield the changes in the order of their files, from what is on disk to the new contents."""
    for path, new in sorted(contents.items()):
        known = before.get(path)
        old = Path(path).read_bytes() if known is None else known.old
        yield FileChange(Path(path), old, new)
