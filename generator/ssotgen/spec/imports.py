"""Projects whose specs a spec imports: where they are, and why one cannot be used."""

from __future__ import annotations

import keyword
import posixpath
import re
import shlex
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.hints import AnyHint, did_you_mean
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.suggest import nearest
from ssotgen.diagnostics.wording import quoted
from ssotgen.settings.load import load_settings
from ssotgen.settings.settings import Flags, Settings, SettingsError
from ssotgen.spec.build.project import build_project
from ssotgen.spec.build.rules import BAD_SPEC_IMPORT
from ssotgen.spec.model import Spec, SpecImport
from ssotgen.spec.yaml.anchors import Budget
from ssotgen.spec.yaml.read import read_document
from ssotgen.spec.yaml.rules import MAX_VALUES
from ssotgen.spec.yaml.spec_files import MAX_BYTES, list_files, read_bytes

Load = Callable[[Settings], tuple[Spec | None, tuple[Finding, ...]]]
"""Loads the spec of a project: the spec, or the errors for which there is none."""

_PROJECT_SECTION = rb"(?m)^\W?project\s*:.*(?:\n(?:[ \t#].*)?)*"
_PROJECT_KEY = rb"project[\"']?\s*(?:#[^\n]*\n\s*)*:"
"""The key of that section in any form, such as in quotes or within braces."""
_INDIRECT = rb"\*|\\[xuU]"
"""An alias, or an escape: a key may be in the text without being legible there."""


def imported_specs(
    spec: Spec, settings: Settings, importers: Sequence[Path], load: Load
) -> tuple[dict[str, Spec], list[Finding]]:
    """Return the specs that a spec imports, by prefix, and what is wrong with its imports.

    `importers` are the folders of the projects that import this one; one of these is a cycle.
    """
    findings: list[Finding] = []
    specs: dict[str, Spec] = {}
    for each in spec.project.imports:
        if not each.folder:
            continue  # The shape of the document has a finding.
        found = _imported_spec(each, spec, settings, importers, load)
        if isinstance(found, Finding):
            findings.append(found)
        else:
            specs[each.prefix] = found
    return specs, findings


def imported_settings(settings: Settings) -> tuple[Settings, ...]:
    """Return the settings of the projects that a project imports, itself or by way of others.

    Only documents that may have imports are parsed; what is wrong with one is for `with_imports` to
    report.
    """
    found: dict[Path, Settings] = {}
    waiting = [settings]
    while waiting:
        current = waiting.pop()
        for each in _declared_imports(current.spec):
            try:
                other = load_settings(_folder(each, current), Flags())
            except SettingsError:
                continue
            if other.root != settings.root and other.root not in found and other.spec.is_dir():
                found[other.root] = other
                waiting.append(other)
    return tuple(found[root] for root in sorted(found))


def _declared_imports(folder: Path) -> Iterator[SpecImport]:
    for file in list_files(folder)[0]:
        data = read_bytes(file, folder, MAX_BYTES)
        if isinstance(data, Finding) or not _may_import(data):
            continue
        document, _ = read_document(file.display_path, data, Budget(MAX_VALUES))
        project = build_project((document,), [])
        if project is not None:
            yield from project.imports


def _may_import(data: bytes) -> bool:
    """Whether the section `project` may be in a document and have imports: parsing all documents of
    a spec to know it would double the time that a command takes."""
    section = re.search(_PROJECT_SECTION, data)
    if section is None:
        return re.search(_PROJECT_KEY, data) is not None
    # A mapping in braces may go on at the first column.
    is_open = section[0].count(b"{") != section[0].count(b"}")
    return is_open or b"imports" in section[0] or re.search(_INDIRECT, section[0]) is not None


def _folder(each: SpecImport, settings: Settings) -> Path:
    return Path(posixpath.normpath(posixpath.join(settings.root.as_posix(), each.folder)))


def _imported_spec(
    each: SpecImport, spec: Spec, settings: Settings, importers: Sequence[Path], load: Load
) -> Spec | Finding:
    """Return the spec of an import, or why it cannot be used."""
    shown = quoted(each.folder)
    if not each.prefix.isidentifier() or keyword.iskeyword(each.prefix):
        message = f"{quoted(each.prefix)} cannot be the prefix of an import"
        hint = "use letters, digits and underscores, as in `shared`"
        return _unusable(each, message, hint, each.prefix_location)
    if Path(each.folder).is_absolute() or each.folder.startswith("~"):
        message = f"the import {shown} is not a path from the project's folder"
        hint = "give the path from there, as in `../shared`, which is the same in every clone"
        return _unusable(each, message, hint)
    folder = _folder(each, settings)
    if settings.top is not None and not folder.is_relative_to(settings.top):
        message = f"the import {shown} is outside of the repository"
        hint = "import a project of this repository"
        return _unusable(each, message, hint)
    if not folder.is_dir():
        message = f"the import {shown} is not a folder: {display_path(folder)} does not exist"
        return _unusable(each, message, _nearby(folder, each.folder))
    if folder in (settings.root, *importers):
        chain = [*importers, settings.root]
        names = " -> ".join(root.name for root in (*chain[chain.index(folder) :], folder))
        message = f"the import {shown} is a cycle: {names}"
        hint = "move what both need to a third project, and import that"
        return _unusable(each, message, hint)
    return _loaded(each, folder, spec, load)


def _loaded(each: SpecImport, folder: Path, spec: Spec, load: Load) -> Spec | Finding:
    shown = quoted(each.folder)
    try:
        settings = load_settings(folder, Flags())
    except SettingsError as error:
        return _broken(each, error.findings)
    if settings.root != folder or not settings.spec.is_dir():
        message = f"the import {shown} is not a project: {display_path(folder)} has no spec"
        place = shlex.quote(display_path(folder))
        hint = f"name the folder with the settings, or run `ssotgen -C {place} init`"
        return _unusable(each, message, hint)
    other, errors = load(settings)
    if other is None:
        return _broken(each, errors)
    target = other.project.target_python
    if target > spec.project.target_python:
        newer, older = (".".join(map(str, each)) for each in (target, spec.project.target_python))
        message = f"the import {shown} is for Python {newer} and later, this spec for {older}"
        hint = f'set `target_python: "{newer}"` here, or an older one there'
        return _unusable(each, message, hint)
    return other


def _broken(each: SpecImport, errors: Sequence[Finding]) -> Finding:
    first = errors[0]
    message = f"the import {quoted(each.folder)} has an error: {first.message}"
    return _unusable(each, message, f"fix it first: it is at {first.location}")


def _unusable(
    each: SpecImport, message: str, hint: AnyHint, place: Location | None = None
) -> Finding:
    at = place or each.location
    return BAD_SPEC_IMPORT.finding(at, message, hint=hint, symbol=each.prefix)


def _nearby(folder: Path, written: str) -> AnyHint:
    parent = folder.parent
    names = [path.name for path in parent.iterdir() if path.is_dir()] if parent.is_dir() else []
    near = nearest(folder.name, names)
    if near is None:
        return "give the path from this project's folder to the other's, as in `../shared`"
    return did_you_mean(posixpath.join(posixpath.dirname(written), near))
