"""The result of a command: what was found, what is to be written, and the exit code they mean."""

from __future__ import annotations

from collections.abc import Mapping

from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.record import field, record
from ssotgen.output.change import FileChange

CLEAN, WRONG, UNANSWERED = 0, 1, 2
"""Exit codes: all is well; what was asked about is not as it should be; no answer was possible."""


@record
class Result:
    """What a command came to.

    `answered` is False where the question itself could not be answered (no spec, a spec that does
    not hold, unusable settings). `fails_on` are the severities that make the answer "not as it
    should be". `diff` is shown below the findings by the text reporter. `notes` go to stderr.
    `searched` are the folders in which left-over files were looked for, for the cache;
    `is_cacheable` says whether it may have the result at all. `texts` are what was read instead of
    files, by the path that findings have.
    """

    findings: tuple[Finding, ...] = ()
    changes: tuple[FileChange, ...] = ()
    answered: bool = True
    fails_on: tuple[Severity, ...] = (Severity.ERROR,)
    diff: str = ""
    notes: tuple[str, ...] = ()
    searched: tuple[tuple[str, int], ...] = ()
    is_cacheable: bool = True
    texts: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """0 clean, 1 not as it should be, 2 the question could not be answered."""
        if not self.answered:
            return UNANSWERED
        failed = any(finding.severity in self.fails_on for finding in self.findings)
        return WRONG if failed else CLEAN

    def count(self, severity: Severity) -> int:
        """Return how many findings have that severity."""
        return sum(finding.severity is severity for finding in self.findings)
