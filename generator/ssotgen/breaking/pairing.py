"""Pairs the entries of two versions by name, and recognizes renames."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Named(Protocol):
    """An entry of a spec that has a name."""

    @property
    def name(self) -> str:
        """The name under which the spec declares it."""
        ...


T = TypeVar("T", bound=Named)


@dataclass(frozen=True, slots=True)
class Pairs(Generic[T]):
    """The entries of one kind in two versions: in both, renamed, gone and new."""

    both: tuple[tuple[T, T], ...]
    renamed: tuple[tuple[T, T], ...]
    removed: tuple[T, ...]
    added: tuple[T, ...]

    @property
    def new_names(self) -> dict[str, str]:
        """The new name of each renamed entry."""
        return {old.name: new.name for old, new in self.renamed}


def pair(
    old: Iterable[T],
    new: Iterable[T],
    content: Callable[[T], Hashable],
    former: Mapping[str, str] | None = None,
) -> Pairs[T]:
    """Return the entries of both versions by name.

    A removal and an addition with the same content, as `content` gives it, are a rename where no
    other removal or addition has that content. `former` are renames that the new version declares:
    the new name of each former one.
    """
    before = {entry.name: entry for entry in old}
    after = {entry.name: entry for entry in new}
    gone = [entry for name, entry in before.items() if name not in after]
    come = [entry for name, entry in after.items() if name not in before]
    names = former or {}
    new_names = {entry.name for entry in come}
    first = {names[each.name]: each for each in reversed(gone) if names.get(each.name) in new_names}
    declared = tuple((entry, after[name]) for name, entry in first.items())
    known = {entry.name for each in declared for entry in each}
    gone = [entry for entry in gone if entry.name not in known]
    come = [entry for entry in come if entry.name not in known]
    gone_content = [content(entry) for entry in gone]
    come_content = [content(entry) for entry in come]
    gone_count, come_count = Counter(gone_content), Counter(come_content)
    targets = dict(zip(come_content, come, strict=True))
    renamed = tuple(
        (entry, targets[key])
        for entry, key in zip(gone, gone_content, strict=True)
        if gone_count[key] == come_count[key] == 1
    )
    moved = {entry.name for each in renamed for entry in each}
    return Pairs(
        both=tuple((entry, after[name]) for name, entry in before.items() if name in after),
        renamed=(*declared, *renamed),
        removed=tuple(entry for entry in gone if entry.name not in moved),
        added=tuple(entry for entry in come if entry.name not in moved),
    )
