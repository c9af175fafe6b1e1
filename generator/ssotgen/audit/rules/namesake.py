"""The rule `namesake`; its page is docs/rules/namesake.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.survey import Survey
from ssotgen.codebase.facts import MODULE_SCOPE
from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.rule import Rule


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each class that shares no more than a name."""
    for facts in survey.target_files:
        for fact in facts.classes:
            if fact.scope != MODULE_SCOPE or survey.is_former_home(facts.path, fact):
                continue
            comparison = survey.compare(facts.path, fact)
            if comparison is None or (comparison.same_kind and comparison.same_content):
                continue
            yield RULE.finding(
                survey.at(facts.path, fact.name_place),
                f"{fact.name} has the name of a class of the spec, but is something else",
                symbol=fact.name,
            )


RULE = Rule(
    "SSG605",
    "namesake",
    "Checks for classes that share only the name with a class of the spec.",
    Severity.NOTE,
    check,
)
