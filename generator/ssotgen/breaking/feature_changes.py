"""Changes of features: what they import, ask for and say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.breaking import rules
from ssotgen.breaking.pairing import pair
from ssotgen.breaking.spec_change import Change, Section
from ssotgen.breaking.versions import Versions, value_text
from ssotgen.diagnostics.finding import Location
from ssotgen.spec.model import CallProbe, Feature, ImportTarget, Resolve, TcpProbe
from ssotgen.spec.yaml.document import Value


def feature_changes(versions: Versions) -> Iterator[Change]:
    """Yield the changes of all features."""
    pairs = pair(versions.old.features, versions.new.features, _content)
    for feature in pairs.removed:
        yield Change(
            Section.REMOVED,
            feature.name,
            f"the feature {feature.name} is gone",
            versions.new.project.location,
            feature.location,
            rules.FEATURE_REMOVED,
            ("source",),
            hint="keep it deprecated until nobody asks for it",
            witness=_program(versions, f"type(config).{feature.name}_available"),
            announced=versions.is_announced(feature.deprecated),
        )
    for old, new in pairs.renamed:
        yield Change(
            Section.CHANGED,
            old.name,
            f"the feature {old.name} is now {new.name}",
            new.location,
            old.location,
            rules.FEATURE_RENAMED,
            ("source",),
            hint=f"replace {old.name}_available with {new.name}_available",
            witness=_program(versions, f"type(config).{old.name}_available"),
        )
    for feature in pairs.added:
        yield _added(feature)
    for old, new in (*pairs.both, *pairs.renamed):
        yield from _changes_of(old, new, versions)


def _added(feature: Feature) -> Change:
    message = f"new feature {feature.name}"
    if not feature.aggregate:
        return Change(Section.ADDED, feature.name, message, feature.location)
    return Change(
        Section.ADDED,
        feature.name,
        f"{message}, which counts towards the aggregate properties",
        feature.location,
        None,
        rules.FEATURE_COUNTED,
        ("behaviour",),
        hint="add it with `aggregate: false`",
    )


def _changes_of(old: Feature, new: Feature, versions: Versions) -> Iterator[Change]:
    yield from _imports(old, new, versions)
    for what, location in _narrowed(old, new):
        yield Change(
            Section.CHANGED,
            new.name,
            f"the feature {new.name} {what}",
            location,
            old.location,
            rules.FEATURE_NARROWED,
            ("behaviour",),
            hint="it is unavailable where it was available",
        )
    if old.aggregate != new.aggregate:
        verb = "counts" if new.aggregate else "no longer counts"
        yield Change(
            Section.CHANGED,
            new.name,
            f"the feature {new.name} {verb} towards the aggregate properties",
            new.source.at("aggregate"),
            old.location,
            rules.FEATURE_COUNTED,
            ("behaviour",),
            hint=f"keep `aggregate: {str(old.aggregate).lower()}`",
        )
    yield from _settings(old, new, versions)
    if new.deprecated and not old.deprecated:
        instead = f"; use {new.deprecated.use}" if new.deprecated.use else ""
        message = f"the feature {new.name} is deprecated{instead}"
        yield Change(Section.DEPRECATED, new.name, message, new.location)
    if (old.summary, old.hint) != (new.summary, new.hint):
        message = f"the feature {new.name} is described otherwise"
        yield Change(Section.TEXT, new.name, message, new.location, old.location)


def _imports(old: Feature, new: Feature, versions: Versions) -> Iterator[Change]:
    before = {target.alias: target for target in old.targets}
    after = {target.alias: target for target in new.targets}
    by_origin = {(target.module, target.name): target for target in new.targets}
    for alias, target in before.items():
        moved = by_origin.get((target.module, target.name))
        now = after.get(alias)
        if now is not None and (now.module, now.name) == (target.module, target.name):
            continue
        if now is not None:
            rule, message = (
                rules.IMPORT_RENAMED,
                f"{alias} of {new.name} is {_origin(now)}, no longer {_origin(target)}",
            )
        elif moved is not None:
            rule, message = (
                rules.IMPORT_RENAMED,
                f"{alias} of {new.name} is imported as {moved.alias}",
            )
        else:
            rule, message = rules.IMPORT_REMOVED, f"{new.name} no longer imports {alias}"
        yield Change(
            Section.CHANGED if now or moved else Section.REMOVED,
            f"{new.name}.{alias}",
            message,
            (now or moved or new).location,
            target.location,
            rule,
            ("source",),
            hint=f"keep {alias} in the imports",
            witness=_program(
                versions,
                f"assert {alias!r} in sum(config.get_service_config({old.name!r})['imports']"
                ".values(), []) or any(name.endswith(' as "
                f"{alias}') for names in config.get_service_config({old.name!r})['imports']"
                ".values() for name in names)",
            ),
        )


def _narrowed(old: Feature, new: Feature) -> Iterator[tuple[str, Location]]:
    origins = {(target.module, target.name) for target in old.targets}
    for target in new.targets:
        if (target.module, target.name) not in origins:
            yield f"also imports {_origin(target)}", target.location
    modules = {text.text for text in old.modules}
    for text in new.modules:
        if text.text not in modules and not any(t.module == text.text for t in new.targets):
            yield f"also imports {text.text}", text.location
    found = new.entry_points
    if found is not None and _entry_points(new) != _entry_points(old):
        if old.entry_points is None or _entry_points(new)[0] != _entry_points(old)[0]:
            yield f"counts the entry points of {found.group}", found.location
        elif found.minimum > old.entry_points.minimum:
            yield f"counts on {found.minimum} entry points of {found.group}", found.location
    needed = {each.text for each in old.needs}
    for need in new.needs:
        if need.text not in needed:
            yield f"needs {need.text}", need.location
    required = {each.text for each in old.requires}
    for each in new.requires:
        if each.text not in required:
            yield f"requires {each.text}", each.location
    if new.probe is not None and _probe(new.probe) != (old.probe and _probe(old.probe)):
        yield f"{'asks another' if old.probe else 'has a'} probe", new.probe.location
    if new.disabled_by and new.disabled_by != old.disabled_by:
        yield f"is turned off by {new.disabled_by}", new.source.at("disabled_by")
    if old.resolve is Resolve.FIND_SPEC and new.resolve is Resolve.IMPORT:
        yield "imports its modules, no longer only looks for them", new.source.at("resolve")


def _probe(probe: CallProbe | TcpProbe) -> tuple[object, ...]:
    if isinstance(probe, CallProbe):
        return probe.module, probe.function
    return probe.host, probe.port, probe.timeout_seconds


def _settings(old: Feature, new: Feature, versions: Versions) -> Iterator[Change]:
    before = dict(_leaves(old.settings or {}))
    after = dict(_leaves(new.settings or {}))
    location = new.source.at("settings") if new.settings else new.location
    for keys, value in before.items():
        path = ".".join(keys)
        symbol = f"{new.name}.settings.{path}"
        index = "".join(f"[{key!r}]" for key in keys)
        read = f"config.get_service_config({old.name!r})['settings']{index}"
        if keys not in after:
            yield Change(
                Section.REMOVED,
                symbol,
                f"the setting {path} of {new.name} is gone",
                location,
                old.location,
                rules.SETTING_REMOVED,
                ("source",),
                hint="keep the setting",
                witness=_program(versions, read),
            )
        elif value_text(after[keys]) != value_text(value):
            yield Change(
                Section.CHANGED,
                symbol,
                f"the setting {path} of {new.name} is {after[keys]!r}, no longer {value!r}",
                location,
                old.location,
                rules.SETTING_CHANGED,
                ("behaviour",),
                witness=_program(versions, f"assert {read} == {value!r}")
                if isinstance(value, bool | int | float | str | None)
                else "",
            )
    for keys in after:
        if keys not in before:
            path = ".".join(keys)
            message = f"new setting {path} of {new.name}"
            yield Change(Section.ADDED, f"{new.name}.settings.{path}", message, location)


def _leaves(
    settings: Mapping[str, Value], above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Value]]:
    for key, value in settings.items():
        if isinstance(value, dict) and value:
            yield from _leaves(value, (*above, key))
        else:
            yield (*above, key), value


def _origin(target: ImportTarget) -> str:
    return f"{target.module}.{target.name}"


def _content(feature: Feature) -> tuple[object, ...]:
    return (
        tuple((target.module, target.name, target.alias) for target in feature.targets),
        tuple(text.text for text in feature.modules),
        feature.probe and _probe(feature.probe),
        value_text(feature.settings),
        feature.disabled_by,
        tuple(each.text for each in feature.requires),
        tuple(each.text for each in feature.needs),
        _entry_points(feature),
    )


def _entry_points(feature: Feature) -> tuple[object, ...]:
    found = feature.entry_points
    return (None, 0) if found is None else (found.group, found.minimum)


def _program(versions: Versions, line: str) -> str:
    project = versions.old.project
    return f"from {project.config_module} import {project.name}_config as config\n{line}"
