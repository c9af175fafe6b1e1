"""Feature names: what to call features, apart from each other, and the names that they import."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ssotgen.extract.drafts import FeatureDraft
from ssotgen.spec.names import camel_case, snake_case

_PREFIX = re.compile(
    r"^(?:(?:no|not|skip|without|missing|has|have|had|with|use|uses|is|can|got|check|enable)_+)+"
)
_SUFFIX = re.compile(
    r"(?:_+(?:(?:un)?available|installed|missing|present|enabled|found|imported|importable|exists"
    r"|supported|support|ok|loaded))+$"
)
_GENERIC = frozenset(
    {
        "all",
        "deps",
        "dependencies",
        "dependency",
        "extra",
        "extras",
        "import",
        "imports",
        "lib",
        "library",
        "libs",
        "module",
        "modules",
        "optional",
        "package",
        "packages",
    }
)
"""Names that say nothing of what is asked for."""


def stem_of(flag: str) -> str:
    """Return what a flag is about: `HAS_DOCKER` and `dockerImported` give `docker`."""
    return _SUFFIX.sub("", _PREFIX.sub("", snake_case(flag)))


def is_telling(flag: str) -> bool:
    """Whether a name reads like that of a flag, and says what it is about."""
    stem = stem_of(flag)
    return stem != snake_case(flag) and bool(stem) and stem not in _GENERIC


def feature_name(flags: Sequence[str], package: str) -> str:
    """Return what to call a feature: by its flags where all of them say the same and read like
    flags, else by its package."""
    stems = {stem_of(flag) for flag in flags}
    stem = next(iter(stems)) if len(stems) == 1 else ""
    plain = {snake_case(flag) for flag in flags}
    is_telling = stem not in plain or resembles(stem, package)
    if stem and stem not in _GENERIC and is_telling:
        return stem
    return package_name(package)


def resembles(stem: str, package: str) -> bool:
    """Whether the name of a flag is like that of a package."""
    name = package.lower()
    return bool(stem) and (stem in name or name in stem or stem.replace("_", "") in name)


def package_name(package: str) -> str:
    """Return a feature's name for a package."""
    return snake_case(package.lower().replace(".", "_").strip("_")) or "feature"


def named_apart(drafts: Sequence[FeatureDraft]) -> list[FeatureDraft]:
    """Return the features with names of their own, sorted, and what they import under names that
    no other import has."""
    shared = Counter(draft.name for draft in drafts)
    apart = [
        replace(draft, name=package_name(draft.distribution)) if shared[draft.name] > 1 else draft
        for draft in drafts
    ]
    taken: set[str] = set()
    found = []
    for draft in sorted(apart, key=lambda each: (each.name, each.distribution)):
        name, number = draft.name, 2
        while name in taken:
            name, number = f"{draft.name}_{number}", number + 1
        taken.add(name)
        found.append(replace(draft, name=name))
    return _aliased(found)


def _aliased(drafts: Sequence[FeatureDraft]) -> list[FeatureDraft]:
    owners: dict[str, tuple[str, str]] = {}
    found = []
    for draft in drafts:
        imports: dict[str, tuple[str, ...]] = {}
        for module, names in draft.imports.items():
            listed = []
            for name in names:
                alias = _free_alias(name, (module, name), draft.name, owners)
                owners[alias] = (module, name)
                listed.append(name if alias == name else f"{name} as {alias}")
            imports[module] = tuple(listed)
        found.append(replace(draft, imports=imports))
    return found


def _free_alias(
    name: str, target: tuple[str, str], feature: str, owners: dict[str, tuple[str, str]]
) -> str:
    last = target[0].rpartition(".")[2]
    for alias in (name, _prefixed(feature, name), _prefixed(f"{feature}_{last}", name)):
        if owners.get(alias, target) == target:
            return alias
    number = 2
    while owners.get(f"{name}_{number}", target) != target:
        number += 1
    return f"{name}_{number}"


def _prefixed(prefix: str, name: str) -> str:
    return f"{prefix}_{name}" if name.islower() else f"{camel_case(prefix)}{name}"
