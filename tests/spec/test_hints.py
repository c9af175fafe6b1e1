"""Hints lead out: following one fixes the finding, and leads to no other at the same place."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from support.spec_cases import cases, findings_of, name_of

from ssotgen.diagnostics.finding import Finding

AN_EDIT = re.compile(r"^(write|quote it:|did you mean) `")
"""Hints that say what to put in the place at fault."""


def apply(finding: Finding, folder: Path) -> None:
    """Replace what a finding points to in a copy of its case, as its hint says."""
    assert finding.replacement is not None
    assert finding.end is not None, finding
    path = folder / finding.location.path
    text = path.read_bytes().decode("utf-8-sig")
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]
    begin = starts[finding.location.line - 1] + finding.location.column - 1
    end = starts[finding.end[0] - 1] + finding.end[1] - 1
    path.write_text(text[:begin] + finding.replacement + text[end:], encoding="utf-8", newline="")


def summaries(findings: tuple[Finding, ...]) -> set[tuple[str, int, str, str]]:
    return {(each.location.path, each.location.line, each.rule, each.message) for each in findings}


@pytest.mark.parametrize("folder", cases("bad"), ids=name_of)
def test_a_hint_that_is_an_edit_leads_to_no_other_finding(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = findings_of(folder, monkeypatch)
    for number, finding in enumerate(found):
        is_edit = AN_EDIT.match(finding.hint) is not None
        assert is_edit == (finding.replacement is not None), finding
        if finding.replacement is None:
            continue
        copy = tmp_path / str(number)
        shutil.copytree(folder, copy, symlinks=True)
        apply(finding, copy)
        after = findings_of(copy, monkeypatch)
        # A suppression of what is fixed is to be removed with it.
        new = {each for each in summaries(after) if each[2] != "suppression-unused"}
        new -= summaries(found)
        at = finding.location
        here = [each for each in new if each[:2] == (at.path, at.line)]
        assert here == [], f"{finding.hint} leads to {here}"
        this = (at.path, at.line, finding.rule, finding.message)
        count = [(each.location, each.rule) for each in found].count((at, finding.rule))
        assert count > 1 or this not in summaries(after), f"{finding.hint} does not help"
