"""Hints lead out: following one fixes the finding, and leads to no other at the same place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.follow_hints import AN_EDIT, followed
from support.spec_cases import cases, findings_of, name_of

from ssotgen.diagnostics.finding import Finding


def read(path: Path) -> str:
    """Return the text of a spec as a finding counts its characters, empty if it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""


STOPPING = ("SSG101", "SSG108")
"""Rules of faults that end the reading of a file, and so hide all others."""


def summaries(findings: tuple[Finding, ...]) -> set[tuple[str, int, str, str]]:
    return {(each.location.path, each.location.line, each.rule, each.message) for each in findings}


def alike(finding: Finding, found: tuple[Finding, ...]) -> int:
    """Return how many findings say the same of a line."""
    (this,) = summaries((finding,))
    return sum(summaries((each,)) == {this} for each in found)


@pytest.mark.parametrize("folder", cases("bad"), ids=name_of)
def test_a_hint_that_is_followed_leads_to_no_other_finding(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = findings_of(folder, monkeypatch)
    for number, finding in enumerate(found):
        is_edit = AN_EDIT.match(finding.hint) is not None
        assert is_edit == (finding.replacement is not None), finding
        before = read(folder / finding.location.path)
        text = followed(finding, before) if before else None
        if text is None:
            continue
        copy = tmp_path / str(number)
        shutil.copytree(folder, copy, symlinks=True)
        (copy / finding.location.path).write_text(text, encoding="utf-8", newline="")
        after = findings_of(copy, monkeypatch)
        # A suppression of what is fixed is to be removed with it.
        new = {each for each in summaries(after) if each[2] != "suppression-unused"}
        new -= summaries(found)
        at = finding.location
        here = [each for each in new if each[:2] == (at.path, at.line)]
        if finding.code in STOPPING:
            here = [each for each in here if each[2] == "bad-yaml"]
        assert here == [], f"{finding.hint} leads to {here}"
        assert alike(finding, after) < alike(finding, found), f"{finding.hint} does not help"
