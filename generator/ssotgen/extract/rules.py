"""Rules about what `extract` finds: what it cannot carry, and what a codebase has several times."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Severity
from ssotgen.diagnostics.rule import Rule

NOT_CARRIED = Rule(
    "SSG620",
    "not-carried",
    "Something in Python could not be carried into the spec.",
    Severity.WARNING,
)
REPEATED_DEFINITION = Rule(
    "SSG621",
    "repeated-definition",
    "An enum or dataclass is defined in several places.",
    Severity.NOTE,
)
REPEATED_CHECK = Rule(
    "SSG622",
    "repeated-check",
    "Several files guard the same imports with flags of their own.",
    Severity.NOTE,
)
