"""What pages say of the imports of a feature."""

from __future__ import annotations

from ssotgen.spec.model import Alternative, Feature


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
