"""Reads the spec of a git revision out of git's objects; nothing is checked out."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from ssotgen.diagnostics.finding import COMMAND_LINE, FindingsError
from ssotgen.diagnostics.printable import visible
from ssotgen.diagnostics.repository import GIT, git_complaint, repository_top
from ssotgen.settings.file import PYPROJECT_NAME, SETTINGS_NAME, settings_table
from ssotgen.settings.rules import UNKNOWN_REVISION
from ssotgen.settings.settings import Settings
from ssotgen.spec.yaml.spec_files import SUFFIXES

_REGULAR_FILES = (b"100644", b"100755", b"100664")


@dataclass(frozen=True, slots=True)
class SpecText:
    """The files of one version of a spec: by the path that messages give them, their bytes.

    `name` is what messages call the version.
    """

    name: str
    files: tuple[tuple[str, bytes], ...]


class _GitError(Exception):
    """Git could not answer; the text says why."""


def read_revision(revision: str, settings: Settings) -> SpecText:
    """Return the spec of the project as it was at `revision`.

    The settings of that revision say where the spec was. No files are a project without a spec.

    Raises:
        FindingsError: It cannot be read.
    """
    try:
        return _read(revision, settings)
    except _GitError as error:
        shown, message = visible(revision), str(error)
        hint = f"fetch it, for example with `git fetch --depth=1 origin {shown}`, or name a folder"
        if repository_top(str(settings.root)) is None:
            message = f"'{shown}' is not a folder, and {error}"
            hint = "name the folder of the older spec"
        finding = UNKNOWN_REVISION.finding(COMMAND_LINE, message, hint=hint)
        raise FindingsError([finding]) from error


@contextmanager
def projects_at(text: SpecText, settings: Settings) -> Iterator[Settings]:
    """Write the specs and settings of all projects of a revision to a temporary folder.

    Yield the settings of the project there, from which its imports are found as they were then.
    """
    root = settings.root
    listing = _listing(root, _commit(root, text.name))
    wanted = [(path, blob) for path, blob in listing if _is_of_project(path)]
    contents = _blobs(root, [blob for _, blob in wanted])
    with tempfile.TemporaryDirectory(prefix="ssotgen-") as name:
        top = Path(os.path.realpath(name))
        for (path, _), data in zip(wanted, contents, strict=True):
            top.joinpath(path).parent.mkdir(parents=True, exist_ok=True)
            top.joinpath(path).write_bytes(data)
        yield replace(settings, root=top / _folder(root), top=top)


def _is_of_project(path: PurePosixPath) -> bool:
    return path.suffix.lower() in SUFFIXES or path.name in (SETTINGS_NAME, PYPROJECT_NAME)


def _read(revision: str, settings: Settings) -> SpecText:
    root = settings.root
    if revision.startswith("-") or "\0" in revision:
        raise _GitError(f"'{visible(revision)}' cannot be a revision")
    folder = _folder(root)
    commit = _commit(root, revision)
    spec = folder / _spec_folder(root, commit, folder, settings)
    spec = PurePosixPath(os.path.normpath(spec))
    entries = list(_entries(root, commit, spec))
    contents = _blobs(root, [blob for _, blob in entries])
    files = tuple(
        (f"{revision}:{visible(path)}", data)
        for (path, _), data in zip(entries, contents, strict=True)
    )
    return SpecText(revision, files)


def _folder(root: Path) -> PurePosixPath:
    """Return the folder of the project, relative to the top of the repository."""
    top = Path(os.fsdecode(_git(root, "rev-parse", "--show-toplevel").rstrip(b"\n")))
    return PurePosixPath(Path(os.path.realpath(root)).relative_to(os.path.realpath(top)).as_posix())


def _commit(root: Path, revision: str) -> str:
    try:
        found = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    except _GitError:
        found = b""
    if not found:
        raise _GitError(f"the revision '{visible(revision)}' is not in this clone")
    return found.decode("ascii").strip()


def _spec_folder(
    root: Path, commit: str, folder: PurePosixPath, settings: Settings
) -> PurePosixPath:
    """Return the spec folder at a commit, relative to the project's."""
    if "--spec" in settings.flags:
        return PurePosixPath(os.path.relpath(settings.spec, root).replace(os.sep, "/"))
    for name in (SETTINGS_NAME, PYPROJECT_NAME):
        text = _text(root, commit, folder / name)
        table = settings_table(name, text) if text is not None else None
        if table is not None:
            spec = table.get("spec", "spec")
            return PurePosixPath(spec if isinstance(spec, str) else "spec")
    return PurePosixPath("spec")


def _text(root: Path, commit: str, path: PurePosixPath) -> str | None:
    try:
        return _git(root, "cat-file", "blob", f"{commit}:{path}").decode("utf-8-sig", "replace")
    except _GitError:
        return None


def _entries(root: Path, commit: str, spec: PurePosixPath) -> Iterator[tuple[str, str]]:
    """Yield path and blob of each YAML file of the spec, in the order of a spec on disk."""
    where = [] if str(spec) == "." else ["--", f"{spec}/"]
    for path, blob in _listing(root, commit, *where):
        inside = path.relative_to(spec) if str(spec) != "." else path
        hidden = any(part.startswith(".") for part in inside.parts)
        if not hidden and path.suffix.lower() in SUFFIXES:
            yield str(path), blob


def _listing(root: Path, commit: str, *where: str) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield path and blob of each regular file of a commit, by path."""
    listing = _git(root, "ls-tree", "-r", "-z", "--full-tree", commit, *where)
    for entry in sorted(listing.split(b"\0"), key=lambda each: each.partition(b"\t")[2]):
        about, _, name = entry.partition(b"\t")
        if about.startswith(_REGULAR_FILES):
            yield PurePosixPath(os.fsdecode(name)), about.split(b" ")[2].decode("ascii")


def _blobs(root: Path, blobs: Sequence[str]) -> Iterator[bytes]:
    """Yield the contents of blobs, all read by one process."""
    if not blobs:
        return
    answer = _git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs))
    at = 0
    for _ in blobs:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split(b" ")[2])
        yield answer[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def _git(root: Path, *arguments: str, given: str = "") -> bytes:
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            [*GIT, *arguments],
            cwd=root,
            input=given.encode("ascii"),
            capture_output=True,
            check=False,
            env=environment,
        )
    except OSError as error:
        raise _GitError(f"git cannot be run: {error.strerror}") from error
    if done.returncode:
        raise _GitError(visible(git_complaint(done.stderr.decode("utf-8", "replace"))))
    return done.stdout
