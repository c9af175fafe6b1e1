"""The rule `stale-import`; its page is docs/rules/stale-import.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.fixability import Stale, stale_import, stale_use
from ssotgen.audit.survey import Survey
from ssotgen.codebase.node_spans import Place
from ssotgen.diagnostics.finding import Finding, Fix
from ssotgen.diagnostics.rule import Rule


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each import or use of a name at its former home."""
    for facts in survey.target_files:
        for fact in facts.imports:
            stale = stale_import(survey, facts, fact)
            if stale is not None:
                yield _finding(survey, facts.path, fact.place, stale)
        for use in facts.uses:
            stale = stale_use(survey, facts.path, use)
            if stale is not None:
                yield _finding(survey, facts.path, use.place, stale)


def _finding(survey: Survey, path: str, place: Place, stale: Stale) -> Finding:
    module = survey.spec.project.enums_module
    hint = f"run `ssotgen migrate --write` to use `from {module} import {stale.name}`"
    if stale.decision.fix is Fix.UNSAFE:
        hint = f"run `ssotgen migrate --write --unsafe-fixes`: {stale.decision.reason}"
    elif stale.decision.fix is Fix.NONE:
        hint = f"change {stale.home} first: {stale.decision.reason}"
    return RULE.finding(
        survey.at(path, place),
        f"{stale.name} is imported from {stale.home}, but now defined in the spec",
        hint=hint,
        symbol=stale.name,
        fix=stale.decision.fix,
    )


RULE = Rule(
    "SSG609",
    "stale-import",
    "Checks for imports of classes of the spec from their former module.",
    check=check,
    fixed_by="ssotgen migrate",
)
