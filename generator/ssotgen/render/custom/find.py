"""Finds the outputs of a project's own and of packages that the settings and the spec name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.marker import SUFFIXES
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.record import field, record
from ssotgen.diagnostics.suggest import hint_for
from ssotgen.render.custom.custom_output import CustomOutput
from ssotgen.render.custom.languages import LANGUAGES
from ssotgen.render.custom.package_outputs import PackageOutput, installed_outputs, load_output
from ssotgen.render.custom.path_pattern import PathPattern, path_pattern
from ssotgen.settings.rules import INVALID_SETTING, UNKNOWN_OUTPUT, UNUSABLE_OUTPUT
from ssotgen.settings.settings import OutputSettings, Settings
from ssotgen.spec.model import Text


@record(frozen=False)
class FoundOutputs:
    """The outputs that can be made, and what is wrong with the others."""

    outputs: list[CustomOutput] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def find_outputs(settings: Settings, names: Sequence[Text], builtin: Sequence[str]) -> FoundOutputs:
    """Return the outputs of the settings, and those of packages with the `names` of the spec.

    `builtin` are the names that neither may have.
    """
    found = FoundOutputs()
    templates = settings.templates
    for entry in settings.outputs:
        if entry.name in builtin:
            message = f"'{entry.name}' is the name of a built-in output"
            found.findings.append(_invalid(entry, "name", message, "give yours another name"))
        elif entry.is_of_package:
            _add_of_package(found, entry.name, entry.location, builtin, entry, templates)
        else:
            _add_own(found, entry, settings)
    own = {entry.name for entry in settings.outputs}
    for name in names:
        if name.text not in own:
            _add_of_package(found, name.text, name.location, (*builtin, *own), None, templates)
    return found


def path_faults(
    files: Sequence[tuple[CustomOutput, PurePosixPath]],
    others: Sequence[Path],
    settings: Settings,
) -> Iterator[Finding]:
    """Yield what is wrong with the paths of files: two outputs with one path, one of the `others`,
    which built-in outputs have, and one where the spec or templates are."""
    makers = {str(path).casefold(): "a built-in output" for path in others}
    for output, relative in files:
        path = settings.custom_root / relative
        key = str(path).casefold()
        where = f"{display_path(path)} of the output '{output.name}'"
        message = ""
        if key in makers:
            message = f"{where} would be written by {makers[key]} too"
        elif path.is_relative_to(settings.spec):
            message = f"{where} is in the folder of the spec"
        elif settings.templates is not None and path.is_relative_to(settings.templates):
            message = f"{where} is in the folder of templates"
        if message:
            yield INVALID_SETTING.finding(
                output.location,
                message,
                hint="give the output another path",
                symbol=f"outputs.{output.name}",
            )
            return
        makers[key] = f"the output '{output.name}'"


def _add_own(found: FoundOutputs, entry: OutputSettings, settings: Settings) -> None:
    folder = settings.templates
    language = LANGUAGES.get(entry.language)
    faults: list[Finding] = []
    if language is None:
        hint = hint_for(entry.language, LANGUAGES, f"use one of {', '.join(LANGUAGES)}")
        faults.append(_invalid(entry, "language", f"unknown language '{entry.language}'", hint))
    if folder is None:
        message = f"the template of the output '{entry.name}' has no folder"
        hint = 'name the folder of templates: templates = "templates"'
        faults.append(_invalid(entry, "template", message, hint))
    elif not (folder / entry.template).is_file():
        message = f"the template {display_path(folder / entry.template)} does not exist"
        faults.append(_invalid(entry, "template", message, "write it, or correct the name"))
    pattern = _pattern(entry.path)
    if isinstance(pattern, str):
        message = f"the path '{entry.path}' {pattern}"
        faults.append(_invalid(entry, "path", message, 'such as path = "docs/{enum.name}.md"'))
    found.findings += faults
    if language and folder and isinstance(pattern, PathPattern) and not faults:
        output = CustomOutput(
            entry.name, entry.template, pattern, language, entry.location, (folder,)
        )
        found.outputs.append(output)


def _add_of_package(
    found: FoundOutputs,
    name: str,
    location: Location,
    others: Sequence[str],
    entry: OutputSettings | None,
    templates: Path | None,
) -> None:
    """Add the output of that name of a package; `entry` may give its files another path, and
    templates of the project, in the folder `templates`, stand in for the package's own."""
    installed = installed_outputs()
    if name not in installed:
        known = (*others, *installed)
        hint = hint_for(name, known, f"use one of {', '.join(known)}")
        message = f"unknown output '{name}'"
        finding = UNKNOWN_OUTPUT.finding(location, message, hint=hint, symbol=name)
        found.findings.append(finding)
        return
    loaded = load_output(installed[name])
    if isinstance(loaded, PackageOutput):
        path = entry.path if entry is not None and entry.path else loaded.path
        pattern = _pattern(path)
        if isinstance(pattern, PathPattern) and _is_inside(path):
            output = CustomOutput(
                name,
                loaded.template,
                pattern,
                loaded.language,
                location,
                (*filter(None, [templates]), loaded.templates),
                is_of_package=True,
            )
            found.outputs.append(output)
            return
        loaded = f"its path '{path}' {pattern if isinstance(pattern, str) else 'leads out'}"
    package = installed[name].dist
    of = f" of the package {package.name}" if package is not None else ""
    found.findings.append(
        UNUSABLE_OUTPUT.finding(
            location,
            f"the output '{name}'{of} cannot be used: {loaded}",
            hint="update the package, or leave the output out",
            symbol=name,
        )
    )


def _pattern(path: str) -> PathPattern | str:
    if not path.endswith(SUFFIXES):
        listed = ", ".join(SUFFIXES)
        return f"ends in none of {listed}: no other file is found again once nothing makes it"
    return path_pattern(path)


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and parts[0] != "/" and ".." not in parts and "\\" not in path


def _invalid(entry: OutputSettings, key: str, message: str, hint: str) -> Finding:
    location = entry.places.get(key, entry.location)
    return INVALID_SETTING.finding(location, message, hint=hint, symbol=f"outputs.{entry.name}")
