"""How often code uses the symbols of a spec: counted in the background, for lenses and hovers."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ssotgen.lsp.open_project import Project
from ssotgen.settings.settings import Settings, SettingsError
from ssotgen.spec.model import Spec


@dataclass(frozen=True, slots=True)
class _Counted:
    """The counts of a project, as its files were at a revision of those on disk."""

    saves: int
    counts: Mapping[str, int]


class UseCounts:
    """The counts of all projects. `saves` goes up with each file that is written, so that typing
    alone counts nothing again."""

    def __init__(self) -> None:
        self.saves = 0
        self._known: dict[Path, _Counted] = {}
        self._lock = asyncio.Lock()

    async def of(self, project: Project) -> Mapping[str, int]:
        """Return how often the code of a project uses each symbol; a class is used with each of its
        members or fields, too."""
        spec, settings = project.spec, project.settings
        if spec is None:
            return {}
        async with self._lock:
            known = self._known.get(settings.root)
            if known is None or known.saves != self.saves:
                saves = self.saves
                loop = asyncio.get_running_loop()
                counts = await loop.run_in_executor(None, _counts, spec, settings)
                known = self._known[settings.root] = _Counted(saves, counts)
        return known.counts


def _counts(spec: Spec, settings: Settings) -> Counter[str]:
    from ssotgen.audit.take_survey import survey
    from ssotgen.audit.usages import symbol_uses

    found: Counter[str] = Counter()
    try:
        made = survey(spec, settings, features=True, jobs=1)
    except SettingsError:
        return found
    for use in symbol_uses(made):
        if use.is_certain:
            found[use.symbol] += 1
            owner, dot, _ = use.symbol.partition(".")
            if dot:
                found[owner] += 1
    return found
