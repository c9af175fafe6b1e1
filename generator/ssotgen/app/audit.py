"""The audit: surveys the codebase, asks the rules, and applies suppressions and the baseline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ssotgen.audit.rules import deprecated_use
from ssotgen.audit.statistics import Statistics, statistics_of
from ssotgen.audit.survey import Survey
from ssotgen.audit.take_survey import survey
from ssotgen.codebase.facts import Ignore
from ssotgen.codebase.node_spans import Place
from ssotgen.codebase.scan_files import Progress
from ssotgen.diagnostics.finding import Finding, Location, Severity, sorted_findings
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.registry import find_rule, rules_of
from ssotgen.diagnostics.rule import Rule
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Spec
from ssotgen.spec.suppression_rules import (
    suppression_unknown_rule,
    suppression_unused,
    suppression_without_reason,
)
from ssotgen.spec.symbols import symbols

_COSTLY_NOTES = frozenset(
    {"availability-check", "copied-members", "feature-candidate", "namesake", "unparsable"}
)
"""Rules that need more files parsed than the others do."""


_SURVEYED = ("import", "read")
"""The ways to use a feature that the survey knows."""


@record
class Request:
    """What is asked of an audit: which paths (none for the settings' sources), whether notes are
    wanted, and the rules to run, by code or name (`select` empty for all)."""

    paths: tuple[Path, ...] = ()
    notes: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are to run."""
        selected = {rule.code for rule in map(find_rule, self.select) if rule is not None}
        ignored = {rule.code for rule in map(find_rule, self.ignore) if rule is not None}
        return tuple(
            rule
            for rule in rules_of("audit")
            if rule.code not in ignored
            and (rule.code in selected if selected else self._is_wanted(rule))
        )

    @property
    def needs_notes(self) -> bool:
        """Whether what only notes tell must be looked for."""
        return any(rule.name in _COSTLY_NOTES for rule in self.rules)

    def _is_wanted(self, rule: Rule) -> bool:
        return self.notes or rule.severity is not Severity.NOTE


@record
class Audit:
    """What an audit came to: the findings in the order of a report, how many files findings were
    wanted of, how many of these cannot be read, and the counts behind them."""

    findings: tuple[Finding, ...]
    files: int
    unreadable: int
    statistics: Statistics


def audit(
    spec: Spec,
    settings: Settings,
    request: Request,
    *,
    progress: Progress | None = None,
    jobs: int | None = None,
    cache: Path | None = None,
) -> Audit:
    """Return what the rules find. `jobs` is in how many processes files are read, `cache` a folder
    that remembers what unchanged files say.

    Raises:
        SettingsError: A path does not exist or holds no Python file.
    """
    made = survey(
        spec,
        settings,
        request.paths,
        notes=request.needs_notes,
        whole=False,
        progress=progress,
        jobs=jobs,
        cache=cache,
    )
    found = findings_of(made, request.rules, _feature_names(made, settings, request))
    unreadable = sum(made.is_target(each.path) for each in made.unparsable)
    return Audit(found, made.target_count, unreadable, statistics_of(made, found))


def _feature_names(made: Survey, settings: Settings, request: Request) -> Iterator[Finding]:
    """Yield the uses of deprecated features that name them, as `require("x")` does: these are
    searched for only where a feature is deprecated."""
    deprecated = [each for each in made.spec.features if each.deprecated is not None]
    if not deprecated or deprecated_use.RULE not in request.rules:
        return
    from ssotgen.app.searched_uses import feature_uses
    from ssotgen.app.symbol_uses import code_at

    known = symbols(made.spec)
    code = code_at(settings, request.paths)
    wanted = [known[f"feature:{each.name}"] for each in deprecated]
    named = (use for use in feature_uses(made.spec, code, wanted) if use.how not in _SURVEYED)
    yield from deprecated_use.findings_of(made, named)


def findings_of(
    made: Survey, rules: Sequence[Rule], more: Iterable[Finding] = ()
) -> tuple[Finding, ...]:
    """Return what the rules find in a survey, and `more` of the same rules, with the suppressions
    in the code applied."""
    found = [finding for rule in rules if rule.check is not None for finding in rule.check(made)]
    found += more
    return sorted_findings(list(_without_suppressed(made, found, rules)))


def _without_suppressed(
    made: Survey, findings: Sequence[Finding], rules: Sequence[Rule]
) -> Iterable[Finding]:
    by_line: dict[tuple[str, int], list[Finding]] = {}
    for finding in findings:
        at = finding.location
        by_line.setdefault((at.path, at.line), []).append(finding)
    silenced: set[Finding] = set()
    added: list[Finding] = []
    for facts in made.target_files:
        for ignore in facts.ignores:
            place = Place(ignore.line, ignore.column - 1, ignore.line, ignore.column - 1)
            at = made.at(facts.path, place)
            here = by_line.get((at.path, at.line), [])
            silenced.update(_silenced(ignore, here))
            added.extend(_faults(ignore, at, here, rules))
    return (*(finding for finding in findings if finding not in silenced), *added)


def _silenced(ignore: Ignore, findings: Sequence[Finding]) -> list[Finding]:
    codes = {rule.code for rule in map(find_rule, ignore.rules) if rule is not None}
    return [finding for finding in findings if finding.code in codes]


def _faults(
    ignore: Ignore, at: Location, findings: Sequence[Finding], rules: Sequence[Rule]
) -> Iterable[Finding]:
    if not ignore.reason:
        yield suppression_without_reason(at)
    if not ignore.rules:
        yield suppression_unknown_rule(at, "")
    for name in ignore.rules:
        rule = find_rule(name)
        if rule is None:
            yield suppression_unknown_rule(at, name)
        elif rule in rules and all(finding.code != rule.code for finding in findings):
            # Of a rule that was not run nobody knows what it would have found.
            yield suppression_unused(at, rule.name)
