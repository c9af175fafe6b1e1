"""The rule `blank-summary`; its page is docs/rules/blank-summary.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.model import Spec


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding where the project says nothing of itself. That the summary is missing or no
    text at all is for the stage `structure` to tell."""
    summary = spec.project.source.get("summary")
    if isinstance(summary, str) and summary and not summary.strip():
        yield RULE.finding(
            spec.project.source.at("summary"),
            "blank summary of the project",
            hint="describe the generated modules in one sentence",
            symbol="project.summary",
        )


RULE = Rule("SSG326", "blank-summary", "Checks for projects with a blank summary.", check=check)
