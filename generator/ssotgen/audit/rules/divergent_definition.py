"""The rule `divergent-definition`; its page is docs/rules/divergent-definition.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.compare_classes import Relation
from ssotgen.audit.survey import Survey
from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule

_MOST = 4
"""How many differences a message tells; `ssotgen migrate` tells all."""


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each class in a former home that differs from the spec."""
    for facts in survey.target_files:
        for fact in facts.classes:
            if not survey.is_former_home(facts.path, fact):
                continue
            comparison = survey.compare(facts.path, fact)
            if comparison is None or comparison.relation is not Relation.DIVERGENT:
                continue
            shown = list(comparison.differences[:_MOST])
            if len(comparison.differences) > _MOST:
                shown.append(f"and {len(comparison.differences) - _MOST} more")
            yield RULE.finding(
                survey.at(facts.path, fact.name_place),
                f"{fact.name} has diverged from the spec: {'; '.join(shown)}",
                hint="change the spec or this class until they agree, then run `ssotgen migrate`",
                symbol=fact.name,
            )


RULE = Rule(
    "SSG602",
    "divergent-definition",
    "Checks for classes of the spec that are defined by hand and have diverged.",
    check=check,
)
