"""`entry_points`: plugins that distributions register in a group."""

from __future__ import annotations

from ssotgen.runtime.attempt import Attempt, describe
from ssotgen.runtime.feature import Probe, UnavailableError
from ssotgen.runtime.importing import failure


class EntryPoints(Probe):
    """Counts the entry points of a group without loading any, after asking `before`."""

    def __init__(self, group: str, minimum: int, before: Probe | None = None) -> None:
        self.group = group
        self.minimum = minimum
        self.before = before

    def __str__(self) -> str:
        asked = f"{self.before}; " if self.before is not None else ""
        return f"{asked}entry points: {self.group}, at least {self.minimum}"

    def ask(self) -> None:
        from importlib.metadata import entry_points

        if self.before is not None:
            self.before.ask()
        names: set[tuple[str, str]] = set()
        attempt = Attempt()
        with attempt:
            names = {(each.name, each.value) for each in entry_points(group=self.group)}
        if attempt.error is not None:
            told = describe(attempt.error)
            reason = f"the entry points of {self.group} cannot be read: {told}"
            raise failure(reason, attempt.error)
        if len(names) < self.minimum:
            found = f"{len(names)} entry point{'' if len(names) == 1 else 's'}"
            raise UnavailableError(
                f"the group {self.group} has {found}, {self.minimum} or more are needed"
            )
