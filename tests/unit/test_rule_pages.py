"""Rules: every one has a whole page, and docs/rules holds those very pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ssotgen.rules.pages import pages, write_pages
from ssotgen.rules.registry import STAGES, all_rules, documentation, find_rule, rules_of
from ssotgen.rules.rule import Rule

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
    page = documentation(rule)
    assert page.splitlines()[0] == f"# {rule.name} ({rule.code})"
    assert [line for line in page.splitlines() if line.startswith("## ")] == HEADINGS
    assert page.count("```") >= 2
    assert page.count("```") % 2 == 0
    assert rule.summary[0].isupper()
    assert rule.summary.endswith(".")


def test_a_rule_is_found_by_code_and_by_name_in_any_case() -> None:
    for rule in all_rules():
        assert find_rule(rule.code.lower()) is find_rule(rule.name.upper()) is rule
    assert find_rule("SSG000") is None


def test_docs_rules_holds_the_pages_as_they_are() -> None:
    there = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}
    assert there == pages(), "run: python -m ssotgen.rules.pages docs/rules"


def test_pages_of_rules_that_are_gone_go(tmp_path: Path) -> None:
    (tmp_path / "gone.md").touch()
    write_pages(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(pages())
