"""Everything that a spec declares as deprecated."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.spec.model import Deprecation, Spec


def deprecations(spec: Spec) -> Iterator[tuple[str, str, Deprecation]]:
    """Yield the kind, the symbol and the deprecation of each thing that is deprecated, in the order
    of a spec: features, enums and their members, dataclasses and their fields."""
    for feature in spec.features:
        if feature.deprecated:
            yield "feature", feature.name, feature.deprecated
    for enum in spec.enums:
        if enum.deprecated:
            yield "enum", enum.name, enum.deprecated
        for member in enum.members:
            if member.deprecated:
                yield "member", f"{enum.name}.{member.name}", member.deprecated
    for item in spec.dataclasses:
        if item.deprecated:
            yield "dataclass", item.name, item.deprecated
        for field in item.fields:
            if field.deprecated:
                yield "field", f"{item.name}.{field.name}", field.deprecated


def deprecations_by_symbol(spec: Spec) -> dict[str, Deprecation]:
    """Return each deprecation by the full name of its symbol, as `symbols` has it."""
    return {
        f"feature:{name}" if kind == "feature" else name: deprecated
        for kind, name, deprecated in deprecations(spec)
    }
