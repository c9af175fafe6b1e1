"""Changes of the distributions that a feature requires: which versions are no longer allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ssotgen.diagnostics.finding import Location
from ssotgen.runtime.version_order import Version, meets
from ssotgen.spec.model import Alternative, Feature, Requirement


def narrowed_requirements(old: Feature, new: Feature) -> Iterator[tuple[str, Location]]:
    """Yield what a feature requires that it did not, as text with its place."""
    before = _by_name(old)
    for name, each in _by_name(new).items():
        was = before.get(name)
        if was is None:
            yield f"requires {each.text}", each.location
        elif not _is_implied(each, was):
            yield f"requires {each.text}, no longer {was.text}", each.location


def widened_requirements(old: Feature, new: Feature) -> Iterator[tuple[str, Location]]:
    """Yield what a feature required and does not any longer."""
    after = _by_name(new)
    for name, each in _by_name(old).items():
        now = after.get(name)
        if now is None:
            yield f"no longer requires {each.text}", new.location
        elif _is_implied(now, each) and not _is_implied(each, now):
            yield f"requires {now.text}, no longer {each.text}", now.location


def requirement_key(feature: Feature | Alternative) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return what is equal for requirements that differ in spelling alone."""
    return tuple(sorted((name, _specifiers(each)) for name, each in _by_name(feature).items()))


def _by_name(feature: Feature | Alternative) -> Mapping[str, Requirement]:
    return {re.sub("[-_.]+", "-", each.name).lower(): each for each in feature.requires}


def _specifiers(requirement: Requirement) -> frozenset[str]:
    return frozenset(requirement.specifiers.split(",")) - {""}


def _is_implied(new: Requirement, old: Requirement) -> bool:
    """Whether all versions that the old requirement allows are allowed by the new one."""
    given = _specifiers(old)
    return all(any(_implies(each, one) for each in given) for one in _specifiers(new))


def _implies(old: str, new: str) -> bool:
    """Whether every version that meets one specifier meets another; False where that is not
    plain."""
    if old == new:
        return True
    operator, text = _split(old)
    wanted, _ = _split(new)
    if text.endswith(".*") or new.endswith(".*"):
        return False
    version = Version(text)
    if operator == "==":
        return "+" not in text and meets(version, new)
    bounds = {">=": (">=",), ">": (">=", ">"), "<=": ("<=",), "<": ("<=", "<"), "~=": (">=",)}
    if wanted not in bounds.get(operator, ()):
        return wanted == ">" and operator in (">=", "~=") and meets(version, new)
    limit = Version(_split(new)[1])
    return version.order >= limit.order if wanted[0] == ">" else version.order <= limit.order


def _split(specifier: str) -> tuple[str, str]:
    text = specifier.lstrip("<>=!~")
    return specifier[: -len(text)], text
