"""What takes the place of the deprecated things that the spec names another one for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.diagnostics.finding import Fix
from ssotgen.diagnostics.record import record
from ssotgen.spec.deprecations import deprecations
from ssotgen.spec.model import DataclassSpec, EnumSpec, Feature, MemberSpec, Spec


@record
class Replacement:
    """The name that takes the place of a deprecated one, without its owner, and whether that is
    safe; `for_reads` says that nothing can be given under it."""

    name: str
    fix: Fix
    for_reads: bool = False


def replacements(spec: Spec) -> Mapping[str, Replacement]:
    """Return what takes the place of each deprecated symbol: `JobStatus.STOPPED`, `Job.size`,
    `feature:docker`.

    Only a member of the same value and a feature that asks for the same are safe. A class that
    needs more values than the deprecated one takes its place nowhere.
    """
    found = {}
    for kind, name, deprecation in deprecations(spec):
        if deprecation.use:
            symbol = f"feature:{name}" if kind == "feature" else name
            replacement = _replacement(spec, kind, name, deprecation.use)
            if replacement is not None:
                found[symbol] = replacement
    return found


def lost_parts(spec: Spec, symbol: str, replacement: Replacement) -> Iterator[str]:
    """Yield the members, fields and properties of a deprecated class that the one in its place
    lacks: code that uses them stays as it is."""
    old, new = _class(spec, symbol), _class(spec, replacement.name)
    if old is not None and new is not None:
        known = _parts(new)
        yield from (f"{symbol}.{name}" for name in sorted(_parts(old) - known))


def _replacement(spec: Spec, kind: str, name: str, use: str) -> Replacement | None:
    owner, _, last = name.rpartition(".")
    if kind == "feature":
        features = {feature.name: feature for feature in spec.features}
        return _of_feature(features[name], features.get(use))
    if kind == "member":
        enum = spec.find_enum(owner)
        assert enum is not None
        return _of_member(enum.member(last), enum.member(use))
    if kind == "field":
        item = spec.find_dataclass(owner)
        assert item is not None
        if item.field(use) is not None:
            return Replacement(use, Fix.UNSAFE)
        is_property = any(each.name == use for each in item.properties)
        return Replacement(use, Fix.UNSAFE, for_reads=True) if is_property else None
    return _of_class(_class(spec, name), _class(spec, use))


def _of_member(old: MemberSpec | None, new: MemberSpec | None) -> Replacement | None:
    if old is None or new is None:
        return None
    same = (type(old.value), old.value) == (type(new.value), new.value)
    return Replacement(new.name, Fix.SAFE if same else Fix.UNSAFE)


def _of_feature(old: Feature, new: Feature | None) -> Replacement | None:
    if new is None:
        return None
    same = _asks(old) == _asks(new)
    return Replacement(new.name, Fix.SAFE if same else Fix.UNSAFE)


def _of_class(
    old: EnumSpec | DataclassSpec | None, new: EnumSpec | DataclassSpec | None
) -> Replacement | None:
    if old is None or new is None or type(old) is not type(new):
        return None
    if isinstance(new, DataclassSpec):
        needed = {field.name for field in new.fields if not field.has_default}
        if needed - _parts(old):
            return None
    return Replacement(new.name, Fix.UNSAFE)


def _class(spec: Spec, name: str) -> EnumSpec | DataclassSpec | None:
    return spec.find_enum(name) or spec.find_dataclass(name)


def _parts(entry: EnumSpec | DataclassSpec) -> frozenset[str]:
    if isinstance(entry, EnumSpec):
        return frozenset(member.name for member in entry.members)
    fields = (field.name for field in entry.fields)
    return frozenset((*fields, *(prop.name for prop in entry.properties)))


def _asks(feature: Feature) -> tuple[object, ...]:
    """Return what a feature's availability, its imports and its settings follow from."""
    return (
        [(target.module, target.name, target.alias) for target in feature.targets],
        [text.text for text in feature.modules],
        feature.probe and feature.source["probe"],
        feature.settings,
        feature.disabled_by,
        feature.resolve,
        sorted(each.text for each in feature.requires),
        sorted(each.text for each in feature.needs),
        feature.entry_points and (feature.entry_points.group, feature.entry_points.minimum),
        feature.aggregate,
    )
