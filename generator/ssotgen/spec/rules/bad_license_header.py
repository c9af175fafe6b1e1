"""The rule `bad-license-header`; its page is docs/rules/bad-license-header.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.printable import is_printable
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Spec

_CODING = r"(?a)coding[:=][ \t]*[-\w.]+"
_PRAGMA = (
    r"(?i)[\s#]*(?:(?:type|fmt|mypy|pyright|ruff|pylint|flake8|yapf|isort|ssotgen|noqa|nosec)\s*:"
    r"|noqa\b|!|pyre-\w+)"
)


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each line of the header that cannot be a comment and nothing more."""
    for number, line in enumerate(spec.project.license_header.split("\n"), 1):
        reason = _reason(line, number) if line else ""
        if reason:
            yield RULE.finding(
                spec.project.source.at("license_header"),
                f"line {number} of the license header {reason}",
                hint="remove it from the header",
                symbol="project.license_header",
            )


def _reason(line: str, number: int) -> str:
    for character in line:
        if character != "\t" and not is_printable(character):
            return f"contains the invisible character {character!a}"
    coding = re.search(_CODING, line) if number <= 2 else None
    if coding is not None:
        return f"declares an encoding for Python: {quoted(coding[0])}"
    pragma = re.match(_PRAGMA, line)
    if pragma is not None:
        return f"is an instruction to a tool: {quoted(line.strip())}"
    return ""


RULE = Rule(
    "SSG325",
    "bad-license-header",
    "Checks for license headers that cannot be comments.",
    check=check,
)
