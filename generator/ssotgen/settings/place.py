"""The place of a project in its repository, by which generated files name their spec.

A path from the repository's top is the same in every clone, and tells the specs of one repository
apart also where they write into one folder.
"""

from __future__ import annotations

import os
from pathlib import Path

from ssotgen.diagnostics.marker import folders_below, marked_files


def path_below(root: Path, top: Path) -> str:
    """Return the path of the folder `root` from `top`, empty for `top` itself."""
    return "" if root == top else root.relative_to(top).as_posix()


def before_working_folder(folder: Path, typed: str) -> Path | None:
    """Return the folder from which `-C typed` led to `folder`, None where that does not say.

    Outside a repository that is as good as its top: in the sandbox of a build, the same command
    gives the same files as in the work tree.
    """
    parts = Path(typed).parts
    if not parts or Path(typed).is_absolute() or ".." in parts:
        return None
    return folder.parents[len(parts) - 1] if folder.parts[-len(parts) :] == parts else None


def path_from(path: Path, folder: Path) -> str:
    """Return `path` as seen from `folder`, or its name where no such way exists (another drive)."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return path.name


def place_in_markers(spec: str, output: Path) -> str | None:
    """Return the place of a project by the files that were generated into `output`, None where no
    file there names its spec.

    Without a repository (an archive, a container) these files are up to date as well.
    """
    for folder, names in folders_below(str(output)):
        for _, named in marked_files(folder, names):
            if named == spec:
                return ""
            if named.endswith(f"/{spec}"):
                return named.removesuffix(f"/{spec}")
    return None
