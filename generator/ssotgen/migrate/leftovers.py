"""What remains: the findings that no rewrite took away, with what a person needs to decide."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ssotgen.audit.survey import Survey
from ssotgen.codebase.discover import python_files
from ssotgen.codebase.facts import ClassFact, Use
from ssotgen.codebase.resolve import Origin
from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.paths import display_path
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import DataclassSpec, EnumSpec

_PAGES = (".md", ".rst", ".txt")


def explained(survey: Survey, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings; those of drifted classes tell all differences, the calls that would
    break and the members that the spec lacks."""
    drifted = {
        (at.path, at.line, at.column): hint
        for facts in survey.target_files
        for fact in facts.classes
        if survey.is_former_home(facts.path, fact)
        for at in (survey.at(facts.path, fact.name_place),)
        for hint in ("\n".join(_drift(survey, facts.path, fact)),)
    }
    found = []
    for finding in findings:
        at = finding.location
        hint = drifted.get((at.path, at.line, at.column), "")
        is_drift = finding.rule == "divergent-definition" and hint
        found.append(dataclasses.replace(finding, hint=hint) if is_drift else finding)
    return tuple(found)


def _drift(survey: Survey, path: str, fact: ClassFact) -> Iterator[str]:
    comparison = survey.compare(path, fact)
    if comparison is None:
        return
    yield "bring the spec and this class together, then run `ssotgen migrate`; they differ:"
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


def mentions(settings: Settings, words: Iterable[str], roots: Iterable[Path]) -> Iterator[str]:
    """Yield where pages of text name one of the words: nothing rewrites these."""
    listed = sorted(set(words))
    if not listed:
        return
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, listed)) + r")\b")
    for path in python_files(roots, settings.root, settings.exclude, _PAGES):
        try:
            text = Path(path).read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            match = pattern.search(line)
            if match:
                yield f"{display_path(Path(path))}:{number}: still names {match[0]}"
