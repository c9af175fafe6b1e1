"""Audits small made-up trees in this process."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ssotgen.app.audit import Request, audit
from ssotgen.diagnostics.finding import Finding
from ssotgen.settings.load import load_settings
from ssotgen.settings.settings import Flags
from ssotgen.spec.load import load_spec


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files by their path below `folder`."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def audited(folder: Path, request: Request | None = None) -> tuple[Finding, ...]:
    """Return what an audit finds in a folder that holds a spec, notes included."""
    settings = load_settings(folder, Flags(None, None, None))
    loaded = load_spec(settings)
    assert loaded.spec is not None, loaded.errors
    return audit(loaded.spec, settings, request or Request(notes=True)).findings
