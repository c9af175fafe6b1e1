"""Which files of a repository differ from a revision, by git."""

from __future__ import annotations

import subprocess
from pathlib import Path

from ssotgen.diagnostics.finding import COMMAND_LINE
from ssotgen.diagnostics.repository import GIT, git_complaint
from ssotgen.settings.rules import UNKNOWN_REVISION
from ssotgen.settings.settings import SettingsError


def changed_files(folder: Path, revision: str) -> tuple[Path, ...]:
    """Return the files below `folder` that differ from a revision, new and removed ones as well.

    Raises:
        SettingsError: git, the repository or the revision is missing.
    """
    # A file that moved to another project has changed both of them.
    diff = ("diff", "--name-only", "--no-renames", "--relative", "-z")
    listed = _git(folder, revision, *diff, revision, "--")
    new = _git(folder, revision, "ls-files", "--others", "--exclude-standard", "-z")
    names = sorted({*listed.split("\0"), *new.split("\0")} - {""})
    return tuple(folder / name for name in names)


def _git(folder: Path, revision: str, *words: str) -> str:
    try:
        if revision.startswith("-"):
            raise OSError("a revision does not begin with a dash")
        done = subprocess.run(
            [*GIT, "--no-optional-locks", *words],
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
        )
        if done.returncode != 0:
            raise OSError(git_complaint(done.stderr))
    except OSError as error:
        finding = UNKNOWN_REVISION.finding(
            COMMAND_LINE,
            f"cannot compare with the revision '{revision}': {error}",
            hint="name a revision of this clone, such as `origin/main`",
            symbol=revision,
        )
        raise SettingsError((finding,)) from None
    return done.stdout
