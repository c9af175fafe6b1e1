"""The cache: remembers that the generated files are in step with the spec, or that the spec is
valid, and by what.

A record holds the key of everything that the answer depends on, and for generated files a hash of
each. Whoever finds all of these unchanged knows the answer without reading YAML. There is no other
way to a remembered answer, so it cannot be stale; a record that is damaged or of another version is
none.

`output/cache_key.py` makes the key, `output/cache_record.py` writes the records. This module is
free of heavy imports, since that is what it is for.
"""

from __future__ import annotations

import os
from itertools import islice

from ssotgen.output.cache_key import (
    SETTINGS_FILES,
    Inputs,
    Places,
    bytes_of,
    current_key,
    file_hash,
)
from ssotgen.output.searched import marked_since

TYPE_CHECKING = False
"""As `typing` has it, whose import takes longer than all that is done here."""

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

FOLDER = ".ssotgen_cache"
IN_STEP = "in_step"
VALID = "valid"
_NOTE = ".ssotgen"
"""The suffix of notes of versions, which nothing is compared with."""
FIRST_LINE = "ssotgen in step, format 6"

_CI_SERVERS = ("TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION", "CODEBUILD_BUILD_ID")
"""Variables of CI servers that do not set CI: Azure Pipelines, Jenkins, TeamCity, CodeBuild."""


def is_wanted() -> bool:
    """Whether to use the cache at all. CI does not: a checkout may contain a forged one."""
    is_ci = os.environ.get("CI", "").lower() in ("1", "true", "yes", "on")
    return not is_ci and not any(os.environ.get(name) for name in _CI_SERVERS)


def count_in_step(folder: str) -> int | None:
    """Return how many generated files the project or the workspace around `folder` has, all of
    them in step, or None where that is not known."""
    try:
        record = _record(folder, IN_STEP)
        if record is None:
            return None
        inputs, count, lines = record
        files = dict(_value_and_path(line) for line in islice(lines, count))
        if any(file_hash(bytes_of(path)) != known for path, known in files.items()):
            return None
        folders = [(path, int(changed)) for path, changed in map(_value_and_path, lines)]
        if _has_left_over(folders, files, inputs):
            return None
    except (OSError, ValueError, TypeError):
        return None
    return len(files) or None


def count_valid(folder: str) -> int | None:
    """Return from how many files the specs of the project or the workspace around `folder` were
    read, with nothing wrong in them, not even a warning; None where that is not known."""
    try:
        record = _record(folder, VALID)
        return record and record[1]
    except (OSError, ValueError, TypeError):
        return None


def _record(folder: str, name: str) -> tuple[Inputs, int, Iterator[str]] | None:
    """Return the inputs of a record, its count and the lines behind them; None where there is no
    record, or an input has changed since.

    Raises:
        OSError: Something cannot be read.
        ValueError: The record is damaged.
        TypeError: The record is damaged.
    """
    root = _root_of(folder, name)
    if root is None:
        return None
    record = bytes_of(os.path.join(root, FOLDER, name))
    lines = iter(record.decode("utf-8", "surrogateescape").splitlines())
    first, key = next(lines, ""), next(lines, "")
    if first != FIRST_LINE:
        return None
    has_settings, projects, imported, watched, count = map(int, next(lines, "").split(" "))
    if not has_settings and root != folder:
        return None
    inputs = Inputs(
        root,
        bool(has_settings),
        _places(lines, projects),
        _places(lines, imported),
        tuple(islice(lines, watched)),
    )
    return (inputs, count, lines) if key == current_key(inputs) else None


def _places(lines: Iterator[str], count: int) -> tuple[Places, ...]:
    return tuple(Places(*islice(lines, len(Places.__slots__))) for _ in range(count))


def _has_left_over(
    folders: Sequence[tuple[str, int]], files: Container[str], inputs: Inputs
) -> bool:
    """Whether a file of one of the specs that it does not make may have come since the search."""
    names = {
        name
        for each in inputs.projects
        for name in (each.name, os.path.relpath(each.spec, each.root).replace(os.sep, "/"))
    }
    return any(
        named in names and path not in files and not path.endswith(_NOTE)
        for path, named in marked_since(folders)
    )


def _value_and_path(line: str) -> tuple[str, str]:
    value, path = line.split(" ", 1)
    return path, value


def _root_of(folder: str, name: str) -> str | None:
    """Return the nearest folder upwards that has the record of that name, unless settings on the
    way there might say that another project begins."""
    while True:
        if os.path.isfile(os.path.join(folder, FOLDER, name)):
            return folder
        if any(os.path.exists(os.path.join(folder, name)) for name in SETTINGS_FILES):
            return None
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent
