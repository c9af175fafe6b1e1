"""Whatever happens while a command writes, no file is torn or lost, and the next run is right.

The long run strikes at every change that a command makes to the disk, and kills commands
SSOTGEN_KILLS times (300 unless it says otherwise) at random moments:
`python -m pytest tests/output/test_faults.py -m long`.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from random import Random

import pytest
from support.faults import KILLED_LATER
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


@pytest.mark.long
@pytest.mark.parametrize("name", ["generate", "migrate", "rename", "docs", "remove", "fmt"])
def test_a_kill_at_a_random_moment_loses_nothing(tmp_path: Path, name: str) -> None:
    before = time.monotonic()
    runs = FaultyRuns(name, tmp_path)
    longest = {False: (time.monotonic() - before) / 2, True: 0.003}
    random, kills = Random(name), int(os.environ.get("SSOTGEN_KILLS", "300"))
    wrong = []
    for number in range(kills):
        # The changes take a small part of the time: every other kill is to come among them.
        at = random.randint(1, len(runs.undisturbed.changes)) if number % 2 else 0
        killed, reach = runs.killed, longest[at > 0]
        wrong.append(runs.lost(KILLED_LATER, at, random.uniform(0, reach)))
        # A machine that was busy at first, or is now, makes the command take another time.
        longest[at > 0] = reach * (1.05 if runs.killed > killed else 0.85)
    assert [each for each in wrong if each] == []
    print(f"{name}: {runs.killed} of {kills} killed, {runs.killed_between} among the changes")
    assert runs.killed > kills / 3
