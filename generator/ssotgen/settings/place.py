"""The place of a project in its repository, by which generated files name their spec.

A path from the repository's top is the same in every clone, and tells the specs of one repository
apart also where they write into one folder.
"""

from __future__ import annotations

import os
from pathlib import Path

from ssotgen.diagnostics.marker import folders_below, marked_files


def place_of(root: Path, top: Path | None, spec: Path, output: Path | None) -> str:
    """Return the path of the project folder `root` from the repository's `top`, empty for the top.

    Without a repository (an archive, a container), the place is what the generated files in
    `output` say of it, so that they are up to date there as well; else `root` counts as the top.
    `output` is None where nothing but the spec is to be read.
    """
    if top is None:
        if output is None:
            return ""
        return _place_in_markers(path_from(spec, root), output)
    return "" if root == top else root.relative_to(top).as_posix()


def path_from(path: Path, folder: Path) -> str:
    """Return `path` as seen from `folder`, or its name where no such way exists (another drive)."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return path.name


def _place_in_markers(spec: str, output: Path) -> str:
    for folder, names in folders_below(str(output)):
        for _, named in marked_files(folder, names):
            if named == spec:
                return ""
            if named.endswith(f"/{spec}"):
                return named.removesuffix(f"/{spec}")
    return ""
