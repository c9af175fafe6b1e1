"""The rules about what a feature requires."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import Alternative, Feature, Spec

_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?"


def check_bad_extra(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each extra, and for a distribution, that pip cannot install."""
    project = spec.project
    if "distribution" in project.source and not re.fullmatch(_NAME, project.distribution):
        yield BAD_EXTRA.finding(
            project.source.at("distribution"),
            f"{quoted(project.distribution)} is not the name of a distribution",
            hint="write the name that pip installs, without extras and versions",
            symbol="project.distribution",
        )
    for feature in spec.features:
        if not isinstance(feature.source.get("extra"), str):
            continue  # what is no string is reported where its shape is checked
        if not re.fullmatch(_NAME, feature.extra):
            yield BAD_EXTRA.finding(
                feature.source.at("extra"),
                f"{quoted(feature.extra)} is not the name of an extra",
                hint="use the name alone, such as `extra: docker`",
                symbol=feature.name,
            )
        elif "distribution" not in project.source:
            yield BAD_EXTRA.finding(
                feature.source.at("extra"),
                f"unknown distribution of the extra {quoted(feature.extra)}",
                hint="add `distribution: ...` to `project`, with the name that pip installs",
                symbol=feature.name,
            )


BAD_EXTRA = Rule(
    "SSG327", "bad-extra", "Checks for extras that pip cannot install.", check=check_bad_extra
)


MAX_ENTRY_POINTS = 1000
_GROUP = r"\w+(?:[.-]\w+)*"


def check_bad_entry_points(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each group of entry points that nothing can ever be found in."""
    for feature in spec.features:
        found = feature.entry_points
        if found is None:
            continue
        if not re.fullmatch(_GROUP, found.group) or len(found.group) > 200:
            yield BAD_ENTRY_POINTS.finding(
                found.source.at("group"),
                f"{quoted(found.group)} is not a group of entry points",
                hint="write words joined by dots, such as `group: acme.exporters`",
                symbol=feature.name,
            )
        if not 1 <= found.minimum <= MAX_ENTRY_POINTS:
            yield BAD_ENTRY_POINTS.finding(
                found.source.at("minimum"),
                f"the minimum of entry points must be from 1 to {MAX_ENTRY_POINTS}",
                hint="write how many the feature needs, or leave it out for 1",
                symbol=feature.name,
            )


BAD_ENTRY_POINTS = Rule(
    "SSG329",
    "bad-entry-points",
    "Checks for groups of entry points that cannot be.",
    check=check_bad_entry_points,
)


WHICH = "which"
"""The attribute of what `require()` returns that has the name of the alternative."""


def check_bad_alternative(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each alternative that cannot be chosen or determined from another one."""
    for feature in spec.features:
        if feature.any_of:
            yield from _conflicts(feature)
            yield from _names(feature)
            for each in feature.any_of:
                yield from _contents(feature, each)
        if feature.allows_unknown and not (feature.modules or feature.any_of):
            yield BAD_ALTERNATIVE.finding(
                feature.source.at_key("requires_unknown"),
                f"`requires_unknown: allow` in the feature {quoted(feature.name)}, which has no "
                "imports to decide instead",
                hint="add `imports: {module: [Name]}`, or remove it",
                symbol=feature.name,
            )


def _conflicts(feature: Feature) -> Iterator[Finding]:
    for key in ("imports", "resolve"):
        if key in feature.source:
            yield BAD_ALTERNATIVE.finding(
                feature.source.at_key(key),
                f"'{key}' beside 'any_of' in the feature {quoted(feature.name)}",
                hint="move the imports into each of the alternatives"
                if key == "imports"
                else "remove it: alternatives are imported",
                symbol=feature.name,
            )


def _names(feature: Feature) -> Iterator[Finding]:
    first: dict[str, Alternative] = {}
    for each in feature.any_of:
        other = first.setdefault(each.name, each)
        if other is not each:
            yield BAD_ALTERNATIVE.finding(
                each.location,
                f"two alternatives of {quoted(feature.name)} are called {quoted(each.name)}",
                hint="give one of them another name: `name: ...`",
                symbol=feature.name,
                related=((other.location, "the other one"),),
            )


def _contents(feature: Feature, each: Alternative) -> Iterator[Finding]:
    if not each.modules and not each.source.get("imports"):
        yield BAD_ALTERNATIVE.finding(
            each.location,
            f"an alternative of the feature {quoted(feature.name)} imports nothing",
            hint="add `imports: {module: [Name]}`",
            symbol=feature.name,
        )
    for target in each.targets:
        if target.alias == WHICH:
            yield BAD_ALTERNATIVE.finding(
                target.location,
                f"{quoted(WHICH)} cannot name an import of an alternative: it is the name of the "
                "alternative",
                hint=f"use another name: `{target.name} as ...`",
                symbol=feature.name,
            )


BAD_ALTERNATIVE = Rule(
    "SSG374",
    "bad-alternative",
    "Checks for alternatives of a feature that cannot be chosen.",
    check=check_bad_alternative,
)

EXTRA_NOT_DECLARED = Rule(
    "SSG409",
    "extra-not-declared",
    "Checks for extras that pyproject.toml does not declare.",
    Severity.WARNING,
)
REQUIREMENT_DIFFERS = Rule(
    "SSG410",
    "requirement-differs",
    "Checks for features that refuse versions which pyproject.toml allows.",
    Severity.WARNING,
)
REQUIREMENT_NOT_DECLARED = Rule(
    "SSG411",
    "requirement-not-declared",
    "Checks for distributions that the extra of a feature does not install.",
    Severity.WARNING,
)
