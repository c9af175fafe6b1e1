"""Writes the records of the cache.

`generate` makes their folder; `check` and `validate` only write where it is there.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence

from ssotgen.output.cache import FIRST_LINE, FOLDER, IN_STEP, VALID
from ssotgen.output.cache_key import Inputs, file_hash, inputs_key


def remember_in_step(
    inputs: Inputs,
    key: str,
    files: Sequence[tuple[str, bytes]],
    folders: Sequence[tuple[str, int]],
) -> None:
    """Remember that these files are what comes of the inputs that `key` represents.

    `folders` are those without left-over files, as `left_over.search` gives them.
    """
    lines = [f"{file_hash(content)} {path}" for path, content in files]
    lines += [f"{changed} {path}" for path, changed in folders]
    _remember(IN_STEP, inputs, key, len(files), lines)


def remember_valid(inputs: Inputs, key: str, read: int) -> None:
    """Remember that the specs among the inputs, read from so many files, have nothing wrong."""
    _remember(VALID, inputs, key, read, [])


def _remember(name: str, inputs: Inputs, key: str, count: int, more: Sequence[str]) -> None:
    """Write the record of that name.

    `key` is of before the inputs were read. Nothing is written where it is empty or no longer
    holds, since nobody knows which of the inputs were read before they changed; nor where the
    project has no cache folder, or none that can be written to.
    """
    folder = os.path.join(inputs.root, FOLDER)
    if not key or not os.path.isdir(folder) or key != inputs_key(inputs):
        return
    counts = (len(inputs.projects), len(inputs.imported), len(inputs.watched), count)
    lines = [FIRST_LINE, key, " ".join(map(str, (int(inputs.has_settings), *counts)))]
    lines += (*inputs.parts(), *inputs.watched, *more)
    if any("\n" in line for line in lines):
        return
    temporary = os.path.join(folder, f"{name}.{os.getpid()}.tmp")
    try:
        with open(temporary, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write("\n".join(lines) + "\n")
        os.replace(temporary, os.path.join(folder, name))
        _remove_strays(folder, name)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(temporary)


def _remove_strays(folder: str, record: str) -> None:
    """Remove the records that killed runs have left half written; another run that loses its own
    so does without."""
    for name in os.listdir(folder):
        if name.startswith(f"{record}.") and name.endswith(".tmp"):
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
