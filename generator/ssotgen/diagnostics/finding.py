"""Findings: the one form that a problem takes, from a YAML tab to a breaking change."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from ssotgen.diagnostics.hints import AnyHint, Hint
from ssotgen.diagnostics.record import record, replace


class Severity(str, Enum):
    """How much a finding matters; errors fail every command, warnings the audit."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Fix(str, Enum):
    """Whether a command can fix the finding, and whether that could change behaviour."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    NONE = "none"


@record(order=True)
class Location:
    """A place in a file.

    `path` is as the reader opened it, with `/`; `line` and `column` count from 1 (characters, not
    bytes). An empty path represents the command line, which has no file.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


COMMAND_LINE = Location("")
"""The location of a finding about the command line or about what is installed."""


@record
class Finding:
    """One thing that is wrong: what (`message`), where, and what to do about it (`hint`).

    `code` and `rule` name the rule that was broken; `symbol` is what the finding is about, such
    as an enum's name or `Enum.MEMBER`, and does not change when lines move. `end` is the line and
    the column just behind the last character at fault, None where only the start is known.
    `replacement` is what to put in the place of what is at fault, None where the hint is no such
    edit. `related` are other places that explain it, each with what it shows; `categories` are the
    promises that a breaking change breaks, and `uses` how often code uses what changed, None where
    nobody has counted.
    """

    code: str
    rule: str
    severity: Severity
    location: Location
    message: str
    hint: str = ""
    symbol: str = ""
    fix: Fix = Fix.NONE
    end: tuple[int, int] | None = None
    replacement: str | None = None
    related: tuple[tuple[Location, str], ...] = ()
    categories: tuple[str, ...] = ()
    uses: int | None = None

    def with_hint(self, hint: AnyHint) -> Finding:
        """Return the finding with another hint."""
        if isinstance(hint, Hint):
            return replace(self, hint=hint.text, replacement=hint.replacement)
        return replace(self, hint=hint, replacement=None)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of a report: by file, then position, then code."""
        at = self.location
        return (at.path, at.line, at.column, self.code, self.message)


class FindingsError(Exception):
    """Something cannot be done; `findings` say why, all of them."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = sorted_findings(findings)
        super().__init__("; ".join(finding.message for finding in self.findings))


def sorted_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in the order of a report, each one once."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.sort_key))
