"""Rules about what `extract` finds: what it cannot convert, and what a codebase has repeatedly."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Severity
from ssotgen.diagnostics.rule import Rule

NOT_CARRIED = Rule(
    "SSG620",
    "not-carried",
    "Checks for Python code that cannot be converted to a spec.",
    Severity.WARNING,
)
REPEATED_DEFINITION = Rule(
    "SSG621",
    "repeated-definition",
    "Checks for enums and dataclasses that are defined in several places.",
    Severity.NOTE,
)
REPEATED_CHECK = Rule(
    "SSG622",
    "repeated-check",
    "Checks for imports that several files guard with flags of their own.",
    Severity.NOTE,
)
