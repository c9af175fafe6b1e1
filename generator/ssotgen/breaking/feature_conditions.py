"""Changes of what a feature's availability depends on."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.breaking import rules
from ssotgen.breaking.alternative_changes import narrowed_alternatives, widened_alternatives
from ssotgen.breaking.requirement_changes import narrowed_requirements, widened_requirements
from ssotgen.breaking.spec_change import Change, Section
from ssotgen.diagnostics.finding import Location
from ssotgen.spec.model import CallProbe, Feature, Resolve, TcpProbe, Text


def condition_changes(old: Feature, new: Feature) -> Iterator[Change]:
    """Yield the changes of the conditions of one feature."""
    for what, location in _narrowed(old, new):
        yield Change(
            Section.CHANGED,
            new.name,
            f"the feature {new.name} {what}",
            location,
            old.location,
            rules.FEATURE_NARROWED,
            ("behaviour",),
            hint="it may be unavailable where it was available",
        )
    if old.disabled_by and new.disabled_by != old.disabled_by:
        yield Change(
            Section.CHANGED,
            new.name,
            f"the feature {new.name} is no longer turned off by {old.disabled_by}",
            new.source.at("disabled_by") if new.disabled_by else new.location,
            old.source.at("disabled_by"),
            rules.FEATURE_NARROWED,
            ("behaviour",),
            hint=f"keep `disabled_by: {old.disabled_by}`",
        )
    for what, location in _widened(old, new):
        message = f"the feature {new.name} {what}"
        yield Change(Section.CHANGED, new.name, message, location, old.location)


def probe_key(feature: Feature) -> tuple[object, ...]:
    """Return what is equal for equal probes."""
    probe = feature.probe
    if isinstance(probe, CallProbe):
        return probe.module, probe.function
    return (probe.host, probe.port, probe.timeout_seconds) if probe is not None else ()


def entry_points_key(feature: Feature) -> tuple[str, int]:
    """Return what is equal for equal groups of entry points."""
    found = feature.entry_points
    return ("", 0) if found is None else (found.group, found.minimum)


def _narrowed(old: Feature, new: Feature) -> Iterator[tuple[str, Location]]:
    """Yield what a feature's availability depends on that it did not before."""
    origins = {(target.module, target.name) for target in old.targets}
    aliases = {target.alias for target in old.targets}
    for target in new.targets:
        # One of another origin under a known name is reported as such.
        if (target.module, target.name) not in origins and target.alias not in aliases:
            yield f"also imports {target.module}.{target.name}", target.location
    for module in _modules(old, new):
        yield f"also imports {module.text}", module.location
    found, minimum = new.entry_points, entry_points_key(old)[1]
    if found is not None and found.group != entry_points_key(old)[0]:
        yield f"counts the entry points of {found.group}", found.location
    elif found is not None and found.minimum > minimum:
        yield f"needs {found.minimum} entry points of {found.group}", found.location
    known = {each.text for each in old.needs}
    for need in new.needs:
        if need.text not in known:
            yield f"needs {need.text}", need.location
    yield from narrowed_alternatives(old, new)
    yield from narrowed_requirements(old, new)
    if old.allows_unknown and not new.allows_unknown:
        yield "refuses distributions of unknown versions", new.location
    if new.probe is not None and not _allows(old.probe, new.probe):
        yield f"{'asks another' if old.probe else 'has a'} probe", new.probe.location
    if new.disabled_by and new.disabled_by != old.disabled_by:
        yield f"is turned off by {new.disabled_by}", new.source.at("disabled_by")
    if old.resolve is Resolve.FIND_SPEC and new.resolve is Resolve.IMPORT:
        yield "imports its modules, no longer only looks for them", new.source.at("resolve")


def _widened(old: Feature, new: Feature) -> Iterator[tuple[str, Location]]:
    """Yield what a feature's availability no longer depends on; imports of names are reported
    elsewhere."""
    for module in _modules(new, old):
        yield f"no longer imports {module.text}", new.location
    group, minimum = entry_points_key(old)
    if group and (new.entry_points is None or new.entry_points.group != group):
        yield f"no longer counts the entry points of {group}", new.location
    elif new.entry_points is not None and new.entry_points.minimum < minimum:
        yield f"needs {new.entry_points.minimum} entry points of {group}", new.location
    known = {each.text for each in new.needs}
    for need in old.needs:
        if need.text not in known:
            yield f"no longer needs {need.text}", new.location
    yield from widened_alternatives(old, new)
    yield from widened_requirements(old, new)
    if new.allows_unknown and not old.allows_unknown:
        yield "takes distributions of unknown versions", new.source.at("requires_unknown")
    if old.probe is not None and new.probe is None:
        yield "has no probe", new.location
    elif probe_key(old) != probe_key(new) and _allows(old.probe, new.probe):
        yield "waits longer for its probe", new.location
    if new.resolve is Resolve.FIND_SPEC and old.resolve is Resolve.IMPORT:
        yield "only looks for its modules, and does not import them", new.source.at("resolve")


def _modules(old: Feature, new: Feature) -> Iterator[Text]:
    """Yield the modules that a feature imports in the new version alone, with none of their
    names."""
    known = {text.text for text in old.modules}
    named = {target.module for target in new.targets}
    for text in new.modules:
        if text.text not in known and text.text not in named:
            yield text


def _allows(old: CallProbe | TcpProbe | None, new: CallProbe | TcpProbe | None) -> bool:
    """Whether a probe that succeeded succeeds now as well: it is the same, or waits longer."""
    if isinstance(old, CallProbe) and isinstance(new, CallProbe):
        return (old.module, old.function) == (new.module, new.function)
    if isinstance(old, TcpProbe) and isinstance(new, TcpProbe):
        is_same = (old.host, old.port) == (new.host, new.port)
        return is_same and old.timeout_seconds <= new.timeout_seconds
    return new is None
