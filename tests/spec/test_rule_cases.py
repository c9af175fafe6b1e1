"""Every rule of the spec says exactly what its cases on disk expect, and nothing of a good spec.

`SSOTGEN_UPDATE_CASES=1 python -m pytest tests/spec/test_rule_cases.py` writes what they expect.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from support.spec_cases import CASES, RULES, cases, findings_of, name_of

from ssotgen.cli.report.text import render_finding
from ssotgen.diagnostics.finding import Severity
from ssotgen.diagnostics.rule import Rule

UPDATE = "SSOTGEN_UPDATE_CASES"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_a_good_and_a_bad_case(rule: Rule) -> None:
    for kind in ("good", "bad"):
        found = sorted(CASES.glob(f"{rule.name}/{kind}*/spec"))
        assert found, f"tests/cases/rules/{rule.name}/{kind}/spec is missing"


@pytest.mark.parametrize("folder", cases("bad"), ids=name_of)
def test_a_bad_case_gives_the_expected_findings(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = findings_of(folder, monkeypatch)
    text = "".join(render_finding(finding) for finding in found)
    expected = folder / "expected.txt"
    if os.environ.get(UPDATE) == "1":
        assert not os.environ.get("CI"), f"{UPDATE} is for people; CI compares"
        expected.write_text(text, encoding="utf-8", newline="\n")
    assert text == expected.read_text(encoding="utf-8")
    assert folder.parent.name in {finding.rule for finding in found}
    for finding in found:
        assert finding.location.line >= 1
        assert finding.location.column >= 1
        assert not finding.message.endswith(".")
        assert "\n" not in finding.message


@pytest.mark.parametrize("folder", cases("good"), ids=name_of)
def test_a_good_case_gives_no_findings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = findings_of(folder, monkeypatch)
    assert "".join(render_finding(finding) for finding in found) == ""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_warnings_are_those_of_style(rule: Rule) -> None:
    is_style = re.fullmatch(r"SSG4\d\d", rule.code) is not None
    assert (rule.severity is Severity.WARNING) is is_style
