"""What `outputs` does: list the outputs that a project can have."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.record import record
from ssotgen.render.custom.package_outputs import PackageOutput, installed_outputs, load_output
from ssotgen.render.outputs import OUTPUTS
from ssotgen.render.outputs.site.site_output import FOLDER
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec


@record
class ListedOutput:
    """An output: whose it is, and the path of its file, with placeholders.

    `is_used` says whether the spec or the settings name it; None where the spec has an error.
    """

    name: str
    origin: str
    path: str
    summary: str
    is_used: bool | None
    fault: str = ""


def list_outputs(settings: Settings) -> tuple[ListedOutput, ...]:
    """Return the built-in outputs, those of the settings, and those of installed packages."""
    spec = load_spec(settings).spec if settings.spec.is_dir() else None
    named = None if spec is None else {each.text for each in spec.project.outputs}
    package = "{project.package}" if spec is None else spec.project.package.replace(".", "/")
    name = "{project.name}" if spec is None else spec.project.name
    listed = [
        ListedOutput(
            name=output.name,
            origin="built in",
            path=f"{display_path(settings.root / FOLDER)}/{output.file.name}"
            if output.pages is not None
            else f"{display_path(settings.output)}/{package}/{output.file.name.format(name)}",
            summary=output.summary,
            is_used=None if named is None else output.name in named,
        )
        for output in (row.output() for row in OUTPUTS.values())
    ]
    return (*listed, *_own(settings), *_of_packages(settings, named))


def _own(settings: Settings) -> Iterator[ListedOutput]:
    origin = display_path(settings.file) if settings.file is not None else ""
    for entry in settings.outputs:
        if not entry.is_of_package:
            summary = f"{entry.language}, by the template {entry.template}"
            yield ListedOutput(entry.name, origin, entry.path, summary, is_used=True)


def _of_packages(settings: Settings, named: set[str] | None) -> Iterator[ListedOutput]:
    entries = {entry.name: entry for entry in settings.outputs}
    for name, point in installed_outputs().items():
        entry = entries.get(name)
        if entry is not None and not entry.is_of_package:
            continue
        package = point.dist
        origin = f"{package.name} {package.version}" if package is not None else point.value
        is_used = True if entry is not None else None if named is None else name in named
        loaded = load_output(point)
        if isinstance(loaded, PackageOutput):
            path = entry.path if entry is not None and entry.path else loaded.path
            yield ListedOutput(name, origin, path, loaded.summary, is_used)
        else:
            yield ListedOutput(name, origin, "", "", is_used, fault=loaded)
