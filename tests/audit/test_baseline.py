"""A baseline is read once and may be asked for many sets of findings."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from ssotgen.audit.baseline import Baseline
from ssotgen.diagnostics.finding import Finding, Location, Severity


def test_what_is_known_stays_known(tmp_path: Path) -> None:
    known = Finding(
        code="SSG601",
        rule="duplicate-definition",
        severity=Severity.ERROR,
        location=Location(str(tmp_path / "a.py")),
        message="Colour has the same members as the spec's",
        symbol="Colour",
    )
    key = ("a.py", known.rule, known.symbol, known.message)
    baseline = Baseline(tmp_path, Counter({key: 1}))
    for _ in range(2):
        assert baseline.new([known, known]) == (known,)
