"""The rule `duplicate-definition`; its page is docs/rules/duplicate-definition.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.compare_classes import Relation
from ssotgen.audit.fixability import decide_class
from ssotgen.audit.survey import Survey
from ssotgen.diagnostics.finding import Finding, Fix
from ssotgen.diagnostics.rule import Rule


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each class in a former home that is the spec's."""
    for facts in survey.target_files:
        for fact in facts.classes:
            if not survey.is_former_home(facts.path, fact):
                continue
            comparison = survey.compare(facts.path, fact)
            if comparison is None or comparison.relation is Relation.DIVERGENT:
                continue
            decision = decide_class(survey, facts.path, fact)
            how = "duplicates the spec's definition"
            if comparison.additions:
                how += f", but lacks {', '.join(comparison.additions)}"
            module = survey.spec.project.enums_module
            wanted = f"from {module} import {fact.name}"
            hint = f"run `ssotgen migrate --write` to replace it with `{wanted}`"
            if decision.fix is Fix.UNSAFE:
                hint = f"run `ssotgen migrate --write --unsafe-fixes`: {decision.reason}"
            elif decision.fix is Fix.NONE:
                hint = f"import it from {module}; `migrate` cannot do that here: {decision.reason}"
            yield RULE.finding(
                survey.at(facts.path, fact.name_place),
                f"{fact.name} {how}",
                hint=hint,
                symbol=fact.name,
                fix=decision.fix,
            )


RULE = Rule(
    "SSG601",
    "duplicate-definition",
    "Checks for classes of the spec that are still defined by hand.",
    check=check,
    fixed_by="ssotgen migrate",
)
