"""The versions that made the files of a package, noted beside them for a later `check`.

They are not in the files themselves: a header with a version would change with every release and
conflict in merges. The note is a small file that `generate` renews only when it writes a file, and
that nothing is compared with. With its lines merged by union, as `.gitattributes` has it from
`init`, it may name several versions of one program.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import jinja2

from ssotgen import __version__
from ssotgen.diagnostics.marker import is_generated, marker_line
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.regular_file import read_regular
from ssotgen.output.change import FileChange
from ssotgen.output.compare_files import Planned
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Project

SUFFIX = ".ssotgen"
_NAMES = {"ssotgen": "ssotgen", "black": "black", "jinja2": "Jinja"}


@record
class Versions:
    """The versions of each program, by its name in lower case."""

    by_name: Mapping[str, frozenset[str]]

    def differs(self, name: str) -> bool:
        """Whether files were made with another version of a program than the one at hand."""
        return bool(self.by_name.get(name, frozenset()) - {current_versions()[name]})

    def difference(self, name: str) -> str:
        """Return how the version that made the files differs, as part of a sentence, empty where
        it does not."""
        if not self.differs(name):
            return ""
        made = " and ".join(sorted(self.by_name[name]))
        return f"made with {_NAMES[name]} {made}, and this is {current_versions()[name]}"


def note_path(project: Project, settings: Settings) -> Path:
    """Return where the note of a project's package is."""
    folder = settings.output.joinpath(*project.package.split("."))
    return folder / f".{project.name}{SUFFIX}"


def read_versions(path: Path) -> Versions:
    """Return what a note says, nothing where there is none or it cannot be read."""
    try:
        lines = read_regular(path).decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return Versions({})
    found: dict[str, set[str]] = {}
    for line in lines:
        name, _, version = line.partition(" ")
        if name in _NAMES and version:
            found.setdefault(name, set()).add(version)
    return Versions({name: frozenset(versions) for name, versions in found.items()})


def note_change(path: Path, files: Sequence[Planned], settings: Settings) -> FileChange | None:
    """Return the change that notes the versions at hand, None where none is due.

    It is due where a file is written by another version of ssotgen than the one noted, or by
    another one of black, if that shows: two people with two versions of black do not take turns
    in writing the note.
    """
    written = [item for item in files if item.change.old != item.change.new]
    old = path.read_bytes() if path.is_file() else None
    is_ours = old is None or is_generated(old)
    if not written or not is_ours:
        return None
    noted = read_versions(path)
    if noted.by_name and not noted.differs("ssotgen"):
        is_laid_out_anew = noted.differs("black") and any(map(_is_layout, written))
        if not is_laid_out_anew:
            return None
    lines = [marker_line(settings.spec_name), "What made the files beside this one."]
    text = "".join(f"# {line}\n" for line in lines)
    text += "".join(f"{name} {version}\n" for name, version in current_versions().items())
    return None if text.encode() == old else FileChange(path, old, text.encode())


def current_versions() -> dict[str, str]:
    """Return the versions at hand."""
    return {"ssotgen": __version__, "black": _black_version(), "jinja2": jinja2.__version__}


def _is_layout(item: Planned) -> bool:
    if item.change.old is None:
        return False
    old = item.change.old.decode("utf-8", "replace")
    return item.rendered.language.same(old, item.rendered.text)


def _black_version() -> str:
    """Return black's version by the name of its metadata: importing it, or asking
    importlib.metadata, takes longer than all the rest of a check."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - a path of each takes time
        except OSError:
            continue
        for name in names:
            if name.startswith("black-") and name.endswith(".dist-info"):
                return name.removeprefix("black-").removesuffix(".dist-info")
    return "unknown"
