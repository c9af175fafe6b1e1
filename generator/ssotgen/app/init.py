"""The starter: what `ssotgen init` writes into a folder that has no spec yet."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.paths import display_path
from ssotgen.output.change import FileChange
from ssotgen.output.schema_file import schema_path
from ssotgen.resources import preset_spec_folder, snippet, spec_schema
from ssotgen.settings.file import SETTINGS_NAME
from ssotgen.settings.load import load_settings
from ssotgen.settings.rules import INIT_TARGET_EXISTS
from ssotgen.settings.settings import Flags, Settings

_WORKFLOW = ".github/workflows/ssotgen.yml"


@dataclass(frozen=True, slots=True)
class Starter:
    """What `init` is to do: files to write, and for files that are there already the lines that
    their owner may want to add. Where `findings` has any, nothing is to be written."""

    settings: Settings
    changes: tuple[FileChange, ...]
    additions: tuple[tuple[Path, str], ...]
    findings: tuple[Finding, ...]


def plan_starter(folder: Path, preset: str) -> Starter:
    """Return what a starter of that preset (one of `resources.PRESETS`) writes into `folder`.

    Settings that stand in the folder itself are kept and their paths used. Raises SettingsError
    where they cannot be, FileNotFoundError where the installation lacks the preset.
    """
    settings = load_settings(folder, Flags())
    own = settings.file is not None and settings.root == folder
    if not own:
        settings = Settings(folder, folder / "spec", folder / "generated", sources=(folder,))
    preset_folder = preset_spec_folder(preset)
    files = {
        settings.spec / source.relative_to(preset_folder): source.read_bytes()
        for source in sorted(preset_folder.rglob("*.yaml"))
    }
    # The first line of the documents sends editors there.
    files[schema_path(settings)] = spec_schema().encode()
    if not own:
        files[folder / SETTINGS_NAME] = snippet(SETTINGS_NAME).encode()
    files[folder / _WORKFLOW] = snippet("workflow.yml").encode()
    additions: dict[Path, bytes] = {}
    for name, text in _shared_files(settings):
        kept = additions if (folder / name).exists() else files
        kept[folder / name] = text.encode()
    return Starter(
        settings=settings,
        changes=tuple(FileChange(path, None, content) for path, content in files.items()),
        additions=tuple((path, text.decode()) for path, text in additions.items()),
        findings=(*_existing(files), *_other_documents(settings.spec, files)),
    )


def _shared_files(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield files that a project may well have for other reasons, and what belongs in them."""
    yield ".pre-commit-config.yaml", snippet("pre-commit-config.yaml")
    if settings.output != settings.root:
        output = settings.output.relative_to(settings.root).as_posix()
        pattern = f'"{output}/**"' if " " in output else f"{output}/**"
        yield ".gitattributes", snippet("gitattributes").replace("{pattern}", pattern)


def _existing(paths: Iterable[Path]) -> Iterator[Finding]:
    for path in paths:
        if os.path.lexists(path):
            yield INIT_TARGET_EXISTS.finding(
                Location(display_path(path)),
                "the file exists, and init overwrites nothing",
                hint="move it away, or run 'ssotgen init' in another folder",
                symbol=path.name,
            )


def _other_documents(spec: Path, files: Container[Path]) -> Iterator[Finding]:
    """Report documents that the starter's would be merged with: two projects are no spec."""
    for path in sorted((*spec.rglob("*.yaml"), *spec.rglob("*.yml"))):
        if path not in files:
            yield INIT_TARGET_EXISTS.finding(
                Location(display_path(path)),
                "the spec has a document already, and init starts a spec of its own",
                hint="move it away, or run 'ssotgen init' in another folder",
                symbol=path.name,
            )
