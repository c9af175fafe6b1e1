"""Replacing deprecated members of enums by what the spec says to use instead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ssotgen.audit.deprecated_members import replaceable_members
from ssotgen.audit.survey import Survey
from ssotgen.audit.usages import symbol_uses
from ssotgen.diagnostics.finding import Fix
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.migrate.rename.apply import Applying
from ssotgen.migrate.rename.find_uses import find_uses
from ssotgen.migrate.rename.targets import target_of
from ssotgen.migrate.rename.use import Certainty, CodeUse
from ssotgen.output.change import FileChange


def with_replacements(
    survey: Survey,
    changes: tuple[FileChange, ...],
    editable: frozenset[str],
    root: Path,
    *,
    unsafe: bool,
) -> tuple[FileChange, ...]:
    """Return changes of files with the deprecated members in them replaced, those where the value
    stays the same, and with `unsafe` all; files without a change before may get one."""
    wanted = {Fix.SAFE, Fix.UNSAFE} if unsafe else {Fix.SAFE}
    members = replaceable_members(survey.spec)
    used = {use.symbol for use in symbol_uses(survey) if use.is_certain}
    before = {str(change.path): change for change in changes}
    contents = {path: change.new or b"" for path, change in before.items()}
    for symbol, (name, fix) in members.items():
        if symbol in used and fix in wanted:
            contents |= dict(_replaced(survey, symbol, name, contents, editable, root))
    return (*_merged(before, contents),)


def _replaced(
    survey: Survey,
    symbol: str,
    new: str,
    contents: dict[str, bytes],
    editable: frozenset[str],
    root: Path,
) -> Iterator[tuple[str, bytes]]:
    files = ProjectFiles(sorted(editable), contents=contents)
    by_path: dict[str, list[CodeUse]] = {}
    target = target_of(survey.spec, symbol, new)
    for use in find_uses(survey.spec, target, files, survey.index, texts=False):
        if use.certainty is Certainty.CERTAIN and not use.obstacle:
            by_path.setdefault(use.path, []).append(use)
    applying = Applying(files, survey.index, root)
    for path, uses in by_path.items():
        change = applying.change(path, uses)
        if change.new is not None:
            yield path, change.new


def _merged(before: dict[str, FileChange], contents: dict[str, bytes]) -> Iterator[FileChange]:
    """Yield the changes in the order of their files, from what is on disk to the new contents."""
    for path, new in sorted(contents.items()):
        known = before.get(path)
        old = Path(path).read_bytes() if known is None else known.old
        yield FileChange(Path(path), old, new)
