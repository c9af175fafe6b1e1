"""Patterns that could take for ever are refused; those that people write are not."""

from __future__ import annotations

import re

import pytest

from ssotgen.spec.types.patterns import pattern_fault

SLOW = (
    r"^(a+)+$", r"(?:a?b?)*", r"(?:\w+\s?)*$", r"([a-z]{2,3})*", r"(?:a*,a*)*", r"(?:,\d*\d*)*",
    r"(a|ab|b)*", r'"(?:[^"\\]+|\\.)*"', r"((a)*)*", r"(.*,){11}P", r"(.*a){20}",
    r"^(([a-z])+.)+[A-Z]([a-z])+$", r"(?=(a+)+$)b", r"(x+x+)+y", r"^(?:.*?x)+$",
)  # fmt: skip
USUAL = (
    "", r"^[a-z]+$", r"^\d+(\.\d+)*$", r"^\d+(\s*,\s*\d+)*$", r"^[a-z]\w*(?:-[a-z0-9]+)*$",
    r'"(?:[^"\\]|\\.)*"', r"(?:foo|fad|bar)*", r"(?:a|ab)*", r"(?:\d{1,3}\.){3}\d{1,3}",
    r"(?:\d{1,3}\.)*", r"^(?:[0-9a-f]{64},)*$", r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$",
    r"^(?:[A-Z][a-z]+ ?)*$", "(?:é+,)*", r"^[\w.+-]+$", r"^(?:(?:read|rename|write),)*$",
    r"(?:[ab]{64})*", r"^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==)?$", r"^/(?:[^/]+/)*$",
    r"^v?\d+\.\d+(?:-[\w.]+)?$", r"^(?!x)(?:ab)+$",
)  # fmt: skip


@pytest.mark.parametrize("pattern", SLOW)
def test_a_pattern_that_may_take_for_ever_is_refused(pattern: str) -> None:
    fault = pattern_fault(pattern)
    assert fault is not None
    assert "take for ever" in fault.reason


@pytest.mark.parametrize("pattern", USUAL)
def test_a_usual_pattern_is_accepted_and_quick(pattern: str) -> None:
    assert pattern_fault(pattern) is None
    for text in ("a" * 200, "1," * 100, "ab" * 100 + "!", "x-" * 100, '"' + "\\a" * 100):
        re.search(pattern, text)


def test_a_pattern_that_is_too_large_to_judge_is_refused() -> None:
    fault = pattern_fault("(((a{200}){200}){200})*")
    assert fault is not None
    assert fault.reason == "it is too large"
