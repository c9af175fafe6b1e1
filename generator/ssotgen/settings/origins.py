"""Origins: the value of each setting, and what gave it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.record import record
from ssotgen.settings.file import (
    PYPROJECT_NAME,
    SETTINGS_NAME,
    SettingsFile,
    find_settings_file,
    read_settings_file,
)
from ssotgen.settings.required_version import KEY as REQUIRED_VERSION
from ssotgen.settings.settings import Settings

DEFAULT = "default"


@record
class SettingOrigin:
    """A setting, its value as text, and its origin: an option, a line of a file, or the default."""

    name: str
    value: str
    origin: str


def origins(settings: Settings, folder: Path) -> Iterator[SettingOrigin]:
    """Yield the settings that hold in `folder`, in the order of the documentation."""
    found = find_settings_file(folder)
    file = found if isinstance(found, SettingsFile) else None
    for name, value in _values(settings, file):
        option = f"--{name}"
        if option in settings.flags:
            yield SettingOrigin(name, value, option)
        elif file is not None and name.partition(".")[0] in file.table:
            at = file.at(name.partition(".")[0])
            yield SettingOrigin(name, value, f"{at.path}:{at.line}")
        else:
            yield SettingOrigin(name, value, DEFAULT)


def passed_over(settings: Settings) -> Path | None:
    """Return the pyproject.toml whose settings do not hold because an ssotgen.toml is beside it, or
    None where there is none such."""
    if settings.file is None or settings.file.name != SETTINGS_NAME:
        return None
    other = settings.file.with_name(PYPROJECT_NAME)
    found = read_settings_file(other) if other.is_file() else None
    return None if found is None or isinstance(found, Finding) else other


def _values(settings: Settings, file: SettingsFile | None) -> Iterator[tuple[str, str]]:
    breaking = settings.breaking
    yield "spec", display_path(settings.spec)
    yield "output", display_path(settings.output)
    templates = settings.templates
    yield "templates", "(built-in)" if templates is None else display_path(templates)
    yield "sources", ", ".join(display_path(path) for path in settings.sources)
    yield "exclude", ", ".join(settings.exclude) or "(nothing)"
    yield "public", str(settings.is_public).lower()
    yield "source_url", settings.source_url or "(none)"
    required = file.table.get(REQUIRED_VERSION) if file is not None else None
    yield REQUIRED_VERSION, str(required or "(any)")
    yield "breaking.against", breaking.against or "(nothing)"
    severity = dict(breaking.severity)
    yield "breaking.severity", json.dumps(severity) if severity else "(as documented)"
    yield "breaking.require_deprecation", str(breaking.require_deprecation).lower()
