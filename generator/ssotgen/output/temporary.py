"""The names of temporary files, which are written before they are renamed to their place.

Free of imports, as the cache asks for them.
"""

from __future__ import annotations

TEMPORARY_SUFFIX = ".ssotgen-tmp"


def is_temporary(name: str) -> bool:
    """Whether a file of that name is what a run that was killed had not yet renamed."""
    return temporary_of(name) is not None


def temporary_of(name: str) -> str | None:
    """Return the name of the file that a temporary file was to become, None for any other file."""
    if not (name.startswith(".") and name.endswith(TEMPORARY_SUFFIX)):
        return None
    target, _, random = name[1 : -len(TEMPORARY_SUFFIX)].rpartition(".")
    return target if target and random.replace("_", "x").isalnum() else None
