"""Rules about what `extract` cannot carry into a spec."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Severity
from ssotgen.diagnostics.rule import Rule

NOT_CARRIED = Rule(
    "SSG620",
    "not-carried",
    "Something in Python could not be carried into the spec.",
    Severity.WARNING,
)
