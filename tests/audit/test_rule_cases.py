"""Every rule of the audit finds exactly what its case on disk expects, and nothing in a good one.

`SSOTGEN_UPDATE_CASES=1 python -m pytest tests/audit/test_rule_cases.py` writes the expectations
anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ssotgen.app.audit import Request, audit
from ssotgen.cli.report.text import render_finding
from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.registry import rules_of
from ssotgen.diagnostics.rule import Rule
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec

CASES = Path(__file__).parents[1] / "cases" / "rules"
UPDATE = os.environ.get("SSOTGEN_UPDATE_CASES") == "1"
RULES = [rule for rule in rules_of("audit") if rule.check is not None]


def findings_of(folder: Path, rule: Rule) -> tuple[Finding, ...]:
    settings = Settings(folder, folder / "spec", folder / "out", sources=(folder / "code",))
    loaded = load_spec(settings)
    assert loaded.spec is not None, loaded.errors
    return audit(loaded.spec, settings, Request(select=(rule.name,))).findings


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_bad_case_gives_the_expected_findings(
    rule: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = CASES / rule.name / "bad"
    monkeypatch.chdir(folder)
    found = findings_of(folder, rule)
    text = "".join(map(render_finding, found))
    expected = folder / "expected.txt"
    if UPDATE:
        assert not os.environ.get("CI"), "expectations are for people to write; CI compares"
        expected.write_text(text, encoding="utf-8", newline="\n")
    assert text == expected.read_text(encoding="utf-8")
    assert {finding.rule for finding in found} == {rule.name}
    assert not [finding for finding in found if finding.message.endswith(".")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_good_case_gives_nothing(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES / rule.name / "good")
    assert findings_of(CASES / rule.name / "good", rule) == ()
