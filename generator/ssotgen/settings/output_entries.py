"""Reads the list `outputs` of the settings: outputs of the project's own, and those of packages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.suggest import hint_for, nearest
from ssotgen.settings.file import SettingsFile
from ssotgen.settings.rules import INVALID_SETTING, PATH_OUTSIDE_PROJECT, UNKNOWN_SETTING
from ssotgen.settings.settings import OutputSettings

KEYS = ("name", "template", "path", "language")
_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_EXAMPLE = {
    "name": 'write `name = "sql"`',
    "template": 'name a file in the folder of templates, such as `template = "types.sql.j2"`',
    "path": 'write `path = "docs/{enum.name}.md"`, or the path of one file',
    "language": 'write `language = "markdown"`',
}


@record
class ReadOutputs:
    """The entries without a fault, and what is wrong with the others."""

    outputs: tuple[OutputSettings, ...]
    findings: tuple[Finding, ...]


def output_settings(file: SettingsFile) -> ReadOutputs:
    """Return what the settings file lists as `outputs`."""
    listed, at = file.table["outputs"], file.at("outputs")
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        message = "the setting 'outputs' must be a list of tables"
        table = ".".join((*file.section, "outputs"))
        hint = f"write `[[{table}]]` above the `name`, `template`, `path` and `language` of each"
        return ReadOutputs((), (INVALID_SETTING.finding(at, message, hint=hint, symbol="outputs"),))
    tables = file.tables_at("outputs")
    outputs: list[OutputSettings] = []
    findings: list[Finding] = []
    for index, table in enumerate(listed):
        places = tables[index] if len(tables) == len(listed) else {"": at}
        faults = list(_faults(table, places))
        if any(table.get("name") == other.name for other in outputs):
            message = f"two outputs are called '{table['name']}'"
            faults.append(_invalid(places, "name", message, "give one of them another name"))
        findings += faults
        if not faults:
            texts = {key: str(table.get(key, "")) for key in KEYS}
            outputs.append(OutputSettings(**texts, location=places[""], places=places))
    return ReadOutputs(tuple(outputs), tuple(findings))


def _faults(table: Mapping[str, object], places: Mapping[str, Location]) -> Iterator[Finding]:
    for key in table:
        if key not in KEYS:
            hint = hint_for(key, KEYS, f"use one of {', '.join(KEYS)}")
            name = f"outputs.{key}"
            message = f"unknown setting '{name}'"
            yield UNKNOWN_SETTING.finding(_at(places, key), message, hint=hint, symbol=name)
    intended = {nearest(key, KEYS) for key in table if key not in KEYS}
    # Without a template, it is the output of a package, whose files may have another path.
    is_own = "template" in table or "language" in table
    for key in KEYS:
        if not is_own and (key in ("template", "language") or (key == "path" and key not in table)):
            continue
        value = table.get(key)
        if value is None and key in intended:
            continue  # It is misspelt, which is said above.
        if value is None:
            yield _invalid(places, key, f"an output has no '{key}'", _EXAMPLE[key])
        elif not isinstance(value, str) or not value.strip() or not value.isprintable():
            message = f"the '{key}' of an output must be a string on one line"
            yield _invalid(places, key, message, _EXAMPLE[key])
        elif key == "name" and _NAME.fullmatch(value) is None:
            message = f"the name '{value}' must consist of lower-case letters, digits, `-` and `_`"
            yield _invalid(places, key, message, _EXAMPLE[key])
        elif key == "template" and not value.endswith(".j2"):
            message = f"the template '{value}' of an output does not end in '.j2'"
            yield _invalid(places, key, message, "give the file that ending")
        elif key in ("template", "path"):
            yield from _path_faults(key, value, places)


def _path_faults(key: str, value: str, places: Mapping[str, Location]) -> Iterator[Finding]:
    message = f"the {key} '{value}' of an output"
    if "\\" in value or ":" in value:
        yield _invalid(places, key, f"{message} has a '\\' or a ':'", "write folders with '/'")
        return
    normal = posixpath.normpath(value)
    if value.startswith("/") or normal.split("/")[0] == ".." or normal == ".":
        where = "the folder of templates" if key == "template" else "the project"
        yield PATH_OUTSIDE_PROJECT.finding(
            _at(places, key),
            f"{message} leads out of {where}",
            hint=f"write it relative to {where}",
            symbol=f"outputs.{key}",
        )
    elif normal != value:
        yield _invalid(places, key, f"{message} can be shorter", f'write `{key} = "{normal}"`')


def _invalid(places: Mapping[str, Location], key: str, message: str, hint: str) -> Finding:
    return INVALID_SETTING.finding(_at(places, key), message, hint=hint, symbol=f"outputs.{key}")


def _at(places: Mapping[str, Location], key: str) -> Location:
    return places.get(key, places[""])
