"""What a build engine wants to know of a project: which files it reads and which it writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ssotgen.app.plan_files import plan_files
from ssotgen.diagnostics.record import record
from ssotgen.output.schema_file import schema_path
from ssotgen.settings.settings import Settings
from ssotgen.spec.imports import imported_settings
from ssotgen.spec.model import Spec
from ssotgen.spec.yaml.spec_files import list_files


@record
class Inputs:
    """What `generate` and `check` read for a project: `files`, and the `folders` in which a new
    file would be another input."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...]


def inputs_of(settings: Settings) -> Inputs:
    """Return what a project comes from; whether the spec holds makes no difference."""
    files, folders = set[Path](), set[Path]()
    for each in (settings, *imported_settings(settings)):
        documents, _ = list_files(each.spec)
        files |= {path for path in (each.file, each.workspace) if path is not None}
        files |= {document.path for document in documents}
        folders |= set(_folders(each.spec, hidden=False))
    if settings.templates is not None:
        folders |= set(_folders(settings.templates, hidden=True))
        files |= {path for path in settings.templates.rglob("*") if path.is_file()}
    return Inputs(tuple(sorted(files)), tuple(sorted(folders)))


def outputs_of(spec: Spec, settings: Settings) -> tuple[Path, ...]:
    """Return the files that `generate` writes: the generated ones, the note of versions, and, where
    they go to the folder of the settings, the schema that is beside the spec.

    Raises:
        CannotPlanError: The files cannot be rendered.
    """
    plan = plan_files(spec, settings)
    files = {item.change.path for item in plan.files} | plan.paths
    if "--output" not in settings.flags:
        schema = schema_path(settings)
        if schema.is_file():
            files.add(schema)
    return tuple(sorted(files))


def _folders(folder: Path, *, hidden: bool) -> Iterator[Path]:
    yield folder
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink() and (hidden or not path.name.startswith(".")):
            yield from _folders(path, hidden=hidden)
