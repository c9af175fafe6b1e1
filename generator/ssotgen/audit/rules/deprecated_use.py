"""The rule `deprecated-use`; its page is docs/rules/deprecated-use.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.audit.survey import Survey
from ssotgen.codebase.facts import FileFacts, Place, Use
from ssotgen.codebase.resolve import Origin
from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.model import DataclassSpec, Deprecation, EnumSpec, Feature
from ssotgen.spec.names import feature_property


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each use of something deprecated."""
    if not _has_deprecated(survey):
        return
    for facts in survey.target_files:
        for fact in facts.imports:
            if fact.name in survey.class_names:
                yield from _of_class(
                    survey, facts, survey.resolver.imported(facts.path, fact), fact.place
                )
        for use in facts.uses:
            origin = survey.resolver.use(facts.path, use)
            if origin is not None and _is_owned(survey, origin):
                yield from _of_use(survey, facts, use, origin)
            yield from _of_feature(survey, facts, use)


def _has_deprecated(survey: Survey) -> bool:
    spec = survey.spec
    members = (each for enum in spec.all_enums for each in enum.members)
    fields = (each for item in spec.dataclasses for each in item.fields)
    return (
        any(each.deprecated is not None for each in spec.features)
        or any(each.deprecated is not None for each in spec.all_enums)
        or any(each.deprecated is not None for each in spec.dataclasses)
        or any(each.deprecated is not None for each in members)
        or any(each.deprecated is not None for each in fields)
    )


def _is_owned(survey: Survey, origin: Origin) -> bool:
    return survey.ownership.is_generated(origin) or any(
        survey.ownership.is_replaced(hop) for hop in origin.trail
    )


def _of_class(survey: Survey, facts: FileFacts, origin: Origin, place: Place) -> Iterator[Finding]:
    entry = survey.ownership.entry(origin.name)
    if entry is not None and entry.deprecated is not None and _is_owned(survey, origin):
        yield _finding(survey, facts.path, place, entry.name, entry.deprecated)


def _of_use(survey: Survey, facts: FileFacts, use: Use, origin: Origin) -> Iterator[Finding]:
    entry = survey.ownership.entry(origin.name)
    if isinstance(entry, EnumSpec):
        name = use.attribute or use.item
        member = entry.member(name) if name else None
        if member is not None and member.deprecated is not None:
            name = f"{entry.name}.{member.name}"
            yield _finding(survey, facts.path, use.place, name, member.deprecated)
    elif isinstance(entry, DataclassSpec) and use.is_call:
        for keyword in use.keywords:
            field = entry.field(keyword)
            if field is not None and field.deprecated is not None:
                name = f"{entry.name}.{field.name}"
                yield _finding(survey, facts.path, use.place, name, field.deprecated)


def _of_feature(survey: Survey, facts: FileFacts, use: Use) -> Iterator[Finding]:
    feature = _feature_of(survey, facts, use)
    if feature is not None and feature.deprecated is not None:
        name = f"the feature '{feature.name}'"
        yield _finding(survey, facts.path, use.place, name, feature.deprecated)


def _feature_of(survey: Survey, facts: FileFacts, use: Use) -> Feature | None:
    if use.base and use.root_scope >= 0:
        owner = survey.resolver.dotted(facts.path, use.root_scope, use.base)
        if owner is not None and survey.ownership.is_config(owner):
            features = survey.spec.features
            return next((f for f in features if feature_property(f.name) == use.name), None)
    origin = survey.resolver.use(facts.path, use)
    return None if origin is None else survey.ownership.feature_asked(origin)


def _finding(
    survey: Survey, path: str, place: Place, name: str, deprecated: Deprecation
) -> Finding:
    since = f" since {deprecated.since}" if deprecated.since else ""
    reason = f": {deprecated.reason.rstrip('.')}" if deprecated.reason else ""
    return RULE.finding(
        survey.at(path, place),
        f"{name} is deprecated{since}{reason}",
        hint=f"use {deprecated.use}" if deprecated.use else "",
        symbol=name,
    )


RULE = Rule(
    "SSG611",
    "deprecated-use",
    "Something is used that the spec says is deprecated.",
    Severity.WARNING,
    check,
)
