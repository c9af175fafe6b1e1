"""The rule `copied-definition`; its page is docs/rules/copied-definition.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.survey import Survey
from ssotgen.codebase.facts import MODULE_SCOPE
from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.rule import Rule


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each unlisted copy."""
    for facts in survey.target_files:
        for fact in facts.classes:
            if fact.scope != MODULE_SCOPE or survey.is_former_home(facts.path, fact):
                continue
            comparison = survey.compare(facts.path, fact)
            if comparison is None or not (comparison.same_kind and comparison.same_content):
                continue
            names = survey.index.names_of(facts.path)
            generated = survey.spec.project.enums_module
            hint = f"import {fact.name} from {generated} instead"
            if names:
                hint = f"add `{names[0]}` to `replaces` of {fact.name}, then run `ssotgen migrate`"
            yield RULE.finding(
                survey.at(facts.path, fact.name_place),
                f"{fact.name} duplicates the spec's definition, in a module that is not "
                "under 'replaces'",
                hint=hint,
                symbol=fact.name,
            )


RULE = Rule(
    "SSG603",
    "copied-definition",
    "Checks for copies of classes of the spec outside of `replaces`.",
    Severity.WARNING,
    check,
)
