"""The rule `copied-members`; its page is docs/rules/copied-members.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.compare_classes import compare_enum
from ssotgen.audit.survey import Survey
from ssotgen.codebase.facts import MODULE_SCOPE
from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.rule import Rule


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each enum with the members of one of the spec's."""
    enums = [each for each in survey.spec.all_enums if each.members]
    for facts in survey.target_files:
        for fact in facts.classes:
            if fact.scope != MODULE_SCOPE or survey.ownership.entry(fact.name) is not None:
                continue
            shape = survey.shape(facts.path, fact)
            for enum in enums:
                found = compare_enum(shape, enum)
                if found.same_kind and found.same_content:
                    yield RULE.finding(
                        survey.at(facts.path, fact.name_place),
                        f"{fact.name} has the same members as the spec's {enum.name}",
                        hint=f"if both mean the same, import {enum.name} instead",
                        symbol=fact.name,
                    )


RULE = Rule(
    "SSG604",
    "copied-members",
    "Checks for enums with the members of an enum of the spec, but another name.",
    Severity.NOTE,
    check,
)
