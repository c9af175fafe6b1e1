"""Reads the table `breaking` of the settings."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, FindingsError, Location
from ssotgen.diagnostics.registry import rules_of
from ssotgen.diagnostics.suggest import hint_for
from ssotgen.settings.file import SettingsFile
from ssotgen.settings.rules import INVALID_SETTING, UNKNOWN_SETTING
from ssotgen.settings.settings import BreakingSettings

KEYS = ("against", "severity", "require_deprecation")
LEVELS = ("error", "warning", "note", "off")
CATEGORIES = ("source", "wire-read", "wire-write", "types", "behaviour", "promise")


def breaking_settings(file: SettingsFile) -> BreakingSettings:
    """Return the settings that a file has under `breaking`.

    Raises:
        FindingsError: They cannot be used.
    """
    table = file.table["breaking"]
    if not isinstance(table, dict):
        hint = 'write `[breaking]` and below it `against = "origin/main"`'
        raise FindingsError([_invalid(file.at_value("breaking"), "breaking", "a table", hint)])
    faults = [*_unknown_keys(table, file), *_bad_values(table, file)]
    if faults:
        raise FindingsError(faults)
    return BreakingSettings(
        against=table.get("against", ""),
        severity=dict(table.get("severity", {})),
        require_deprecation=table.get("require_deprecation", False),
    )


def _unknown_keys(table: dict[str, object], file: SettingsFile) -> Iterator[Finding]:
    for key in table:
        if key not in KEYS:
            hint = hint_for(key, KEYS, f"the settings are {', '.join(KEYS)}")
            name = f"breaking.{key}"
            at = file.at(key, "breaking")
            yield UNKNOWN_SETTING.finding(
                at,
                f"unknown setting '{name}'",
                hint=hint,
                symbol=name,
                end=file.key_end(at, key),
            )


def _bad_values(table: dict[str, object], file: SettingsFile) -> Iterator[Finding]:
    if not isinstance(table.get("against", ""), str):
        at = file.at("against", "breaking")
        yield _invalid(at, "breaking.against", "a string", 'write `against = "origin/main"`')
    if not isinstance(table.get("require_deprecation", False), bool):
        at = file.at("require_deprecation", "breaking")
        hint = "write `true` or `false`"
        yield _invalid(at, "breaking.require_deprecation", "true or false", hint)
    severity = table.get("severity", {})
    if not isinstance(severity, dict):
        hint = 'write `severity = {types = "off"}`'
        yield _invalid(file.at("severity", "breaking"), "breaking.severity", "a table", hint)
        return
    known = (*CATEGORIES, *(rule.name for rule in rules_of("breaking")))
    for name, level in severity.items():
        setting = f"breaking.severity.{name}"
        at = file.at(name, "breaking", "severity")
        if name not in known:
            hint = hint_for(name, known, f"the categories are {', '.join(CATEGORIES)}")
            message = f"'{name}' is neither a category nor a rule of `ssotgen breaking`"
            yield INVALID_SETTING.finding(at, message, hint=hint, symbol=setting)
        elif level not in LEVELS:
            yield _invalid(at, setting, f"one of {', '.join(LEVELS)}", f'write `{name} = "off"`')


def _invalid(location: Location, key: str, wanted: str, hint: str) -> Finding:
    message = f"'{key}' must be {wanted}"
    return INVALID_SETTING.finding(location, message, hint=hint, symbol=key)
