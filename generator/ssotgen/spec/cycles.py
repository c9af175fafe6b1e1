"""Cycles: the circles in a graph of names, each reported once, from the same place in every run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

MAX_NAMED = 8
"""How many names of a circle a message has."""


def find_cycles(graph: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Yield circles of a graph that maps each name to those that it leads to, in linear time.

    A circle begins with its first name in alphabetical order. Of circles that share an edge not all
    are reported; but when those reported are broken, the next run reports the others.
    """
    done: set[str] = set()
    for start in sorted(graph):
        if start in done:
            continue
        path: dict[str, int] = {start: 0}
        names = [start]
        stack = [iter(graph[start])]
        while stack:
            following = next(stack[-1], None)
            if following is None:
                stack.pop()
                name = names.pop()
                del path[name]
                done.add(name)
            elif following in path:
                yield _from_first(names[path[following] :])
            elif following not in done and following in graph:
                path[following] = len(names)
                names.append(following)
                stack.append(iter(graph[following]))


def format_cycle(cycle: tuple[str, ...], verb: str) -> str:
    """Return a circle as a phrase, `A needs B needs A`; of a long one its beginning and its end."""
    names = [*cycle, cycle[0]]
    if len(names) > MAX_NAMED:
        names[3:-2] = [f"... ({len(cycle)} in all)"]
    return f" {verb} ".join(names)


def _from_first(cycle: list[str]) -> tuple[str, ...]:
    at = cycle.index(min(cycle))
    return (*cycle[at:], *cycle[:at])
