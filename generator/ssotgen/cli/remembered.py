"""Answers `check`, `generate` and `validate` from the cache, where nothing has changed since.

Imported before anything else, so it imports nothing slow, and the cache only where it looks there.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssotgen.app.projects import Projects
    from ssotgen.app.result import Result
    from ssotgen.output.cache_key import Inputs, Places
    from ssotgen.settings.settings import Settings

IN_STEP = "the generated files are up to date"
"""What `check` says where nothing is to be said."""

VALID = "the spec is valid"
"""What `validate` says then, in front of `files_read()`."""


def unchanged(count: int) -> str:
    """Return what `generate` says of files that it left as they were."""
    return f"{count} file{'' if count == 1 else 's'} unchanged"


def files_read(count: int) -> str:
    """Return what `validate` says of the files of a spec."""
    return f"({count} file{'' if count == 1 else 's'} read)"


def remembered_answer(arguments: Sequence[str]) -> int | None:
    """Return the exit code of a command line whose answer the cache knows, having said what the
    command itself would say; None where it is to be run."""
    command, *options = arguments or ("",)
    if command not in ("check", "generate", "validate") or options not in ([], ["--quiet"]):
        return None
    text = _known_text(command, os.getcwd())
    if not text:
        return None
    if not options and sys.stderr is not None:
        try:
            print(text, file=sys.stderr)
        except OSError:
            return None  # A full disk: the command itself writes what it can.
    return 0


def _known_text(command: str, folder: str) -> str:
    """Return what a command would say in a folder, empty where the cache does not know it."""
    from ssotgen.output import cache

    if not cache.is_wanted():
        return ""
    if command == "validate":
        read = cache.count_valid(folder)
        return "" if read is None else f"{VALID} {files_read(read)}"
    count = cache.count_in_step(folder)
    if count is None:
        return ""
    return IN_STEP if command == "check" else unchanged(count)


def inputs_of(projects: Projects, *, wanted: bool, make_folder: bool = False) -> str:
    """Return what represents the inputs as they are now, for `remember_answer()`; empty where the
    answer is not to be remembered."""
    if not wanted or projects.is_selection:
        return ""
    from ssotgen.output import cache
    from ssotgen.output.cache_key import inputs_key

    if not cache.is_wanted():
        return ""
    if not make_folder and not os.path.isdir(os.path.join(projects.root, cache.FOLDER)):
        return ""
    return inputs_key(_inputs(projects))


def remember_answer(
    projects: Projects,
    result: Result,
    key: str,
    *,
    read: int | None = None,
    make_folder: bool = False,
) -> None:
    """Put a result into a record of the cache, if it says that all is as it should be.

    `read` is how many files of the spec were read to validate it, None where files were generated.
    `key` is what `inputs_of()` gave before anything was read. Without `make_folder`, nothing is
    remembered where there is no cache yet.
    """
    if not key or result.exit_code or result.findings or result.notes or not result.is_cacheable:
        return
    from ssotgen.output import cache_record

    inputs = _inputs(projects)
    if make_folder:
        cache_record.make_folder(inputs.root)
    if read is None:
        files = [(str(change.path), change.new or b"") for change in result.changes]
        cache_record.remember_in_step(inputs, key, files, result.searched)
    else:
        cache_record.remember_valid(inputs, key, read)


def _inputs(projects: Projects) -> Inputs:
    from ssotgen.output.cache_key import Inputs

    workspace = projects.workspace
    return Inputs(
        root=str(projects.root),
        has_settings=workspace is not None or projects.settings[0].file is not None,
        projects=tuple(map(_places, projects.settings)),
        imported=tuple(map(_places, _imported(projects.settings))),
        watched=() if workspace is None else tuple(map(str, workspace.watched)),
    )


def _places(settings: Settings) -> Places:
    from ssotgen.output.cache_key import Places

    return Places(
        str(settings.root),
        str(settings.spec),
        str(settings.templates or ""),
        str(settings.output),
        settings.spec_name,
    )


def _imported(projects: Sequence[Settings]) -> list[Settings]:
    """Return the projects that others import and that are not among these themselves."""
    from ssotgen.spec.imports import imported_settings

    own = {each.root for each in projects}
    found = {each.root: each for item in projects for each in imported_settings(item)}
    return [found[root] for root in sorted(found.keys() - own)]
