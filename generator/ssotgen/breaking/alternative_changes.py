"""Changes of the alternatives that provide a feature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ssotgen.breaking import rules
from ssotgen.breaking.feature_settings import of_config
from ssotgen.breaking.requirement_changes import requirement_key
from ssotgen.breaking.spec_change import Change, Section
from ssotgen.breaking.versions import Versions
from ssotgen.diagnostics.finding import Location
from ssotgen.runtime.version_order import Version, is_allowed
from ssotgen.spec.model import Alternative, Feature, Requirement


def alternatives_key(feature: Feature) -> tuple[object, ...]:
    """Return what is equal for equal alternatives."""
    return tuple((each.name, _key(each)) for each in feature.any_of)


def narrowed_alternatives(old: Feature, new: Feature) -> Iterator[tuple[str, Location]]:
    """Yield where a feature may be provided by something else, or no longer be provided."""
    before = {each.name: each for each in old.any_of}
    after = {each.name: each for each in new.any_of}
    if bool(before) is not bool(after):
        place = new.source.at_key("any_of") if after else new.location
        yield ("has alternatives" if after else "has no alternatives any longer"), place
        return
    for name in before:
        if name not in after:
            yield f"can no longer be provided by {name}", new.location
    for name, each in after.items():
        if name in before and _key(before[name]) != _key(each):
            yield f"asks other things of {name}", each.location
    names = list(after)
    for position, name in enumerate(names):
        later = [other for other in names[position + 1 :] if other in before]
        passed = [other for other in later if name not in before or _comes(before, other, name)]
        if passed:
            yield f"prefers {name} to {passed[0]}", after[name].location


def lost_names(old: Feature, new: Feature, versions: Versions) -> Iterator[Change]:
    """Yield a change for each name that some alternative imported and that none does now."""
    left = {target.alias for target in new.all_targets}
    for target in {each.alias: each for part in old.any_of for each in part.targets}.values():
        if target.alias not in left:
            yield Change(
                Section.REMOVED,
                f"{new.name}.{target.alias}",
                f"{new.name} no longer imports {target.alias}",
                new.location,
                target.location,
                rules.IMPORT_REMOVED,
                ("source",),
                hint=f"keep `{target.alias}` in the imports",
                witness=_required(old, target.alias, versions),
            )


def _required(old: Feature, alias: str, versions: Versions) -> str:
    """Return a program that requires a feature for one of its names, where only the modules of the
    alternative with that name are installed: stand-ins, since the true ones may do anything."""
    part = next(
        each for each in old.any_of if any(target.alias == alias for target in each.targets)
    )
    installed = _versions((*old.requires, *part.requires))
    if installed is None or old.needs or old.probe or old.entry_points:
        return ""
    names = {each.text for each in part.modules}
    parents = {".".join(name.split(".")[:depth]) for name in names for depth in range(1, 9)}
    others = {each.text for other in old.any_of for each in other.modules} - parents
    lines = [
        "import importlib.metadata, sys, types",
        f"importlib.metadata.version = {installed!r}.__getitem__",
        f"for name in {sorted(others)}:\n    sys.modules[name] = None",
        f"for name in {sorted(parents)}:\n    sys.modules[name] = types.ModuleType(name)",
        "    sys.modules[name].__path__ = []",
        *(f"sys.modules[{t.module!r}].{t.name} = object()" for t in part.targets),
    ]
    return "\n".join([*lines, of_config(versions.old, f"config.require({old.name!r}).{alias}")])


def _versions(requirements: Sequence[Requirement]) -> dict[str, str] | None:
    """Return a version that is allowed of each distribution, None where none was found."""
    found: dict[str, str] = {}
    for each in requirements:
        specifiers = [other.specifiers for other in requirements if other.name == each.name]
        named = re.findall(r"\d+(?:\.\w+)*", ",".join(specifiers))
        tried = ("1", *named, *(f"{name}.1" for name in named))
        allowed = [
            version
            for version in tried
            if all(is_allowed(Version(version), text) for text in specifiers if text)
        ]
        if not allowed:
            return None
        found[each.name] = allowed[0]
    return found


def widened_alternatives(old: Feature, new: Feature) -> Iterator[tuple[str, Location]]:
    """Yield what can provide a feature where nothing did before."""
    known = {each.name for each in old.any_of}
    last = max((i for i, each in enumerate(new.any_of) if each.name in known), default=-1)
    if known:
        for each in new.any_of[last + 1 :]:
            yield f"can be provided by {each.name} as well", each.location


def _comes(names: dict[str, Alternative], first: str, second: str) -> bool:
    """Whether one of two names comes before the other."""
    listed = list(names)
    return listed.index(first) < listed.index(second)


def _key(each: Alternative) -> tuple[object, ...]:
    targets = sorted((target.module, target.name, target.alias) for target in each.targets)
    return tuple(targets), tuple(text.text for text in each.modules), requirement_key(each)
