"""Statistics: how often each rule finds something, and what a rewrite of the flag blocks meets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ssotgen.audit.fixability import Decision, decide_flag
from ssotgen.audit.survey import Survey
from ssotgen.codebase.flag_facts import FlagBlock
from ssotgen.diagnostics.finding import Finding, Fix
from ssotgen.diagnostics.record import record


@record
class Statistics:
    """Counts. `rules` are findings by code and name; `safe` are flag blocks that can be rewritten
    exactly; `unsafe` and `refused` are flag blocks by reason, each under all of its reasons."""

    rules: Mapping[tuple[str, str], int]
    safe: int
    unsafe: Mapping[str, int]
    refused: Mapping[str, int]


def statistics_of(survey: Survey, findings: Sequence[Finding]) -> Statistics:
    """Return the counts of a survey and of what the rules found in it."""
    unsafe: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    safe = 0
    for decisions in _by_block(survey).values():
        fixes = {each.fix for each in decisions}
        reasons = {each.kind for decision in decisions for each in decision.obstacles}
        if Fix.NONE in fixes:
            refused.update(reasons)
        elif Fix.UNSAFE in fixes:
            unsafe.update(reasons)
        else:
            safe += 1
    return Statistics(rule_counts(findings), safe, unsafe, refused)


def sum_of(all_counts: Sequence[Statistics], findings: Sequence[Finding]) -> Statistics:
    """Return the counts of several codebases, in which these findings are left."""
    unsafe: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for each in all_counts:
        unsafe.update(each.unsafe)
        refused.update(each.refused)
    return Statistics(rule_counts(findings), sum(each.safe for each in all_counts), unsafe, refused)


def rule_counts(findings: Sequence[Finding]) -> Mapping[tuple[str, str], int]:
    """Return how many findings there are of each rule, by code and name."""
    return Counter((each.code, each.rule) for each in findings)


def _by_block(survey: Survey) -> Mapping[tuple[str, FlagBlock], list[Decision]]:
    found: dict[tuple[str, FlagBlock], list[Decision]] = {}
    for flag in survey.flags.owned:
        if survey.is_target(flag.path):
            found.setdefault((flag.path, flag.block), []).append(decide_flag(flag))
    return found
