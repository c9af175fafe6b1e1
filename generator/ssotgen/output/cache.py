"""The cache: remembers that the generated files are in step with the spec, or that the spec is
valid, and by what.

A record holds a key over everything that the answer depends on: the bytes of the spec, the settings
and the templates, this package, the Python at hand, the versions of the packages that take part and
the day; and for generated files a hash of each. Whoever finds all of these unchanged knows the
answer without reading YAML. There is no other way to a remembered answer, so it cannot be stale; a
record that is damaged or of another version is none.

`output/cache_record.py` writes the records. This module is free of heavy imports, since that is
what it is for.
"""

from __future__ import annotations

import os
import sys
import time
from itertools import islice

from ssotgen.diagnostics.repository import repository_top
from ssotgen.output.searched import marked_since

try:
    # hashlib loads OpenSSL too, which takes longer than all that is hashed here.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

TYPE_CHECKING = False
"""As `typing` has it, whose import takes longer than all that is done here."""

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

FOLDER = ".ssotgen_cache"
IN_STEP = "in_step"
VALID = "valid"
_SCHEMA = "ssotgen.schema.json"
_NOTE = ".ssotgen"
"""The suffix of notes of versions, which nothing is compared with."""
FIRST_LINE = "ssotgen in step, format 5"
_SETTINGS_FILES = ("ssotgen.toml", "pyproject.toml")
_PACKAGES = ("black-", "jinja2-", "jsonschema-", "markupsafe-", "pyyaml-", "ssotgen-")
_PACKAGE_FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_own: list[str] = []
"""The answer of `_own_hash()`, once there is one."""
_CHECKOUT_TEMPLATES = os.path.join(_PACKAGE_FOLDER, "..", "..", "templates")


def is_wanted() -> bool:
    """Whether to use the cache at all: CI starts from nothing, and is to answer from nothing."""
    return os.environ.get("CI", "").lower() not in ("1", "true", "yes", "on")


class Places:
    """Where a project has what its generated files come from: its folder, those of the spec, of its
    own templates (empty where it has none) and of the output, and its spec's name in markers."""

    __slots__ = ("name", "output", "root", "spec", "templates")

    def __init__(self, root: str, spec: str, templates: str, output: str, name: str) -> None:
        self.root = root
        self.spec = spec
        self.templates = templates
        self.output = output
        self.name = name

    def parts(self) -> tuple[str, ...]:
        """Return what `Places` takes, in its order."""
        return self.root, self.spec, self.templates, self.output, self.name


class Inputs:
    """What an answer for the folder `root` comes from: some projects, and for a workspace the
    folders and files that say which projects there are."""

    __slots__ = ("projects", "root", "watched")

    def __init__(
        self, root: str, projects: tuple[Places, ...], watched: tuple[str, ...] = ()
    ) -> None:
        self.root = root
        self.projects = projects
        self.watched = watched

    def parts(self) -> list[str]:
        """Return the parts of all projects."""
        return [part for project in self.projects for part in project.parts()]


def inputs_key(inputs: Inputs) -> str:
    """Return what represents all that the generated files come from, as it is now; empty where
    something cannot be read."""
    try:
        return _key(inputs)
    except OSError:
        return ""


