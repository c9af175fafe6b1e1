"""`ssotgen -C FOLDER COMMAND`: runs the command as if it had been started in that folder.

Imported before anything else is, so it imports nothing that costs.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

OPTION = "-C"


class NoFolderError(Exception):
    """`-C` is the last word of the command line."""


def split_folder(argv: Sequence[str]) -> tuple[str, list[str]]:
    """Return the folder that the command line begins with by `-C`, empty where it does not, and
    the words without it. As with git, each of several is relative to the one before.

    Raises:
        NoFolderError: `-C` has no folder behind it.
    """
    folder = ""
    rest: list[str] = []
    words = iter(argv)
    for word in words:
        if word == OPTION:
            given = next(words, "")
            if not given:
                raise NoFolderError
            folder = os.path.join(folder, given)
        elif word.startswith(OPTION):
            folder = os.path.join(folder, word.removeprefix(OPTION))
        else:
            rest.append(word)
            if not word.startswith("-"):
                break
    return folder, [*rest, *words]
