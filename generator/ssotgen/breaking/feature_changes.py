"""Changes of features: what they import, ask for and say."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.breaking import rules
from ssotgen.breaking.alternative_changes import alternatives_key, lost_names
from ssotgen.breaking.deprecation_changes import deprecation_changes
from ssotgen.breaking.feature_conditions import condition_changes, entry_points_key, probe_key
from ssotgen.breaking.feature_settings import of_config, setting_changes
from ssotgen.breaking.pairing import pair
from ssotgen.breaking.requirement_changes import requirement_key
from ssotgen.breaking.same_values import value_text
from ssotgen.breaking.spec_change import Category, Change, Section
from ssotgen.breaking.versions import Versions
from ssotgen.spec.model import Feature, ImportTarget


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
            witness=of_config(versions.old, f"type(config).{feature.name}_available"),
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
            hint=f"replace `{old.name}_available` with `{new.name}_available`",
            witness=of_config(versions.old, f"type(config).{old.name}_available"),
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
    yield from lost_names(old, new, versions)
    yield from condition_changes(old, new)
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
    yield from setting_changes(old, new, versions)
    yield from deprecation_changes(new.name, old, new, f"the feature {new.name}")
    if set(old.flag_names) != set(new.flag_names) and old.name == new.name:
        message = f"the feature {new.name} goes by other legacy flags"
        yield Change(Section.TEXT, new.name, message, new.location, old.location)
    if (old.summary, old.hint) != (new.summary, new.hint):
        message = f"the feature {new.name} is described otherwise"
        yield Change(Section.TEXT, new.name, message, new.location, old.location)


def _imports(old: Feature, new: Feature, versions: Versions) -> Iterator[Change]:
    after = {target.alias: target for target in new.targets}
    others = {target.alias for each in new.any_of for target in each.targets}
    by_origin = {(target.module, target.name): target for target in new.targets}
    for target in old.targets:
        alias = target.alias
        now, moved = after.get(alias), by_origin.get((target.module, target.name))
        found: tuple[Category, ...] = ("source",)
        rule = rules.IMPORT_RENAMED
        if now is not None and (now.module, now.name) == (target.module, target.name):
            continue
        if alias in others:
            continue
        if now is not None:
            message = f"{alias} of {new.name} is {_origin(now)}, no longer {_origin(target)}"
            found = ("source", "types", "behaviour")
        elif moved is not None:
            message = f"{alias} of {new.name} is imported as {moved.alias}"
        else:
            rule, message = rules.IMPORT_REMOVED, f"{new.name} no longer imports {alias}"
        written = target.name if target.name == alias else f"{target.name} as {alias}"
        imports = f"config.get_service_config({old.name!r})['imports']"
        yield Change(
            Section.CHANGED if now or moved else Section.REMOVED,
            f"{new.name}.{alias}",
            message,
            (now or moved or new).location,
            target.location,
            rule,
            found,
            hint=f"keep `{alias}` in the imports",
            witness=of_config(
                versions.old, f"assert {written!r} in {imports}.get({target.module!r}, [])"
            ),
        )


def _origin(target: ImportTarget) -> str:
    return f"{target.module}.{target.name}"


def _content(feature: Feature) -> tuple[object, ...]:
    return (
        tuple((target.module, target.name, target.alias) for target in feature.targets),
        tuple(text.text for text in feature.modules),
        probe_key(feature),
        value_text(feature.settings),
        feature.disabled_by,
        requirement_key(feature),
        alternatives_key(feature),
        tuple(each.text for each in feature.needs),
        entry_points_key(feature),
    )
