"""Siblings: classes of one name in one module, in branches of an `if` or a `try`, or one behind the
other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ssotgen.extract.drafts import Draft, Entry, Home, SourceClass


class Siblings:
    """The classes at the top of modules, by file and name."""

    def __init__(self, sources: Sequence[SourceClass]) -> None:
        self._found: dict[tuple[str, str], list[SourceClass]] = {}
        for source in sources:
            self._found.setdefault((source.path, source.fact.name), []).append(source)

    def is_replaced(self, draft: Draft) -> bool:
        """Whether another class of the name surely follows, so that no other module sees this."""
        group = self._found[draft.source.path, draft.name]
        behind = group[group.index(draft.source) + 1 :]
        return any(not each.fact.context for each in behind)

    def completed(self, entry: Entry, reasons: Mapping[SourceClass, str]) -> Entry:
        """Return an entry with all classes of its name in its modules among its homes; `reasons`
        say how those differ that are enums or dataclasses."""
        known = [home.source for home in entry.homes]
        more = [
            Home(each, (reasons.get(each, "is a class of another kind"),))
            for path in sorted({source.path for source in known})
            for each in self._found[path, entry.draft.name]
            if each not in known
        ]
        return replace(entry, homes=(*entry.homes, *more)) if more else entry
