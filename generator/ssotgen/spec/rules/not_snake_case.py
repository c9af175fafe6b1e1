"""The rule `not-snake-case`; its page is docs/rules/not-snake-case.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.hints import write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Spec
from ssotgen.spec.names import is_snake_case, snake_case


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for the project and for each feature that is not in snake_case."""
    if not is_snake_case(spec.project.name):
        yield _finding("project", spec.project.name, spec.project.location)
    for feature in spec.features:
        if not is_snake_case(feature.name):
            yield _finding("feature", feature.name, feature.location)


def _finding(subject: str, name: str, location: Location) -> Finding:
    better = snake_case(name)
    return RULE.finding(
        location,
        f"the {subject} name {quoted(name)} is not in snake_case",
        hint=write(better)
        if is_snake_case(better)
        else "use lower-case words joined by single underscores, starting with a letter",
        symbol=name,
    )


RULE = Rule(
    "SSG311",
    "not-snake-case",
    "Checks for names of projects and features that are not in snake_case.",
    check=check,
)
