"""Files of a spec: which there are, and their bytes. Nothing outside the folder is opened."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.printable import visible
from ssotgen.diagnostics.record import record
from ssotgen.settings.rules import MISSING_SPEC_FOLDER
from ssotgen.spec.yaml.rules import LINK_OUTSIDE, UNREADABLE_SPEC

MAX_BYTES = 32 * 1024 * 1024
"""Bytes of all files of a spec together: read as one scalar they stay below 500 MB of memory."""

SUFFIXES = (".yaml", ".yml")


@record
class SpecFile:
    """A file of the spec and how it is shown."""

    path: Path
    display_path: str


def list_files(
    spec_dir: Path, more: Iterable[Path] = ()
) -> tuple[tuple[SpecFile, ...], tuple[Finding, ...]]:
    """Return the YAML files under `spec_dir` in sorted order, and what could not be listed.

    `more` are files that need not exist. Files and folders whose names begin with a dot are left
    out.
    """
    if not spec_dir.is_dir():
        reason = "is not a folder" if os.path.lexists(spec_dir) else "does not exist"
        return (), (
            MISSING_SPEC_FOLDER.finding(
                Location(_shown(spec_dir)),
                f"the spec folder {reason}",
                hint="run `ssotgen init` to create a spec, or pass its folder with `--spec`",
            ),
        )
    files: list[SpecFile] = []
    findings: list[Finding] = []

    def unreadable(error: OSError) -> None:
        findings.append(_unreadable(_shown(Path(error.filename or spec_dir)), error))

    for folder, names, file_names in os.walk(spec_dir, onerror=unreadable):
        names[:] = [name for name in names if not name.startswith(".")]
        for name in names:
            finding = _folder_fault(Path(folder, name))
            if finding:
                findings.append(finding)
        for name in file_names:
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                path = Path(folder, name)
                files.append(SpecFile(path, _shown(path)))
    listed = {file.path for file in files}
    files.extend(SpecFile(path, _shown(path)) for path in more if path not in listed)
    files.sort(key=lambda file: file.path.relative_to(spec_dir).as_posix())
    return tuple(files), tuple(findings)


def is_document(path: Path, spec_dir: Path) -> bool:
    """Whether a file would be one of a spec in that folder."""
    if not path.is_relative_to(spec_dir) or path.suffix.lower() not in SUFFIXES:
        return False
    return not any(part.startswith(".") for part in path.relative_to(spec_dir).parts)


def read_bytes(file: SpecFile, spec_dir: Path, left: int) -> bytes | Finding:
    """Return the bytes of a file, or why there are none; `left` is how many the spec may have."""
    try:
        if not file.path.resolve(strict=True).is_relative_to(spec_dir.resolve()):
            return _outside(file.display_path, "a symbolic link that leads out of the spec folder")
        # The flag keeps a pipe that somebody named like a file from holding the tool for ever.
        with open(file.path, "rb", opener=_opener) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return UNREADABLE_SPEC.finding(
                    Location(file.display_path),
                    "not a regular file, but named like one",
                    hint="rename or remove it",
                )
            data = stream.read(left + 1)
    except (OSError, RuntimeError) as error:
        return _unreadable(file.display_path, error)
    if len(data) > left:
        return UNREADABLE_SPEC.finding(
            Location(file.display_path),
            f"the spec is larger than {MAX_BYTES // 1024**2} MB",
            hint="move files that declare nothing out of the spec folder",
        )
    return data


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _folder_fault(path: Path) -> Finding | None:
    if path.is_symlink():
        return _outside(_shown(path), "a symbolic link to a folder, which is not followed")
    if path.name.lower().endswith(SUFFIXES):
        return UNREADABLE_SPEC.finding(
            Location(_shown(path)),
            "a folder that is named like a YAML file",
            hint="rename the folder",
        )
    return None


def _outside(path: str, message: str) -> Finding:
    return LINK_OUTSIDE.finding(Location(path), message, hint="copy the files into the spec folder")


def _unreadable(path: str, error: OSError | RuntimeError) -> Finding:
    reason = (error.strerror if isinstance(error, OSError) else None) or "unknown reason"
    # Up to Python 3.12 a circle is a RuntimeError, from 3.13 on an OSError.
    if isinstance(error, RuntimeError) or error.errno == errno.ELOOP:
        reason = "a link leads in a circle"
    return UNREADABLE_SPEC.finding(
        Location(path),
        f"cannot be read: {visible(reason[:1].lower() + reason[1:])}",
        hint="make the file readable, or remove it",
    )


def _shown(path: Path) -> str:
    """A name may hold newlines, or bytes that are no text: both would break the report."""
    return visible(display_path(path))
