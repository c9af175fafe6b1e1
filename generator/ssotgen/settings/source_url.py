"""The setting `source_url`: where people look at a line of a file, for the reference."""

from __future__ import annotations

from ssotgen.diagnostics.finding import FindingsError
from ssotgen.settings.file import SettingsFile
from ssotgen.settings.rules import INVALID_SETTING

KEY = "source_url"


def source_url(file: SettingsFile) -> str:
    """Return the setting of a file that has it.

    Raises:
        FindingsError: It cannot be used.
    """
    value = file.table[KEY]
    if isinstance(value, str) and value.startswith(("https://", "http://")) and "{path}" in value:
        return value
    message = f"'{KEY}' must be an address that begins with https:// and has a {{path}}"
    hint = f'write `{KEY} = "https://host/blob/main/{{path}}#L{{line}}"`'
    at = file.at_value(KEY)
    raise FindingsError([INVALID_SETTING.finding(at, message, hint=hint, symbol=KEY)])
