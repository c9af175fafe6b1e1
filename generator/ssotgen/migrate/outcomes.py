"""Outcomes: what a migration comes to for each flag block, counted by reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ssotgen.audit.fixability import decide_flag
from ssotgen.audit.flag import Flag
from ssotgen.audit.statistics import Statistics, rule_counts
from ssotgen.audit.survey import Survey
from ssotgen.codebase.flag_facts import FlagBlock
from ssotgen.diagnostics.finding import Finding, Fix
from ssotgen.migrate.codemods.edits import Spot
from ssotgen.migrate.plan import Plan

_PLACES = re.compile(r" at \S+:\d+(?:, \S+:\d+)*(?: and \d+ more places)?|: .* -> .*")


def outcomes(survey: Survey, plan: Plan, remaining: Sequence[Finding]) -> Statistics:
    """Return how many flag blocks a plan rewrites, and why it leaves the others; unlike the counts
    of an audit these account for all that can see a flag's name."""
    unsafe: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    rewritten = 0
    blocks: dict[tuple[str, FlagBlock], list[Flag]] = {}
    for flag in survey.flags.owned:
        if survey.is_target(flag.path):
            blocks.setdefault((flag.path, flag.block), []).append(flag)
    for (path, block), flags in blocks.items():
        edits = plan.edits.get(path)
        if edits is not None and Spot.of(block.place) in edits.blocks:
            rewritten += 1
            continue
        found = list(_reasons(flags, plan))
        hard = {reason for fix, reason in found if fix is Fix.NONE}
        refused.update(hard)
        unsafe.update({reason for _, reason in found} if not hard else ())
    return Statistics(rule_counts(remaining), rewritten, unsafe, refused)


def _reasons(flags: Sequence[Flag], plan: Plan) -> Iterator[tuple[Fix, str]]:
    for flag in flags:
        decision = decide_flag(flag)
        yield from ((decision.fix, each.kind) for each in decision.obstacles)
        at = (flag.path, flag.name)
        for fix, reasons in ((Fix.NONE, plan.refused), (Fix.UNSAFE, plan.unsafe)):
            for text in filter(None, reasons.get(at, "").split("; ")):
                yield fix, _PLACES.sub("", text)
