"""Features as the site shows them."""

from __future__ import annotations

from ssotgen.render.outputs.site.entries import FeatureView
from ssotgen.render.outputs.site.field_text import default_text
from ssotgen.render.outputs.site.links import Links
from ssotgen.render.outputs.site.site_options import Options
from ssotgen.spec.model import Alternative, CallProbe, Feature
from ssotgen.spec.names import config_names, feature_property


def feature_entry(feature: Feature, links: Links) -> FeatureView:
    """Return a feature with its imports and settings."""
    names = config_names(links.spec.project)
    probe = ""
    if isinstance(feature.probe, CallProbe):
        probe = f"calls {feature.probe.module}:{feature.probe.function}"
    elif feature.probe is not None:
        tcp = feature.probe
        probe = f"connects to {tcp.host}:{tcp.port} within {tcp.timeout_seconds} seconds"
    return FeatureView(
        anchor=f"feature:{feature.name}",
        name=feature.name,
        summary=feature.summary,
        hint=feature.hint,
        variable=names.override_variable(feature.name),
        call=f"{names.instance}.{feature_property(feature.name)}",
        disabled_by=feature.disabled_by,
        entry_points=""
        if feature.entry_points is None
        else f"{feature.entry_points.group}, at least {feature.entry_points.minimum}",
        needs=tuple(each.text for each in feature.needs),
        requires=", ".join(each.text for each in feature.requires),
        probe=probe,
        resolve=feature.resolve.value,
        aggregate=feature.aggregate,
        flags=feature.flag_names,
        targets=imported(feature),
        alternatives=tuple((each.name, alternative_text(each)) for each in feature.any_of),
        settings=tuple(
            (key, default_text(value)) for key, value in sorted((feature.settings or {}).items())
        ),
        source=links.place(feature.location),
        source_url=links.url(feature.location),
        status=_status(feature.name, links.options),
        deprecated=links.deprecated("feature", feature.name, feature.deprecated),
        code=links.code(f"feature:{feature.name}"),
    )


def _status(feature: str, options: Options) -> str:
    status = options.status
    if status is None or feature not in status:
        return ""
    word = "available" if status[feature] else "not available"
    return f"{word} {options.status_name}"


def imported(item: Feature | Alternative) -> tuple[tuple[str, str], ...]:
    """Return each module with the names that are imported from it."""
    targets: dict[str, list[str]] = {text.text: [] for text in item.modules}
    for target in item.targets:
        renamed = target.alias != target.name
        name = f"{target.name} as {target.alias}" if renamed else target.name
        targets.setdefault(target.module, []).append(name)
    return tuple((module, ", ".join(names)) for module, names in targets.items())


def alternative_text(item: Alternative) -> str:
    """Return what one of several ways to provide a feature needs."""
    modules = [f"{module}: {names}" if names else module for module, names in imported(item)]
    required = [each.text for each in item.requires]
    return "; ".join([*modules, *([f"requires {', '.join(required)}"] if required else [])])
