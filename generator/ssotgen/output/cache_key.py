"""The key of a cached answer: a hash over everything that the answer depends on.

That is the bytes of the spec, the settings and the templates, where the repository begins and links
lead, this package, the Python at hand, the versions of the packages that take part and the day.

This module is free of heavy imports, since each cached answer pays for them.
"""

from __future__ import annotations

import os
import sys
import time

from ssotgen.diagnostics.repository import repository_top

try:
    # hashlib loads OpenSSL too, which takes longer than all that is hashed here.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

SETTINGS_FILES = ("ssotgen.toml", "pyproject.toml")
_SCHEMA = "ssotgen.schema.json"
_PACKAGES = (
    "black-",
    "jinja2-",
    "jsonschema-",
    "markupsafe-",
    "packaging-",
    "pyyaml-",
    "ssotgen-",
    "tomli-",
)
_PACKAGE_FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_own: list[str] = []
"""The answer of `_own_hash()`, once there is one."""
_CHECKOUT_TEMPLATES = os.path.join(_PACKAGE_FOLDER, "..", "..", "templates")


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
    """What an answer for the folder `root` comes from: some projects, those that they import, and
    for a workspace the folders and files that say which projects there are.

    `has_settings` says that a settings file is in `root`, so that the answer is that of the folders
    below as well; without one, each folder is a project of its own.
    """

    __slots__ = ("has_settings", "imported", "projects", "root", "watched")

    def __init__(
        self,
        root: str,
        has_settings: bool,
        projects: tuple[Places, ...],
        imported: tuple[Places, ...] = (),
        watched: tuple[str, ...] = (),
    ) -> None:
        self.root = root
        self.has_settings = has_settings
        self.projects = projects
        self.imported = imported
        self.watched = watched

    @property
    def all_projects(self) -> tuple[Places, ...]:
        """The projects and those that they import."""
        return self.projects + self.imported

    def parts(self) -> list[str]:
        """Return the parts of all projects."""
        return [part for project in self.all_projects for part in project.parts()]

    def roots(self) -> list[str]:
        """Return the folders whose settings hold for any of the projects."""
        return list(dict.fromkeys((self.root, *(each.root for each in self.all_projects))))


def inputs_key(inputs: Inputs) -> str:
    """Return what `current_key` does, empty where something cannot be read."""
    try:
        return current_key(inputs)
    except OSError:
        return ""


def current_key(inputs: Inputs) -> str:
    """Return the hash over all that an answer comes from, as it is now.

    Raises:
        OSError: Something cannot be read.
    """
    found = blake2b()
    said = (inputs.root, *inputs.parts(), *inputs.watched, sys.version, *_installed())
    for part in (*said, *_where(inputs), *_day(), _own_hash()):
        found.update(os.fsencode(part) + b"\0")
    for path in _all_inputs(inputs):
        found.update(os.fsencode(path) + b"\0" + blake2b(bytes_of(path)).digest())
    return found.hexdigest()


def _where(inputs: Inputs) -> Iterator[str]:
    """Yield what decides whether paths lead out of a project or its repository."""
    for root in inputs.roots():
        yield repository_top(root) or ""
    for each in inputs.all_projects:
        yield os.path.realpath(each.output)


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
    yield from dict.fromkeys(path for root in inputs.roots() for path in _settings_files(root))
    for path in inputs.watched:
        if os.path.isdir(path):
            yield os.path.join(path, "")
            yield from _folders_in(path)
        elif os.path.isfile(path):
            yield path
    for project in inputs.all_projects:
        is_at_root = project.spec == project.root
        beside = project.root if is_at_root else os.path.dirname(project.spec)
        schema = os.path.join(beside, _SCHEMA)
        if os.path.isfile(schema):
            yield schema
        for folder in (project.spec, project.templates):
            yield from _files_below(folder)
    yield from _files_below(_CHECKOUT_TEMPLATES)


def _folders_in(folder: str) -> list[str]:
    """Return the folders in a folder: files cannot be members of a workspace."""
    with os.scandir(folder) as entries:
        return sorted(os.path.join(entry.path, "") for entry in entries if entry.is_dir())


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
        for name in SETTINGS_FILES:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                yield path
        parent = os.path.dirname(folder)
        if parent == folder:
            return
        folder = parent


def _files_below(folder: str) -> Iterator[str]:
    """Yield the files below a folder in sorted order, bytecode left out; of a symbolic link also
    the file that it leads to, since it may lead out of the folder.

    Raises:
        OSError: A symbolic link leads to a folder, which is not walked through.
    """
    if not folder:
        return
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for path in (os.path.join(root, name) for name in sorted(files)):
            yield path
            if os.path.islink(path):
                yield os.path.realpath(path)
        for path in (os.path.join(root, name) for name in folders):
            if os.path.islink(path):
                raise OSError(f"{path} is a symbolic link to a folder")
            yield os.path.join(path, "")


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


def bytes_of(path: str) -> bytes:
    """Return the content of a file; nothing for a folder, whose path ends with a separator.

    Raises:
        OSError: It is no regular file, or cannot be read.
    """
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
