"""Rules that hold features against the dependencies that pyproject.toml declares."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Severity
from ssotgen.diagnostics.rule import Rule

EXTRA_NOT_DECLARED = Rule(
    "SSG409",
    "extra-not-declared",
    "Checks for extras that pyproject.toml does not declare.",
    Severity.WARNING,
)
REQUIREMENT_DIFFERS = Rule(
    "SSG410",
    "requirement-differs",
    "Checks for features that refuse versions which pyproject.toml allows.",
    Severity.WARNING,
)
REQUIREMENT_NOT_DECLARED = Rule(
    "SSG411",
    "requirement-not-declared",
    "Checks for distributions that the extra of a feature does not install.",
    Severity.WARNING,
)
