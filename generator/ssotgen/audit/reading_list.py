"""The reading list: which files an audit is about, and which it may read to follow names."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from pathlib import Path

from ssotgen.codebase.discover import python_files
from ssotgen.diagnostics.finding import COMMAND_LINE, Finding, Location
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.record import record
from ssotgen.settings.file import SettingsFile, read_settings_file
from ssotgen.settings.place import path_from
from ssotgen.settings.rules import MISSING_PATH, NO_PYTHON_FILE
from ssotgen.settings.settings import Settings, SettingsError


@record
class ReadingList:
    """Files by absolute path, sorted. Findings are wanted of `targets`, which are among `files`;
    `roots` are the folders that dotted names may start in."""

    targets: tuple[str, ...]
    files: tuple[str, ...]
    roots: tuple[str, ...]


def reading_list(settings: Settings, paths: Sequence[Path] = ()) -> ReadingList:
    """Return what to read for findings of `paths`, by default of the settings' sources.

    Raises:
        SettingsError: A path does not exist or contains no Python file.
    """
    sources = settings.sources or (settings.root,)
    wanted = tuple(paths) or sources
    targets = _files(wanted, settings, named=bool(paths))
    files = targets
    if paths:
        around = python_files(sources, settings.root, settings.exclude)
        files = tuple(sorted({*targets, *around}))
    return ReadingList(targets, files, name_roots(settings, filter(Path.is_dir, paths)))


def name_roots(settings: Settings, folders: Iterable[Path]) -> tuple[str, ...]:
    """Return the folders that dotted names may start in, `folders` among them: not one that is a
    package itself, unless it is the project's root."""
    starts = (*settings.sources, settings.output, settings.root, *folders)
    return tuple(
        str(each)
        for each in starts
        if each == settings.root or not (each / "__init__.py").is_file()
    )


def _files(paths: Sequence[Path], settings: Settings, *, named: bool) -> tuple[str, ...]:
    found = python_files(paths, settings.root, settings.exclude)
    without = [path for path in paths if not _holds_one(path, found)]
    if without:
        raise SettingsError(tuple(_fault(path, settings, named=named) for path in without))
    return found


def _holds_one(path: Path, files: Sequence[str]) -> bool:
    """Whether one of the files, which are sorted, is at or below the path."""
    start = os.path.abspath(path)
    if os.path.isfile(start):
        return True
    prefix = start if start.endswith(os.sep) else start + os.sep
    index = bisect_left(files, prefix)
    return index < len(files) and files[index].startswith(prefix)


def _fault(path: Path, settings: Settings, *, named: bool) -> Finding:
    shown = display_path(path)
    file = None if named else settings.file
    place, end = Location(shown), None
    if file is not None:
        place, end = _in_settings(path, file)
    origin = "" if file is None else " of the setting 'sources'"
    where = "on the command line" if named else "in 'sources'"
    if not path.exists():
        return MISSING_PATH.finding(
            COMMAND_LINE if named else place,
            f"the path '{shown}'{origin} does not exist",
            hint=f"name an existing file or folder {where}",
            end=end,
        )
    return NO_PYTHON_FILE.finding(
        place,
        f"the path '{shown}'{origin} contains no Python file",
        hint=f"name a folder with Python files {where}; 'exclude' and .gitignore leave files out",
        end=end,
    )


def _in_settings(path: Path, file: Path) -> tuple[Location, tuple[int, int] | None]:
    """Return where a settings file names a path in its list of sources."""
    read = read_settings_file(file)
    if not isinstance(read, SettingsFile):
        return Location(display_path(file)), None
    return read.at_item("sources", path_from(path, file.parent))