def count_in_step(folder: str) -> int | None:
    """Return how many generated files the project or the workspace around `folder` has, all of
    them in step, or None where that is not known."""
    try:
        record = _record(folder, IN_STEP)
        if record is None:
            return None
        inputs, count, lines = record
        files = dict(_value_and_path(line) for line in islice(lines, count))
        if any(file_hash(_bytes_of(path)) != known for path, known in files.items()):
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
    record, or an input has changed since. Raises OSError, ValueError or TypeError for a record that
    is damaged."""
    root = _root_of(folder, name)
    if root is None:
        return None
    record = _bytes_of(os.path.join(root, FOLDER, name))
    lines = iter(record.decode("utf-8", "surrogateescape").splitlines())
    first, key = next(lines, ""), next(lines, "")
    if first != FIRST_LINE:
        return None
    projects, watched, count = map(int, next(lines, "").split(" "))
    inputs = Inputs(
        root,
        tuple(Places(*islice(lines, len(Places.__slots__))) for _ in range(projects)),
        tuple(islice(lines, watched)),
    )
    return (inputs, count, lines) if key == _key(inputs) else None


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
        if any(os.path.exists(os.path.join(folder, name)) for name in _SETTINGS_FILES):
            return None
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def _key(inputs: Inputs) -> str:
    """Return the hash over all that the generated files come from."""
    found = blake2b()
    top = repository_top(inputs.root) or ""
    said = (inputs.root, top, *inputs.parts(), *inputs.watched, sys.version, *_installed())
    for part in (*said, *_day(), _own_hash()):
        found.update(os.fsencode(part) + b"\0")
    for path in _all_inputs(inputs):
        found.update(os.fsencode(path) + b"\0" + blake2b(_bytes_of(path)).digest())
    return found.hexdigest()


def _day() -> tuple[str, str]:
    """Return what says which day it is: something that was to be removed by then is an error."""
    return os.environ.get("SOURCE_DATE_EPOCH", ""), str(int(time.time() // 86_400))


def _own_hash() -> str:
    """Return what represents the files of this package as they were when it was first asked for: a
    version that is installed meanwhile is not the one that answers."""
    if not _own:
        lines = sorted(_statuses_below(_PACKAGE_FOLDER))
        _own.append(blake2b("".join(lines).encode("utf-8", "replace")).hexdigest())
    return _own[0]


def _all_inputs(inputs: Inputs) -> Iterator[str]:
    """Yield the files, folders (with a separator at the end) and listings that are read."""
    yield from dict.fromkeys(
        path
        for root in (inputs.root, *(each.root for each in inputs.projects))
        for path in _settings_files(root)
    )
    for path in inputs.watched:
        if os.path.isdir(path):
            yield from (os.path.join(path, name, "") for name in sorted(os.listdir(path)))
        elif os.path.isfile(path):
            yield path
    for project in inputs.projects:
        is_at_root = project.spec == project.root
        beside = project.root if is_at_root else os.path.dirname(project.spec)
        schema = os.path.join(beside, _SCHEMA)
        if os.path.isfile(schema):
            yield schema
        for folder in (project.spec, project.templates):
            yield from _files_below(folder)
    yield from _files_below(_CHECKOUT_TEMPLATES)


def _installed() -> Iterator[str]:
    """Yield name and version of each installed package that takes part."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        yield from sorted(
            name
            for name in names
            if name.endswith(".dist-info") and name.lower().startswith(_PACKAGES)
        )


def _settings_files(root: str) -> Iterator[str]:
    folder = root
    while True:
        for name in _SETTINGS_FILES:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                yield path
        parent = os.path.dirname(folder)
        if parent == folder:
            return
        folder = parent


def _files_below(folder: str) -> Iterator[str]:
    """Yield the files below a folder in sorted order, bytecode left out."""
    if not folder:
        return
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            yield os.path.join(root, name)
        for name in folders:
            yield os.path.join(root, name, "")


def _statuses_below(folder: str) -> Iterator[str]:
    """Yield the files below a folder with size and time, bytecode left out.

    Folders do not count: byte code that Python writes changes their times.
    """
    folders = [folder]
    for each in folders:
        with os.scandir(each) as entries:
            for entry in entries:
                if not entry.is_dir(follow_symlinks=False):
                    status = entry.stat()
                    yield f"{entry.path}\0{status.st_size}\0{status.st_mtime_ns}\0"
                elif entry.name != "__pycache__":
                    folders.append(entry.path)


def _bytes_of(path: str) -> bytes:
    if path.endswith(os.sep):
        return b""
    if not os.path.isfile(path):
        # A pipe would keep the reader waiting for ever.
        raise OSError(f"{path} is no regular file")
    with open(path, "rb") as file:
        return file.read()


def file_hash(content: bytes) -> str:
    """Return what represents the content of a generated file, whatever its line endings."""
    return blake2b(content.replace(b"\r\n", b"\n")).hexdigest()
