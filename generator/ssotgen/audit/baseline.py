"""The baseline: findings that are known and do not fail, whatever lines they have moved to."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from ssotgen.diagnostics.conflict_markers import CONFLICT, UNRESOLVED
from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.regular_file import read_regular

VERSION = 1

_REPORT = re.compile(
    rb"""\s*\{\s*"version"\s*:\s*\d+\s*,\s*"findings"\s*:\s*\["""
    rb"""|\s*\{\s*"\$schema"[^{}]{1,300}"runs"\s*:\s*\[\s*\{\s*"tool"\s*:\s*\{\s*"driver"\s*:\s*\{"""
    rb"""\s*"name"\s*:\s*"ssotgen\""""
)
"""How a baseline begins, and a report as JSON or SARIF."""

Key = tuple[str, str, str, str]


class BaselineError(Exception):
    """A baseline that cannot be used, and why."""


@record
class Baseline:
    """How often each finding is known; paths are relative to `root`."""

    root: Path
    known: Counter[Key]

    @property
    def count(self) -> int:
        """How many findings are known."""
        return sum(self.known.values())

    def new(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Return the findings that are not known; of several alike, those beyond the known number,
        the last in the file."""
        left = Counter(self.known)
        found = []
        for finding in findings:
            key = _key(finding, self.root)
            if left[key] > 0:
                left[key] -= 1
            else:
                found.append(finding)
        return tuple(found)


def is_report(data: bytes) -> bool:
    """Whether a file is a baseline or a report of findings: it names what was found, and no program
    looks there for a name."""
    return _REPORT.match(data) is not None


def read_baseline(path: Path, root: Path) -> Baseline:
    """Return the baseline in a file.

    Raises:
        BaselineError: It cannot be read.
    """
    try:
        content = read_regular(path)
    except OSError as error:
        raise BaselineError(f"it cannot be read: {error.strerror}") from error
    try:
        data = json.loads(content)
    except ValueError as error:
        has_conflict = re.search(CONFLICT, content.decode("utf-8", "replace"))
        reason = UNRESOLVED if has_conflict else f"not valid JSON: {error}"
        raise BaselineError(reason) from error
    except RecursionError:
        raise BaselineError("its JSON nests too deeply") from None
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise BaselineError(f"it is not a baseline of version {VERSION}")
    known: Counter[Key] = Counter()
    entries = data.get("findings")
    for entry in entries if isinstance(entries, list) else []:
        if not isinstance(entry, dict):
            raise BaselineError("an entry of 'findings' is not an object")
        path_, rule, symbol, message = (
            str(entry.get(name, "")) for name in ("path", "rule", "symbol", "message")
        )
        count = entry.get("count", 1)
        known[path_, rule, symbol, message] += count if isinstance(count, int) else 1
    return Baseline(root, known)


def baseline_text(findings: Sequence[Finding], root: Path) -> str:
    """Return the content of a baseline of these findings: sorted, so that it merges well."""
    counts = Counter(_key(finding, root) for finding in findings)
    entries = [
        {"path": path, "rule": rule, "symbol": symbol, "message": message, "count": count}
        for (path, rule, symbol, message), count in sorted(counts.items())
    ]
    return (
        json.dumps({"version": VERSION, "findings": entries}, indent=1, ensure_ascii=False) + "\n"
    )


def _key(finding: Finding, root: Path) -> Key:
    path = os.path.relpath(os.path.abspath(finding.location.path), root).replace(os.sep, "/")
    return (path, finding.rule, finding.symbol, finding.message)
