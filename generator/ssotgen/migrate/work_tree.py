"""The work tree: whether what would be overwritten could be had back."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from ssotgen.diagnostics.repository import GIT


def uncommitted(root: Path, changed: Sequence[Path]) -> tuple[str, ...]:
    """Return the files that are in the way of a rewrite: tracked ones with changes that are not
    committed, and those of `changed` that the repository does not hold at all.

    Empty where `root` is in no git repository, or git cannot be asked.
    """
    command = [*GIT, "-C", str(root), "status", "--porcelain=v1", "-z", "--untracked-files=all"]
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0"}
    try:
        answer = subprocess.run(command, capture_output=True, check=False, env=environment)
        top = subprocess.run(
            [*GIT, "-C", str(root), "rev-parse", "--show-toplevel"],
            capture_output=True,
            check=False,
            env=environment,
        )
    except OSError:
        return ()
    if answer.returncode or top.returncode:
        return ()
    folder = Path(os.fsdecode(top.stdout.rstrip(b"\n")))
    wanted = {os.path.realpath(path) for path in changed}
    found = []
    entries = iter(answer.stdout.split(b"\0"))
    for entry in entries:
        if not entry:
            continue
        state, name = entry[:2], os.fsdecode(entry[3:])
        if state[:1] in (b"R", b"C"):
            next(entries, None)
        if state != b"??" or os.path.realpath(folder / name) in wanted:
            found.append(name)
    return tuple(found)
