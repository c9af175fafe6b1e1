"""Answers that may depend on each other in a circle, as modules do that import from each other."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Answers(Generic[T]):
    """Remembers answers by their questions; `unknown` is the answer that a search without result
    gives.

    A question that comes up again while the first one is being answered adds nothing to it, so that
    its answer is `unknown` then. What came out as `unknown` with the help of that is not kept.
    """

    def __init__(self, unknown: T) -> None:
        self._unknown = unknown
        self._known: dict[Hashable, T] = {}
        self._asked: list[Hashable] = []
        self._searched: set[Hashable] = set()
        self._circles = 0

    def of(self, question: Hashable, answer: Callable[[], T]) -> T:
        """Return what is known, or what `answer` returns."""
        if question in self._known:
            return self._known[question]
        if question in self._searched:
            self._circles += 1
            return self._unknown
        before = self._circles
        self._asked.append(question)
        self._searched.add(question)
        try:
            found = answer()
        finally:
            self._asked.pop()
        if found != self._unknown or self._circles == before or not self._asked:
            self._known[question] = found
        if not self._asked:
            self._searched.clear()
        return found
