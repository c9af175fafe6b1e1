"""Holds features against the dependencies that pyproject.toml declares."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.suggest import Suggester
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.declared_requirements import (
    Declared,
    DeclaredRequirements,
    allowed_but_refused,
    normalized,
    read_requirements,
)
from ssotgen.spec.model import Feature, Requirement, Spec
from ssotgen.spec.rules.requirement_rules import (
    EXTRA_NOT_DECLARED,
    REQUIREMENT_DIFFERS,
    REQUIREMENT_NOT_DECLARED,
)


def extra_findings(spec: Spec, root: Path) -> Iterator[Finding]:
    """Yield what differs between the features of a spec and the pyproject.toml in `root`."""
    declared = read_requirements(root, spec.project.distribution)
    if declared is None:
        return
    suggester = Suggester(declared.extra_names)
    for feature in spec.features:
        extra = feature.extra
        if extra and normalized(extra) not in declared.extras:
            yield EXTRA_NOT_DECLARED.finding(
                feature.source.at("extra"),
                f"pyproject.toml declares no extra {quoted(extra)}",
                hint=suggester.hint(
                    extra, f"add `{extra} = [...]` to `[project.optional-dependencies]`"
                ),
                symbol=feature.name,
                related=((declared.location, "its extras"),),
            )
        else:
            yield from _requirements(feature, declared)


def _requirements(feature: Feature, declared: DeclaredRequirements) -> Iterator[Finding]:
    installed: dict[str, list[Declared]] = {}
    for each in declared.installed_with(feature.extra):
        installed.setdefault(normalized(each.name), []).append(each)
    for requirement in feature.requires:
        found = installed.get(normalized(requirement.name), [])
        if feature.extra and not found:
            yield REQUIREMENT_NOT_DECLARED.finding(
                requirement.location,
                f"the extra {quoted(feature.extra)} does not install {quoted(requirement.name)}, "
                f"which the feature {quoted(feature.name)} requires",
                hint=f"add `{requirement.text}` to `{feature.extra}` in pyproject.toml",
                symbol=feature.name,
                related=((declared.location, "the extras"),),
            )
        yield from _differences(feature, requirement, found)
    for alternative in feature.any_of:
        for requirement in alternative.requires:
            found = installed.get(normalized(requirement.name), [])
            yield from _differences(feature, requirement, found)


def _differences(
    feature: Feature, requirement: Requirement, found: list[Declared]
) -> Iterator[Finding]:
    for each in found:
        if each.specifiers is None or not requirement.specifiers:
            continue
        version = allowed_but_refused(each.specifiers, requirement.specifiers)
        if version:
            yield REQUIREMENT_DIFFERS.finding(
                requirement.location,
                f"pyproject.toml allows {requirement.name} {version}, which the feature "
                f"{quoted(feature.name)} refuses",
                hint=f"use `{requirement.text}` in both, or the versions that both mean",
                symbol=feature.name,
                related=((each.location, f"declared as {each.text}"),),
            )
