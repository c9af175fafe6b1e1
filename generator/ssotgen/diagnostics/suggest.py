"""Suggestions: "did you mean", at a price that stays linear in the size of the spec."""

from __future__ import annotations

from collections.abc import Iterable

from ssotgen.diagnostics.hints import AnyHint, did_you_mean

MAX_COMPARISONS = 40_000
"""Comparisons of names that one `Suggester` makes; after that only the case of letters is fixed.

A comparison costs some microseconds. Without a bound, ten thousand misspelt references into ten
thousand names would take an hour.
"""


def hint_for(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return the hint for a word to be the nearest of `known`, else `otherwise`."""
    found = nearest(word, known)
    return f"did you mean `{found}`?" if found else otherwise


class Suggester:
    """Finds the nearest of a fixed set of names, for as many misspelt words as come."""

    __slots__ = ("_answers", "_budget", "_known", "_names")

    def __init__(self, known: Iterable[str]) -> None:
        self._names = tuple(known)
        self._known = {name.lower(): name for name in self._names}
        self._answers: dict[str, str | None] = {}
        self._budget = MAX_COMPARISONS

    @property
    def names(self) -> tuple[str, ...]:
        """The names to choose from."""
        return self._names

    def nearest(self, word: str) -> str | None:
        """Return the name that `word` was most likely meant to be, or None."""
        if word not in self._answers:
            self._answers[word] = self._find(word)
        return self._answers[word]

    def hint(self, word: str, otherwise: str = "") -> AnyHint:
        """Return the hint for `word` to be what it was meant to be, or `otherwise` where no name
        is near."""
        found = self.nearest(word)
        return otherwise if found is None else did_you_mean(found)

    def _find(self, word: str) -> str | None:
        same = self._known.get(word.lower())
        if same is not None or self._budget < len(self._names):
            return same
        self._budget -= len(self._names)
        return nearest(word, self._names)


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the one of `known` that `word` was most likely meant to be, or None where none is as
    alike as `cutoff` (0 to 1) says."""
    # difflib costs as much to import as everything else here together; mistakes alone pay for it.
    from difflib import get_close_matches

    candidates = {name.lower(): name for name in known}
    found = get_close_matches(word.lower(), candidates, n=1, cutoff=cutoff)
    return candidates[found[0]] if found else None
