"""The setting `required-version`: which versions of ssotgen a project may be worked on with."""

from __future__ import annotations

from ssotgen import __version__
from ssotgen.diagnostics.finding import Finding
from ssotgen.settings.file import SettingsFile
from ssotgen.settings.rules import INVALID_SETTING, WRONG_VERSION

KEY = "required-version"


def version_fault(file: SettingsFile) -> Finding | None:
    """Return the finding for a requirement that this version does not meet, or that is none."""
    value = file.table.get(KEY)
    if value is None:
        return None
    # Only a project that has the setting pays for the import.
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        allowed = SpecifierSet(value) if isinstance(value, str) else None
    except InvalidSpecifier:
        allowed = None
    if allowed is None:
        return INVALID_SETTING.finding(
            file.at(KEY),
            f"'{KEY}' must be a version specifier",
            hint=f'write `{KEY} = ">={__version__}"`',
            symbol=KEY,
        )
    if allowed.contains(__version__, prereleases=True):
        return None
    return WRONG_VERSION.finding(
        file.at(KEY),
        f"this is ssotgen {__version__}, but the project requires {value}",
        hint=f"run `python -m pip install 'ssotgen{value}'`",
        symbol=KEY,
    )
