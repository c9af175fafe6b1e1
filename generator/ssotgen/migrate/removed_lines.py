"""Removed lines: what a rewrite took out of a file, which is little of it."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile


def removed_lines(old: bytes, new: bytes) -> list[bytes]:
    """Return the lines of `old` that `new` does not have, or not as often."""
    return list((Counter(old.split(b"\n")) - Counter(new.split(b"\n"))).elements())


def equal_ends(old: list[bytes], new: list[bytes]) -> tuple[int, int]:
    """Return how many lines both have in common at their starts, and at their ends after that."""
    pairs = zip(old, new, strict=False)
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    room = min(len(old), len(new)) - start
    reverse = zip(reversed(old), reversed(new), strict=False)
    end = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], reverse))
    return start, min(end, room)
