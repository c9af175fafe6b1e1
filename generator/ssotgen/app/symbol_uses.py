"""The uses of one symbol for the commands that change a spec: found, placed and told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ssotgen.audit.reading_list import reading_list
from ssotgen.codebase.modules import ModuleIndex
from ssotgen.diagnostics.finding import Finding, Location, Severity
from ssotgen.diagnostics.paths import display_path
from ssotgen.migrate.project_files import ProjectFiles, project_files
from ssotgen.migrate.rename.find_uses import find_uses
from ssotgen.migrate.rename.targets import Target, target_of
from ssotgen.migrate.rename.use import Certainty, CodeUse
from ssotgen.settings.rules import RENAME_LEFT_OVER
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Spec
from ssotgen.spec.named_places import reference_name


@dataclass(frozen=True, slots=True)
class SymbolUses:
    """The uses of a symbol, in the order of files and places, and the files that were read."""

    target: Target
    uses: tuple[CodeUse, ...]
    files: ProjectFiles
    index: ModuleIndex


def uses_of(spec: Spec, settings: Settings, symbol: str, new: str = "") -> SymbolUses:
    """Return the uses of a symbol; `new` is the name that would take its place.

    Raises:
        SettingsError: A path of the settings does not exist or holds no Python file.
    """
    reading = reading_list(settings)
    files = project_files(settings, reading.files)
    index = ModuleIndex(reading.files, reading.roots)
    target = target_of(spec, reference_name(spec, symbol), new)
    return SymbolUses(target, find_uses(spec, target, files, index), files, index)


def place_of(use: CodeUse) -> Location:
    """Return the place of a use as a finding tells it."""
    return Location(display_path(Path(use.path)), use.place.line, use.place.column + 1)


def left_over(use: CodeUse, symbol: str, hint: str = "") -> Finding:
    """Return the finding for a use that stays; `hint` is what to do about a likely one."""
    severity, what = Severity.NOTE, "names"
    if use.certainty is not Certainty.TEXT:
        severity = Severity.WARNING
        what = "probably uses" if use.certainty is Certainty.LIKELY else "uses"
    elif use.how == "attribute":
        what = "may use"
    message = f"this {what} {symbol} and stays as it is"
    if use.obstacle:
        message = f"the file may use {symbol} and stays as it is: {use.obstacle}"
    shown = hint if severity is Severity.WARNING else ""
    return RENAME_LEFT_OVER.finding(
        place_of(use), message, hint=shown, symbol=symbol, severity=severity
    )
