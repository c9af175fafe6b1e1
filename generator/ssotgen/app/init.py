"""The starter: what `ssotgen init` writes into a folder that has no spec yet."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from ssotgen.app.starting_point import StartingPoint, Wanted, starting_point
from ssotgen.app.team_files import shared_files, workflow_path, workflow_text
from ssotgen.diagnostics.finding import COMMAND_LINE, Finding, FindingsError, Location
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.wording import listed
from ssotgen.output.change import FileChange
from ssotgen.output.schema_file import schema_path
from ssotgen.resources import preset_spec_folder, snippet, spec_schema
from ssotgen.settings.file import SETTINGS_NAME
from ssotgen.settings.load import load_settings
from ssotgen.settings.place import path_from
from ssotgen.settings.rules import INIT_TARGET_EXISTS, INVALID_SETTING, PATH_OUTSIDE_PROJECT
from ssotgen.settings.settings import Flags, Settings
from ssotgen.spec.names import is_plain_identifier
from ssotgen.spec.rules.project_rules import is_dotted

_SHOWN = 8
"""How many files in the way a message names."""


@record
class Starter:
    """What `init` is to do: files to write, and for files that are there already the lines that
    their owner may want to add.

    `top` is the folder that all of them are in, and `remarks` say why they are as they are.
    """

    settings: Settings
    top: Path
    changes: tuple[FileChange, ...]
    additions: tuple[tuple[Path, str], ...]
    remarks: tuple[str, ...]


def plan_starter(folder: Path, preset: str, wanted: Wanted) -> Starter:
    """Return what a starter of that preset (one of `resources.PRESETS`) writes into `folder`.

    Settings that are in the folder itself stay, and their paths are used. In a sub-folder of a
    repository, what CI and pre-commit read goes to the top of it, where alone they look.

    Raises:
        FindingsError: The settings of the folder, or the options, cannot be used, or files are in
            the way.
        FileNotFoundError: The installation lacks the preset.
    """
    _require_none(_faults(wanted, folder))
    point = starting_point(folder, wanted)
    settings = load_settings(folder, Flags())
    is_configured = settings.file is not None and settings.root == folder
    if not is_configured:
        settings = _new_settings(folder, point, settings.top)
    files: dict[Path, str] = dict(_documents(settings, preset, point))
    # The first line of the documents sends editors there.
    files[schema_path(settings)] = spec_schema()
    if not is_configured:
        output = path_from(settings.output, folder)
        line = f'output = "{output}"'.ljust(len('output = "generated"    ') - 1)
        text = snippet(SETTINGS_NAME)
        files[folder / SETTINGS_NAME] = re.sub(r'output = "generated" *', f"{line} ", text)
    files[workflow_path(settings)] = workflow_text(settings, point.package)
    additions: dict[Path, str] = {}
    for path, text in shared_files(settings, point.package):
        chosen = additions if path.exists() else files
        chosen[path] = text
    _require_none(_in_the_way(settings.spec, files))
    top = settings.top or folder
    remarks = [point.reason] if point.reason and not is_configured else []
    if top != folder:
        where = display_path(top)
        remarks.append(f"CI and pre-commit read their files at the top of the repository, {where}")
    return Starter(
        settings=settings,
        top=top,
        changes=tuple(FileChange(path, None, text.encode()) for path, text in files.items()),
        additions=tuple(additions.items()),
        remarks=tuple(remarks),
    )


def _require_none(findings: Iterator[Finding]) -> None:
    found = tuple(findings)
    if found:
        raise FindingsError(found)


def _new_settings(folder: Path, point: StartingPoint, top: Path | None) -> Settings:
    output = Path(os.path.normpath(folder / point.output))
    place = "" if top is None or top == folder else folder.relative_to(top).as_posix()
    return Settings(folder, folder / "spec", output, sources=(folder,), top=top, place=place)


def _faults(wanted: Wanted, folder: Path) -> Iterator[Finding]:
    """Yield what of the options cannot be used."""
    for option, value, fits, hint in (
        ("--name", wanted.name, is_plain_identifier, "use a name such as `the_shop`"),
        ("--package", wanted.package, is_dotted, "use a name such as `the_shop.ssot`"),
    ):
        if value and not fits(value):
            better = ".".join(re.sub(r"\W+", "_", part).lower() for part in value.split("."))
            yield INVALID_SETTING.finding(
                COMMAND_LINE,
                f"`{option}` must be a Python name, not '{value}'",
                hint=f"use `{option} {better}`" if fits(better) else hint,
                symbol=option,
            )
    output = Path(os.path.normpath(folder / wanted.output))
    if not output.is_relative_to(folder):
        yield PATH_OUTSIDE_PROJECT.finding(
            COMMAND_LINE,
            f"`--output` is outside of this folder: '{wanted.output}'",
            hint="use a folder inside of it",
            symbol="output",
        )


def _documents(settings: Settings, preset: str, point: StartingPoint) -> Iterator[tuple[Path, str]]:
    """Yield the documents of the preset, with the names of the project in place of its own."""
    folder = preset_spec_folder(preset)
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml"))}
    whole = "\n".join(texts.values())
    name = re.search(r"^  name: (\w+)$", whole, re.MULTILINE)
    package = re.search(r"^  package: ([\w.]+)$", whole, re.MULTILINE)
    for path, text in texts.items():
        if name and point.name:
            text = _renamed(text, name[1], point.name)
        if package and point.package:
            text = text.replace(package[1], point.package)
        yield settings.spec / path.relative_to(folder), text


def _renamed(text: str, old: str, new: str) -> str:
    """Return a document with the name of the project, and all that is made of it, replaced."""
    camel, new_camel = ("".join(part.title() for part in each.split("_")) for each in (old, new))
    text = re.sub(rf"^  name: {old}$", f"  name: {new}", text, flags=re.MULTILINE)
    text = re.sub(rf"\b{old}(?=\.py|_enums|_config|_pytest|_available)", new, text)
    text = re.sub(rf"(?<=_){old}(?=_status|_available)", new, text)
    text = re.sub(rf"\b{camel}(?=Config)", new_camel, text)
    return re.sub(rf"\b{old.upper()}(?=_)", new.upper(), text)


def _in_the_way(spec: Path, files: Collection[Path]) -> Iterator[Finding]:
    """Report the files that the starter would overwrite, and the documents that its own would be
    merged with: two projects are no spec."""
    own = [path for path in files if os.path.lexists(path)]
    others = [path for path in _documents_below(spec) if path not in files]
    found = {*own, *filter(_has_content, others)}
    if not found:
        return
    paths = sorted(found, key=lambda path: (not path.is_relative_to(spec), path))
    instead = "move them away" if len(paths) > 1 else "move it away"
    if paths[0].is_relative_to(spec):
        instead = f"edit the spec in {display_path(spec)}/"
    names = [display_path(path) for path in paths]
    exist = f"{names[0]} exists" if len(names) == 1 else f"{_some(names)} exist"
    yield INIT_TARGET_EXISTS.finding(
        Location(names[0]),
        f"nothing was written, because {exist} already",
        hint=f"{instead}, or run `ssotgen init` in another folder",
        symbol=paths[0].name,
    )


def _some(names: Sequence[str]) -> str:
    """Return some names as a phrase: all of them, if they are few."""
    more = len(names) - _SHOWN
    shown = (*names[:_SHOWN], f"{more} more") if more > 0 else tuple(names)
    return listed(shown, "and")


def _documents_below(spec: Path) -> Iterator[Path]:
    yield from spec.rglob("*.yaml")
    yield from spec.rglob("*.yml")


def _has_content(path: Path) -> bool:
    """Whether a spec has something of a file: it is not hidden, and more than comments."""
    if path.name.startswith("."):
        return False
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return True
    return any(line.strip() and not line.lstrip().startswith("#") for line in lines)
