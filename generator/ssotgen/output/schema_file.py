"""The JSON Schema of the spec that editors read beside it: a copy that goes with the version."""

from __future__ import annotations

import json
from pathlib import Path

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.regular_file import read_regular
from ssotgen.output.change import FileChange
from ssotgen.output.rules import OUTDATED_SCHEMA
from ssotgen.resources import spec_schema
from ssotgen.settings.settings import Settings

SCHEMA_NAME = "ssotgen.schema.json"


def schema_path(settings: Settings) -> Path:
    """Return where the documents of the spec look for the schema."""
    folder = settings.root if settings.spec == settings.root else settings.spec.parent
    return folder / SCHEMA_NAME


def schema_change(settings: Settings) -> FileChange | None:
    """Return the change that renews the schema, None where there is none or it is as it should be.

    A file of that name that is no schema of ssotgen is left alone.
    """
    path = schema_path(settings)
    try:
        old = read_regular(path)
    except OSError:
        return None
    new = spec_schema().encode()
    if old.replace(b"\r\n", b"\n") == new or not _is_ours(old):
        return None
    return FileChange(path, old, new)


def outdated_schema(change: FileChange, settings: Settings) -> Finding:
    """Return the finding for a schema that `change` would renew."""
    path = display_path(change.path)
    return OUTDATED_SCHEMA.finding(
        Location(path),
        f"{path} is not the schema of this version of ssotgen, by which editors check the spec",
        hint=f"run `{settings.command_line('generate')}`",
        symbol=path,
    )


def _is_ours(content: bytes) -> bool:
    try:
        schema = json.loads(content)
    except ValueError:
        return False
    return isinstance(schema, dict) and schema.get("$id") == json.loads(spec_schema()).get("$id")
