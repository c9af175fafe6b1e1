"""What remains: the findings that no rewrite took away, with what a person needs to decide."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ssotgen.audit.survey import Survey
from ssotgen.codebase.facts import ClassFact, Use
from ssotgen.codebase.prefilter import has_word, word_pattern
from ssotgen.codebase.resolve import Origin
from ssotgen.diagnostics.finding import Finding, Fix
from ssotgen.diagnostics.paths import display_path
from ssotgen.migrate.plan import Plan
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.migrate.visibility.in_text import is_page, named_on_page
from ssotgen.migrate.visibility.rows import BoundName
from ssotgen.spec.model import DataclassSpec, EnumSpec

_REWRITTEN = frozenset({"availability-flag", "duplicate-definition", "flag-use", "stale-import"})


def explained(survey: Survey, findings: Iterable[Finding], plan: Plan) -> tuple[Finding, ...]:
    """Return the findings; those of drifted classes tell all differences, the calls that would
    break and the members that the spec lacks, and those of flags that a rewrite left say why."""
    refused, unsafe = _by_shown_path(plan.refused), _by_shown_path(plan.unsafe)
    drifted = {
        (at.path, at.line, at.column): hint
        for facts in survey.target_files
        for fact in facts.classes
        if survey.is_former_home(facts.path, fact)
        for at in (survey.at(facts.path, fact.name_place),)
        for hint in ("\n".join(_drift(survey, facts.path, fact)),)
    }
    flags_read = {
        (at.path, at.line, at.column): (display_path(Path(flag.path)), flag.name)
        for flag in survey.flags.owned
        for read in flag.reads
        for at in (survey.at(read.path, read.use.place),)
    }
    found = []
    for finding in findings:
        at = finding.location
        place = (at.path, at.line, at.column)
        hint = drifted.get(place, "")
        flag = flags_read.get(place, (at.path, finding.symbol))
        changed = finding
        if finding.rule == "divergent-definition" and hint:
            changed = dataclasses.replace(finding, hint=hint)
        elif finding.rule in _REWRITTEN and flag in refused:
            hint = f"no command rewrites it here: {refused[flag]}"
            changed = dataclasses.replace(finding, hint=hint, fix=Fix.NONE)
        elif finding.rule in _REWRITTEN and flag in unsafe:
            hint = f"run `ssotgen migrate --write --unsafe-fixes`: {unsafe[flag]}"
            changed = dataclasses.replace(finding, hint=hint, fix=Fix.UNSAFE)
        found.append(changed)
    return tuple(found)


def _by_shown_path(reasons: Mapping[BoundName, str]) -> dict[tuple[str, str], str]:
    return {(display_path(Path(path)), name): why for (path, name), why in reasons.items()}


def _drift(survey: Survey, path: str, fact: ClassFact) -> Iterator[str]:
    comparison = survey.compare(path, fact)
    if comparison is None:
        return
    yield "change the spec or this class until they agree, then run `ssotgen migrate`; they differ:"
    yield from (f"- {each}" for each in comparison.differences)
    broken = list(_broken(survey, path, fact))
    if broken:
        yield "with the spec's in its place these would break:"
        yield from (f"- {each}" for each in broken)


def _broken(survey: Survey, path: str, fact: ClassFact) -> Iterator[str]:
    entry = survey.ownership.entry(fact.name)
    for facts in survey.files:
        for use in facts.uses:
            origin = survey.resolver.use(facts.path, use)
            if not _is(origin, path, fact.name):
                continue
            what = ""
            if isinstance(entry, EnumSpec):
                what = _lost_member(entry, use)
            elif isinstance(entry, DataclassSpec) and use.is_call:
                what = _broken_call(entry, use)
            if what:
                yield f"{display_path(Path(facts.path))}:{use.place.line}: {what}"


def _is(origin: Origin | None, path: str, name: str) -> bool:
    return origin is not None and origin.path == path and origin.name == name


def _lost_member(entry: EnumSpec, use: Use) -> str:
    name = use.attribute
    if not name or not name.isupper() or entry.member(name) is not None:
        return ""
    return f"reads {entry.name}.{name}, which the spec lacks"


def _broken_call(entry: DataclassSpec, use: Use) -> str:
    names = [field.name for field in entry.fields]
    unknown = [each for each in use.keywords if each != "**" and each not in names]
    if unknown:
        return f"passes {', '.join(unknown)} to {entry.name}, which the spec lacks"
    if use.positional > len(names):
        return f"passes {use.positional} arguments to {entry.name}, which has {len(names)} fields"
    given = {*use.keywords, *names[: max(use.positional, 0)]}
    missing = [f.name for f in entry.fields if not f.has_default and f.name not in given]
    if missing and use.positional >= 0 and "**" not in use.keywords:
        return f"passes no {', '.join(missing)} to {entry.name}, which the spec requires"
    return ""


def mentions(files: ProjectFiles, words: Iterable[str]) -> Iterator[str]:
    """Yield where pages for people name one of the words: nothing rewrites these."""
    listed = frozenset(words)
    pattern = word_pattern(listed)
    for path in files.texts if listed else ():
        data = files.peek_text(path)
        if is_page(path) and has_word(pattern, data):
            for number, name in named_on_page(data.decode("utf-8", errors="replace"), listed):
                yield f"{display_path(Path(path))}:{number}: still names {name}"
