"""Discovery: which Python files are below some paths, and not left out by a pattern."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SUFFIXES = (".py", ".pyw")

NEVER_ENTERED = frozenset(
    {
        ".eggs",
        ".git",
        ".hg",
        ".mypy_cache",
        ".nox",
        ".pytest_cache",
        ".ruff_cache",
        ".ssotgen_cache",
        ".svn",
        ".tox",
        ".venv",
        "__pycache__",
        "__pypackages__",
        "node_modules",
    }
)
"""Folders that hold no source of the project, whatever .gitignore says."""


class _Ignore(NamedTuple):
    """Patterns and the folder, with a trailing separator, that they are relative to."""

    base: str
    spec: GitIgnoreSpec


def python_files(
    paths: Iterable[Path],
    root: Path,
    exclude: Sequence[str] = (),
    suffixes: tuple[str, ...] = SUFFIXES,
) -> tuple[str, ...]:
    """Return the Python files at and below `paths`, absolute, sorted, each once.

    A folder is entered unless .gitignore (of it or of a folder above, up to the repository) or
    `exclude`, in the same syntax and relative to `root`, rules it out; links are not followed. A
    file that is named itself is always taken. A path that does not exist gives nothing.
    """
    excluded = (_Ignore(_prefix(str(root)), _compiled(exclude)),) if exclude else ()
    found: dict[str, None] = {}
    for path in paths:
        start = os.path.abspath(path)
        if os.path.isdir(start):
            found.update(dict.fromkeys(_below(start, excluded, suffixes)))
        elif os.path.isfile(start):
            found[start] = None
    return tuple(sorted(found))


def is_left_out(path: Path, root: Path, exclude: Sequence[str]) -> bool:
    """Whether .gitignore or `exclude` rules out a file of the project `root`."""
    ignores = (_Ignore(_prefix(str(root)), _compiled(exclude)),) if exclude else ()
    ignores = (*ignores, *_ignores_above(str(root)))
    folder = str(root)
    for part in path.relative_to(root).parts:
        ignores = (*ignores, *_ignore_of(folder))
        folder = os.path.join(folder, part)
        if _ignored(folder if folder == str(path) else folder + "/", ignores):
            return True
    return False


def _below(start: str, excluded: tuple[_Ignore, ...], suffixes: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    pending = [(start, (*excluded, *_ignores_above(start)))]
    while pending:
        folder, ignores = pending.pop()
        try:
            with os.scandir(folder) as scan:
                entries = list(scan)
        except OSError:
            continue
        if any(entry.name == ".gitignore" for entry in entries):
            ignores = (*ignores, *_ignore_of(folder))
        for entry in entries:
            name = entry.name
            if name.endswith(suffixes) and entry.is_file(follow_symlinks=False):
                if not _ignored(entry.path, ignores):
                    found.append(entry.path)
            elif (
                name not in NEVER_ENTERED
                and entry.is_dir(follow_symlinks=False)
                and not _ignored(entry.path + "/", ignores)
                and not os.path.exists(os.path.join(entry.path, "pyvenv.cfg"))
            ):
                pending.append((entry.path, ignores))
    return found


def _ignored(path: str, ignores: tuple[_Ignore, ...]) -> bool:
    """Whether the last pattern that speaks of `path`, the innermost file first, rules it out."""
    for ignore in reversed(ignores):
        verdict = ignore.spec.check_file(path[len(ignore.base) :].replace(os.sep, "/")).include
        if verdict is not None:
            return verdict
    return False


def _ignores_above(start: str) -> tuple[_Ignore, ...]:
    """Return the patterns of the folders above `start`, up to the root of its repository."""
    if os.path.exists(os.path.join(start, ".git")):
        return ()
    above: list[str] = []
    folder = os.path.dirname(start)
    while True:
        above.append(folder)
        if os.path.exists(os.path.join(folder, ".git")):
            break
        parent = os.path.dirname(folder)
        if parent == folder:
            # No repository: a .gitignore further up has no say.
            return ()
        folder = parent
    return tuple(ignore for folder in reversed(above) for ignore in _ignore_of(folder))


def _ignore_of(folder: str) -> tuple[_Ignore, ...]:
    try:
        with open(os.path.join(folder, ".gitignore"), encoding="utf-8", errors="replace") as file:
            lines = file.read().splitlines()
    except OSError:
        return ()
    patterns = [line for line in lines if line.strip() and not line.startswith("#")]
    return (_Ignore(_prefix(folder), _compiled(patterns)),) if patterns else ()


def _compiled(patterns: Sequence[str]) -> GitIgnoreSpec:
    """Return what tells the files that patterns name; one that is none, such as `!` or `[z-a]`,
    names no file, as for git."""
    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # re warns of `[[:alpha:]]`.
        try:
            return GitIgnoreSpec.from_lines(patterns)
        except (ValueError, re.error):
            return GitIgnoreSpec.from_lines(filter(_is_pattern, patterns))


def _is_pattern(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True


def _prefix(folder: str) -> str:
    absolute = os.path.abspath(folder)
    return absolute if absolute.endswith(os.sep) else absolute + os.sep
