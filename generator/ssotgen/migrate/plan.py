"""The plan of a migration: the edits of each file, and what is left and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from ssotgen.migrate.codemods.edits import FileEdits, NewImport


@dataclass(slots=True)
class Plan:
    """The edits of each file; `notes` say what stays that nobody might expect, `refused` and
    `unsafe` which flags are left although the audit would have them replaced, and why; `needs` are
    the imports that edits need, each with the line that needs it."""

    edits: dict[str, FileEdits] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    refused: dict[tuple[str, str], str] = field(default_factory=dict)
    unsafe: dict[tuple[str, str], str] = field(default_factory=dict)
    gone: set[tuple[str, str]] = field(default_factory=set)
    needs: dict[str, list[tuple[int, NewImport]]] = field(default_factory=dict)

    def of(self, path: str) -> FileEdits:
        """Return the edits of a file, to add to."""
        return self.edits.setdefault(path, FileEdits())

    def need(self, path: str, line: int, new: NewImport) -> None:
        """Have a file import what the code in a line needs."""
        self.needs.setdefault(path, []).append((line, new))
