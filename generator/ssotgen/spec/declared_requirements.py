"""What pyproject.toml says that pip installs with a distribution and with each of its extras."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.record import record
from ssotgen.runtime.version_order import Version, is_allowed
from ssotgen.settings.file import PYPROJECT_NAME, toml_parser

_REQUIREMENT = (
    r"(?s)\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[([^\]]*)\])?"
    r"\s*\(?([^;()@]*)\)?\s*(@[^;]*)?(?:;.*)?"
)
_VERSION = r"(?<=[<>=!~])\s*([0-9][^,\s*]*)"


@record
class Declared:
    """A requirement of pyproject.toml; `specifiers` is None where an address says what it is."""

    name: str
    specifiers: str | None
    text: str
    location: Location


@record
class DeclaredRequirements:
    """The requirements of a distribution, and of its extras by their normalized names."""

    always: tuple[Declared, ...]
    extras: Mapping[str, tuple[Declared, ...]]
    extra_names: tuple[str, ...]
    location: Location

    def installed_with(self, extra: str) -> tuple[Declared, ...]:
        """Return what pip installs with an extra, or with none where it is empty."""
        return (*self.always, *self.extras.get(normalized(extra), ()))


def normalized(name: str) -> str:
    """Return a name as pip compares names."""
    return re.sub("[-_.]+", "-", name).lower()


def read_requirements(root: Path, distribution: str) -> DeclaredRequirements | None:
    """Return what the pyproject.toml in a folder declares, None where it has none, or does not list
    everything, or is that of another distribution than the named one."""
    path = root / PYPROJECT_NAME
    toml = toml_parser()
    try:
        text = path.read_text(encoding="utf-8-sig")
        project = toml.loads(text).get("project")
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(project, dict) or not isinstance(project.get("name"), str):
        return None
    if distribution and normalized(project["name"]) != normalized(distribution):
        return None
    dynamic = project.get("dynamic", [])
    if {"dependencies", "optional-dependencies"}.intersection(map(str, dynamic)):
        return None
    optional = project.get("optional-dependencies", {})
    if not isinstance(optional, dict):
        return None
    return _requirements(project, optional, _Places(display_path(path), text.splitlines()))


def allowed_but_refused(declared: str, wanted: str) -> str:
    """Return a version that one set of specifiers allows and the other does not, empty where none
    comes to light; only released versions are tried."""
    for text in _candidates(declared, wanted):
        version = Version(text)
        try:
            if (not declared or is_allowed(version, declared)) and not is_allowed(version, wanted):
                return text
        except ValueError:
            return ""
    return ""


def _candidates(declared: str, wanted: str) -> Iterator[str]:
    """Yield versions at, just before and just behind those that are mentioned."""
    for text in re.findall(_VERSION, f"{declared},{wanted}"):
        try:
            release = Version(text).release
        except ValueError:
            continue
        yield ".".join(map(str, release))
        yield ".".join(map(str, (*release, 1)))
        for position in range(len(release) - 1, -1, -1):
            if release[position]:
                before = [*release[:position], release[position] - 1]
                yield ".".join(map(str, before))
                yield ".".join(map(str, (*before, 99)))
            yield ".".join(map(str, (*release[:position], release[position] + 1)))


@record
class _Places:
    """Finds where a text is in the file."""

    path: str
    lines: list[str]

    def of(self, text: str) -> Location:
        for number, line in enumerate(self.lines, 1):
            column = line.find(text)
            if column >= 0 and not line.lstrip().startswith("#"):
                return Location(self.path, number, column + 1)
        return Location(self.path)


def _requirements(
    project: Mapping[str, object], optional: Mapping[str, object], places: _Places
) -> DeclaredRequirements:
    own = normalized(str(project["name"]))
    names = {normalized(name): name for name in optional}
    extras = {
        name: tuple(_with_extras(own, optional, names, name, places, set())) for name in names
    }
    return DeclaredRequirements(
        always=tuple(found for found, _ in _read(project.get("dependencies"), places)),
        extras=extras,
        extra_names=tuple(optional),
        location=places.of("optional-dependencies"),
    )


def _with_extras(
    own: str,
    optional: Mapping[str, object],
    names: Mapping[str, str],
    extra: str,
    places: _Places,
    seen: set[str],
) -> Iterator[Declared]:
    """Yield the requirements of an extra, and of the extras of the same distribution in it."""
    if extra in seen or extra not in names:
        return
    seen.add(extra)
    for found, others in _read(optional[names[extra]], places):
        if normalized(found.name) != own:
            yield found
            continue
        for other in others:
            yield from _with_extras(own, optional, names, normalized(other), places, seen)


def _read(listed: object, places: _Places) -> Iterator[tuple[Declared, list[str]]]:
    """Yield each requirement of a list, with the extras that it asks for."""
    for text in listed if isinstance(listed, list) else []:
        match = re.fullmatch(_REQUIREMENT, text) if isinstance(text, str) else None
        if match is not None:
            specifiers = None if match[4] else re.sub(r"\s", "", match[3])
            extras = [each.strip() for each in (match[2] or "").split(",") if each.strip()]
            yield Declared(match[1], specifiers, text, places.of(text)), extras
