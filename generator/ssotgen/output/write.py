"""Writing: applies file changes, all or none, each file atomically."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.regular_file import read_regular
from ssotgen.output.change import ChangeKind, FileChange
from ssotgen.output.temporary import TEMPORARY_SUFFIX, is_temporary, temporary_of
from ssotgen.output.write_error import WriteError


def apply_changes(changes: Sequence[FileChange], root: Path) -> tuple[FileChange, ...]:
    """Write the changes and return those that changed a file.

    Every file is first written beside its place and only then renamed into it; a failure puts back
    what was there before. The caller holds the lock of the folder, so that temporary files of the
    same names are those of killed runs, and are removed.

    Raises:
        WriteError: A file lies outside `root` (by `..` or behind a link), no longer has the content
            that its change was made for, or cannot be written; all files are as they were, except
            those that the error names.
    """
    due = [change for change in changes if change.kind is not ChangeKind.NOTHING]
    for change in due:
        require_inside(change.path, root)
    made: list[Path] = []
    staged: list[tuple[FileChange, Path | None]] = []
    done: list[FileChange] = []
    _remove_strays(due)
    try:
        for change in due:
            made.extend(_make_folders(change.path.parent))
            staged.append((change, _stage(change)))
        for change in due:
            _require_unchanged(change)
        for change, temporary in staged:
            _put(change, temporary)
            done.append(change)
    except OSError as error:
        not_restored = _undo(done, staged, made)
        failed = due[len(staged) if len(staged) < len(due) else len(done)]
        raise WriteError(failed.path, _reason(error), not_restored) from error
    except BaseException:
        _undo(done, staged, made)
        raise
    return tuple(done)


def is_unchanged(change: FileChange) -> bool:
    """Whether a file still has the content that its change was made for."""
    try:
        _require_unchanged(change)
    except WriteError:
        return False
    return True


def _require_unchanged(change: FileChange) -> None:
    """Check that a file still has the content that its change was made for.

    Raises:
        WriteError: It has another content, or is there although it was not, or the reverse.
    """
    try:
        found = read_regular(change.path)
    except FileNotFoundError:
        found = None
    except OSError as error:
        raise WriteError(change.path, _reason(error)) from error
    if found != change.old:
        raise WriteError(change.path, "the file was changed after it was read")


def require_inside(path: Path, root: Path) -> None:
    """Raise WriteError unless `path`, with every link followed, lies in the folder `root`."""
    real, real_root = Path(os.path.realpath(path)), Path(os.path.realpath(root))
    if not real.is_relative_to(real_root) or real == real_root:
        raise WriteError(
            path, f"it would be written to {display_path(real)}, outside {display_path(real_root)}"
        )


def stray_temporaries(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the temporary files that a killed run has left beside those paths."""
    folders = sorted({path.parent for path in paths})
    return tuple(
        path
        for folder in folders
        if folder.is_dir()
        for path in sorted(folder.iterdir())
        if is_temporary(path.name)
    )


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder with its parents and return the new ones, the innermost first."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
    return missing


def _remove_strays(due: Sequence[FileChange]) -> None:
    """Remove what killed runs have left of the files that are now written again."""
    names: dict[Path, set[str]] = {}
    for change in due:
        target = Path(os.path.realpath(change.path))
        names.setdefault(target.parent, set()).add(target.name)
    for folder, known in names.items():
        with contextlib.suppress(OSError):
            for path in folder.iterdir():
                if temporary_of(path.name) in known:
                    path.unlink()


def _stage(change: FileChange) -> Path | None:
    """Write the new content beside the file, with the file's mode, and return where."""
    if change.new is None:
        return None
    target = Path(os.path.realpath(change.path))
    temporary = target.with_name(f".{target.name}.{os.urandom(4).hex()}{TEMPORARY_SUFFIX}")
    mode = target.stat().st_mode & 0o7777 if target.exists() else None
    try:
        with open(temporary, "xb", opener=_open_new if mode is None else _open_private) as file:
            file.write(change.new)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    return temporary


def _open_new(path: str, flags: int) -> int:
    return os.open(path, flags, 0o666)


def _open_private(path: str, flags: int) -> int:
    """Open a file that nobody else may read, until it has the mode of the one that it replaces."""
    return os.open(path, flags, 0o600)


def _put(change: FileChange, temporary: Path | None) -> None:
    target = Path(os.path.realpath(change.path))
    if temporary is None:
        target.unlink()
    else:
        temporary.replace(target)


def _undo(
    done: Sequence[FileChange],
    staged: Sequence[tuple[FileChange, Path | None]],
    made: Sequence[Path],
) -> list[Path]:
    """Put back what was there, and return the files for which the system does not let us."""
    for _, temporary in staged:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    not_restored = []
    for change in done:
        back = FileChange(change.path, change.new, change.old)
        try:
            _put(back, _stage(back))
        except OSError:
            not_restored.append(change.path)
    for folder in sorted(set(made), key=lambda path: len(path.parts), reverse=True):
        with contextlib.suppress(OSError):
            folder.rmdir()
    return not_restored


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
