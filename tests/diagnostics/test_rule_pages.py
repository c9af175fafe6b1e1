"""Rules: every one has a whole page in docs/rules, and the index there lists them all."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from ssotgen.diagnostics.registry import STAGES, all_rules, find_rule, rules_of
from ssotgen.diagnostics.rule import Rule
from ssotgen.resources import rule_page

DOCS = Path(__file__).parents[2] / "docs" / "rules"
FIRST_DIGIT = {
    "reading": "1",
    "structure": "2",
    "meaning": "3",
    "style": "4",
    "drift": "5",
    "audit": "6",
    "breaking": "7",
    "usage": "9",
}
TITLES = {
    "reading": "Reading: the YAML of the spec",
    "structure": "Structure: keys, types, what must be there",
    "meaning": "Meaning: names, references, values",
    "style": "Style: warnings",
    "drift": "Drift: generated files against the spec",
    "audit": "Audit: a codebase against the spec",
    "breaking": "Breaking: a spec against an older version of it",
    "usage": "Usage: settings and paths",
}
HEADINGS = ["## What it does", "## Why it matters", "## Example", "## Use instead"]


def test_codes_and_names_are_unique() -> None:
    rules = all_rules()
    for attribute in ("code", "name"):
        values = [getattr(rule, attribute) for rule in rules]
        assert len(values) == len(set(values)), sorted(x for x in values if values.count(x) > 1)


@pytest.mark.parametrize("stage", STAGES)
def test_codes_begin_with_the_digit_of_their_stage(stage: str) -> None:
    pattern = rf"SSG{FIRST_DIGIT[stage]}\d\d"
    assert [rule.code for rule in rules_of(stage) if not re.fullmatch(pattern, rule.code)] == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_the_page_of_a_rule_is_whole(rule: Rule) -> None:
    page = rule_page(rule.name)
    title, blank, facts, *_ = page.splitlines()
    assert (title, blank) == (f"# {rule.name} ({rule.code})", "")
    if os.environ.get("SSOTGEN_UPDATE_CASES") == "1":
        _write_facts(rule)
        facts = facts_of(rule)
    assert facts == facts_of(rule), "run: SSOTGEN_UPDATE_CASES=1 python -m pytest " + __file__
    assert re.search(r"## What it does\n\nChecks\b", page)
    assert [line for line in page.splitlines() if line.startswith("## ")] == HEADINGS
    assert page.count("```") >= 2
    assert page.count("```") % 2 == 0
    assert rule.summary[0].isupper()
    assert rule.summary.endswith(".")


def test_a_rule_is_found_by_code_and_by_name_in_any_case() -> None:
    for rule in all_rules():
        assert find_rule(rule.code.lower()) is find_rule(rule.name.upper()) is rule
    assert find_rule("SSG000") is None


def test_the_index_lists_every_rule() -> None:
    index = DOCS / "README.md"
    if os.environ.get("SSOTGEN_UPDATE_CASES") == "1":
        index.write_text(rule_index(), encoding="utf-8", newline="\n")
    assert index.read_text(encoding="utf-8") == rule_index(), (
        "run: SSOTGEN_UPDATE_CASES=1 python -m pytest tests/diagnostics/test_rule_pages.py"
    )


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    pages = {path.stem for path in DOCS.glob("*.md")} - {"README"}
    assert pages == {rule.name for rule in all_rules()}


def rule_index() -> str:
    lines = [
        "# Rules",
        "",
        "What ssotgen can find, by code. `ssotgen explain RULE` prints the same pages.",
    ]
    for stage in STAGES:
        lines += ["", f"## {TITLES[stage]}", "", "| code | rule | what | severity |"]
        lines.append("|---|---|---|---|")
        for rule in rules_of(stage):
            link = f"[{rule.name}]({rule.name}.md)"
            lines.append(f"| {rule.code} | {link} | {rule.summary} | {rule.severity.value} |")
    return "\n".join(lines) + "\n"


def facts_of(rule: Rule) -> str:
    """Return the line of a page that says how the rule is reported."""
    fixed = f"`{rule.fixed_by}` fixes it" if rule.fixed_by else "fixed by hand"
    suppressed = "can" if rule.can_be_suppressed else "cannot"
    return f"Severity: {rule.severity.value}. Fix: {fixed}. It {suppressed} be suppressed."


def _write_facts(rule: Rule) -> None:
    path = DOCS / f"{rule.name}.md"
    lines = path.read_text(encoding="utf-8").split("\n")
    if lines[2].startswith("Severity: "):
        lines[2] = facts_of(rule)
    else:
        lines[2:2] = [facts_of(rule), ""]
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
