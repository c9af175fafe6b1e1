"""The uses of one symbol for the commands that change a spec: found, placed and reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ssotgen.app.neighbours import with_sources_around
from ssotgen.audit.reading_list import ReadingList, reading_list
from ssotgen.codebase.discover import python_files
from ssotgen.codebase.modules import ModuleIndex
from ssotgen.diagnostics.finding import COMMAND_LINE, Finding, Location, Severity
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.record import record, replace
from ssotgen.diagnostics.suggest import Suggester
from ssotgen.migrate.project_files import ProjectFiles, project_files
from ssotgen.migrate.rename.find_uses import find_uses
from ssotgen.migrate.rename.targets import Target, target_of
from ssotgen.migrate.rename.use import Certainty, CodeUse
from ssotgen.settings.rules import NO_PYTHON_FILE, RENAME_LEFT_OVER, UNKNOWN_SYMBOL
from ssotgen.settings.settings import Settings, SettingsError
from ssotgen.spec.model import Spec
from ssotgen.spec.named_places import reference_name

_FORMS = "use the form `JobStatus`, `JobStatus.QUEUED`, `Job.size` or `feature:docker`"


@record
class Codebase:
    """The files that may use a spec, and the modules that they are."""

    files: ProjectFiles
    index: ModuleIndex

    def uses(self, spec: Spec, target: Target, *, texts: bool = True) -> tuple[CodeUse, ...]:
        """Return the uses of a symbol of a spec, in the order of files and places."""
        return find_uses(spec, target, self.files, self.index, texts=texts)


def codebase_of(settings: Settings, instead: Mapping[Path, bytes] | None = None) -> Codebase:
    """Return the code of a project and of its workspace, and the other files there, that a symbol
    may be named in; `instead` has contents that replace those of files.

    Raises:
        SettingsError: A path of the settings does not exist.
    """
    settings = with_sources_around(settings)
    try:
        reading = reading_list(settings)
    except SettingsError as error:
        if any(each.rule != NO_PYTHON_FILE.name for each in error.findings):
            raise
        # The spec may be younger than the code that will use it, or generate into another folder.
        sources = settings.sources or (settings.root,)
        found = [each for each in sources if python_files((each,), settings.root, settings.exclude)]
        reading = ReadingList((), (), ())
        if found:
            reading = reading_list(replace(settings, sources=tuple(found)))
    index = ModuleIndex(reading.files, reading.roots)
    contents = {str(path): data for path, data in (instead or {}).items()}
    return Codebase(project_files(settings, reading.files, contents), index)


def code_at(settings: Settings, paths: Sequence[Path]) -> Codebase:
    """Return the code at some paths, by default that of the setting `sources`.

    Raises:
        SettingsError: A path does not exist or holds no Python file.
    """
    reading = reading_list(settings, paths)
    return Codebase(ProjectFiles(reading.targets), ModuleIndex(reading.files, reading.roots))


def target_named(spec: Spec, name: str) -> Target:
    """Return what to look for in code to find the uses of a symbol, by its full name."""
    return target_of(spec, reference_name(spec, name), "")


def place_of(use: CodeUse) -> Location:
    """Return the place of a use as a finding shows it."""
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


def unknown_symbol(name: str, known: Iterable[str]) -> Finding:
    """Return the finding for a symbol that the spec does not declare; `known` are those it does."""
    hint = Suggester(known).hint(name, _FORMS)
    message = f"the spec declares no '{name}'"
    return UNKNOWN_SYMBOL.finding(COMMAND_LINE, message, hint=hint, symbol=name)
