"""Messages, help and summaries are in plain words: no word of a small list of the worst."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ssotgen.diagnostics.registry import all_rules
from ssotgen.diagnostics.rule import Rule

CASES = Path(__file__).parents[1] / "cases"
EXPECTED = sorted((CASES / "rules").rglob("expected.txt"))
UNCLEAR = re.compile(
    r"\b(is|are) no (?!longer)\w+|\bhas not\b|\btold\b|\btells\b|\bstands?\b|\bwhoever\b"
    r"|\bmend(s|ed)?\b|\bsettled?\b|\bhangs? on\b|\bof which\b|\bthere (is|are)\b"
    r"|\bcannot be kept\b|\bin the place\b"
    r"|\bdoes not fit\b|\ba text\b|\bthe text '",
    re.IGNORECASE,
)


def texts(path: Path) -> list[str]:
    """Return the messages and the help in the expectation of a case, without the source lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    shown = re.compile(r"^( *\d+ \||\s+\||\.\.\.)")
    return [line for line in lines if not shown.match(line)]


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.parent.parent.name)
def test_messages_are_in_plain_words(path: Path) -> None:
    assert [line for line in texts(path) if UNCLEAR.search(re.sub(r"'[^']*'", "", line))] == []


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.parent.parent.name)
def test_what_is_to_be_written_is_in_backticks(path: Path) -> None:
    for line in texts(path):
        assert not re.search(r"(did you mean|run|write) ['\"]", line), line


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_summaries_say_what_is_checked(rule: Rule) -> None:
    assert rule.summary.startswith(("Checks for ", "Checks that "))
    assert not UNCLEAR.search(rule.summary)
