"""Whatever happens while a command writes, no file is torn or lost, and the next run is right.

The long run strikes at every change that a command makes to the disk:
`python -m pytest tests/output/test_faults.py -m long`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support.faulty_runs import COMMANDS, FaultyRuns

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.mark.parametrize("name", ["generate", "migrate", "rename", "fmt", "baseline"])
def test_a_killed_or_failed_write_loses_nothing(tmp_path: Path, name: str) -> None:
    runs = FaultyRuns(name, tmp_path)
    faults = list(runs.faults())
    last = dict(faults)
    struck = [("kill", last["kill"]), ("full disk", 2), ("read-only", last["read-only"])]
    assert [each for each in (runs.lost(*fault) for fault in struck) if each] == []


@pytest.mark.long
@pytest.mark.parametrize("name", COMMANDS)
def test_a_fault_at_any_change_of_the_disk_loses_nothing(tmp_path: Path, name: str) -> None:
    runs = FaultyRuns(name, tmp_path)
    faults = list(runs.faults())
    assert faults
    wrong = [runs.lost(kind, at) for kind, at in faults]
    assert [each for each in wrong if each] == []
