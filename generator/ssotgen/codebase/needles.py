"""Needles: few byte strings that a search for many words looks for first."""

from __future__ import annotations

from collections.abc import Iterable

_SHARED_LENGTH = 4
"""How long a piece that represents several words must be, so that few other words have it."""

_MANY_WORDS = 160
"""From here on it takes long to find the pieces, and they are many."""


def holds_one(data: bytes, needles: tuple[bytes, ...]) -> bool:
    """Whether one of the needles is among some bytes."""
    # A plain loop: for most files this is all that is done, and `any` costs a generator each.
    for needle in needles:  # noqa: SIM110
        if needle in data:
            return True
    return False


def needles(words: Iterable[str]) -> tuple[bytes, ...]:
    """Return few byte strings of which each of the words contains one.

    Searching for a piece that several words share costs as much as searching for one of them.
    """
    left = sorted(set(words))
    if len(left) > _MANY_WORDS:
        return tuple(word.encode() for word in left)
    chosen: list[str] = []
    while left:
        piece, covered = _best_piece(left)
        chosen.append(piece)
        left = [word for word in left if word not in covered]
    return tuple(sorted(piece.encode() for piece in chosen))


def _best_piece(words: list[str]) -> tuple[str, frozenset[str]]:
    """Return the piece that most of the words share, the longest of these, and who has it."""
    owners: dict[str, set[str]] = {}
    for word in words:
        owners.setdefault(word, set()).add(word)
        for start in range(len(word) - _SHARED_LENGTH + 1):
            for end in range(start + _SHARED_LENGTH, len(word) + 1):
                owners.setdefault(word[start:end], set()).add(word)
    best = max(owners, key=lambda piece: (len(owners[piece]), len(piece), piece))
    return best, frozenset(owners[best])
