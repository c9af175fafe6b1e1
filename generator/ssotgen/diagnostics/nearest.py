"""The nearest known name to one that was misspelt."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the one of `known` that `word` was most likely meant to be, or None where none is as
    alike as `cutoff` (0 to 1) says."""
    # difflib costs as much to import as everything else here together; mistakes alone pay for it.
    from difflib import get_close_matches

    candidates = {name.lower(): name for name in known}
    found = get_close_matches(word.lower(), candidates, n=1, cutoff=cutoff)
    return candidates[found[0]] if found else None
