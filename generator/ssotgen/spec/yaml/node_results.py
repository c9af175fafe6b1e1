"""What was worked out of parts of documents, for documents that are read again and again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

_Node = TypeVar("_Node")
_Result = TypeVar("_Result")


class NodeResults:
    """Results by what they depend on, which is the same object as long as the entry of a document
    does not change: its mapping, or its text. Those that a round did not ask for are dropped with
    the next one."""

    def __init__(self) -> None:
        self._now: dict[tuple[int, Hashable], tuple[object, Any]] = {}
        self._before = self._now

    def begin_round(self) -> None:
        """Begin another round, in which the documents may be other ones."""
        self._before, self._now = self._now, {}

    def of(self, node: _Node, question: Hashable, work: Callable[[_Node], _Result]) -> _Result:
        """Return the answer to a question about a node, which `work` finds unless it is known.

        The answer must depend on nothing else than the node and the question.
        """
        key = (id(node), question)
        # The node is in the value as well, so that no other one gets its id.
        known = self._now.get(key) or self._before.get(key)
        if known is None:
            known = (node, work(node))
        self._now[key] = known
        result: _Result = known[1]
        return result
