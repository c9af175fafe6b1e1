"""The cache: remembers that the generated files are in step with the spec, and by what.

The record holds a key over everything that the files hang on: the bytes of the spec, the settings
and the templates, this package, the Python at hand and the versions of the packages that take part;
and a hash of each generated file. Whoever finds all of these unchanged knows the answer without
reading YAML. There is no other way to a remembered answer, so it cannot be stale; a record that is
damaged or of another version is none.

`generate` writes the record; `check` renews one that is there, and never makes the folder. Kept
free of heavy imports, since that is what it is for.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Container, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ssotgen.diagnostics.repository import repository_top
from ssotgen.output.left_over import marked_since

FOLDER = ".ssotgen_cache"
_RECORD = "in_step"
_SCHEMA = "ssotgen.schema.json"
_NOTE = ".ssotgen"
"""The suffix of notes of versions, which nothing is compared with."""
_FIRST_LINE = "ssotgen in step, format 3"
_SETTINGS_FILES = ("ssotgen.toml", "pyproject.toml")
_PACKAGES = ("black-", "jinja2-", "jsonschema-", "markupsafe-", "pyyaml-", "ssotgen-")
_PACKAGE_FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_CHECKOUT_TEMPLATES = os.path.join(_PACKAGE_FOLDER, "..", "..", "templates")


def is_wanted() -> bool:
    """Whether to use the cache at all: CI starts from nothing, and is to answer from nothing."""
    return os.environ.get("CI", "").lower() not in ("1", "true", "yes", "on")


class Places(NamedTuple):
    """Where a project has what its generated files come from: its folder, those of the spec, of its
    own templates (empty where it has none) and of the output, and its spec's name in markers."""

    root: str
    spec: str
    templates: str
    output: str
    name: str


class Inputs(NamedTuple):
    """What an answer for the folder `root` comes from: some projects, and for a workspace the
    folders and files that say which projects there are."""

    root: str
    projects: tuple[Places, ...]
    watched: tuple[str, ...] = ()


def inputs_key(inputs: Inputs) -> str:
    """Return what stands for all that the generated files come from, as it is now; empty where
    something cannot be read."""
    try:
        return _key(inputs)
    except OSError:
        return ""


def remember(
    inputs: Inputs,
    key: str,
    files: Sequence[tuple[str, bytes]],
    folders: Sequence[tuple[str, int]],
) -> None:
    """Write the record: these files are what comes of the inputs that `key` stands for.

    `folders` are those without left-over files, as `left_over.search` gives them. `key` is of
    before the inputs were read. Nothing is written where it is empty or no longer holds, since
    nobody knows which of the inputs were read before they changed; nor where the project has no
    cache folder, or none that can be written to.
    """
    folder = os.path.join(inputs.root, FOLDER)
    if not key or not os.path.isdir(folder) or key != inputs_key(inputs):
        return
    lines = [_FIRST_LINE, key, f"{len(inputs.projects)} {len(inputs.watched)} {len(files)}"]
    lines += [part for project in inputs.projects for part in project]
    lines += inputs.watched
    lines += [f"{_file_hash(content)} {path}" for path, content in files]
    lines += [f"{changed} {path}" for path, changed in folders]
    if any("\n" in line for line in lines):
        return
    temporary = os.path.join(folder, f"{_RECORD}.{os.getpid()}.tmp")
    try:
        with open(temporary, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write("\n".join(lines) + "\n")
        os.replace(temporary, os.path.join(folder, _RECORD))
        _remove_strays(folder)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(temporary)


def _remove_strays(folder: str) -> None:
    """Remove the records that killed runs have left half written; another run that loses its own
    so does without."""
    for name in os.listdir(folder):
        if name.startswith(f"{_RECORD}.") and name.endswith(".tmp"):
            os.unlink(os.path.join(folder, name))


def make_folder(root: str) -> None:
    """Make the cache folder of `root`, which git ignores by itself, if the system lets us."""
    folder = os.path.join(root, FOLDER)
    ignore = os.path.join(folder, ".gitignore")
    with contextlib.suppress(OSError):
        os.makedirs(folder, exist_ok=True)
        if not os.path.exists(ignore):
            with open(ignore, "w", encoding="utf-8") as file:
                file.write("*\n")


def count_in_step(folder: str) -> int | None:
    """Return how many generated files the project or the workspace around `folder` has, all of
    them in step, or None where that is not known."""
    root = _root_of(folder)
    if root is None:
        return None
    try:
        record = os.path.join(root, FOLDER, _RECORD)
        with open(record, encoding="utf-8", errors="surrogateescape") as file:
            lines = iter(file.read().splitlines())
        first, key = next(lines, ""), next(lines, "")
        if first != _FIRST_LINE:
            return None
        projects, watched, count = map(int, next(lines, "").split(" "))
        inputs = Inputs(
            root,
            tuple(Places(*islice(lines, len(Places._fields))) for _ in range(projects)),
            tuple(islice(lines, watched)),
        )
        files = dict(_value_and_path(line) for line in islice(lines, count))
        if key != _key(inputs):
            return None
        if any(_file_hash(_bytes_of(path)) != known for path, known in files.items()):
            return None
        folders = [(path, int(changed)) for path, changed in map(_value_and_path, lines)]
        if _has_left_over(folders, files, inputs):
            return None
    except (OSError, ValueError, TypeError):
        return None
    return len(files) or None


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


def _root_of(folder: str) -> str | None:
    """Return the nearest folder upwards that has a record, unless settings on the way there might
    say that another project begins."""
    while True:
        if os.path.isfile(os.path.join(folder, FOLDER, _RECORD)):
            return folder
        if any(os.path.exists(os.path.join(folder, name)) for name in _SETTINGS_FILES):
            return None
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def _key(inputs: Inputs) -> str:
    """Return the hash over all that the generated files come from."""
    found = hashlib.sha256()
    top = repository_top(inputs.root) or ""
    parts = [part for project in inputs.projects for part in project]
    for part in (inputs.root, top, *parts, *inputs.watched, sys.version, *_installed()):
        found.update(os.fsencode(part) + b"\0")
    for path in _all_inputs(inputs):
        found.update(os.fsencode(path) + b"\0" + hashlib.sha256(_bytes_of(path)).digest())
    for path in _files_below(_PACKAGE_FOLDER):
        if path.endswith(os.sep):
            continue  # byte code that Python writes changes the time of a folder
        status = os.stat(path)
        found.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0".encode("utf-8", "replace"))
    return found.hexdigest()


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


def _bytes_of(path: str) -> bytes:
    if path.endswith(os.sep):
        return b""
    if not os.path.isfile(path):
        # A pipe would keep the reader waiting for ever.
        raise OSError(f"{path} is no regular file")
    with open(path, "rb") as file:
        return file.read()


def _file_hash(content: bytes) -> str:
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()
