"""Which projects a command is about: one, or those of a workspace, all or some of them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from ssotgen.diagnostics.finding import COMMAND_LINE, Finding
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.record import record, replace
from ssotgen.diagnostics.suggest import hint_for
from ssotgen.settings.file import PYPROJECT_NAME, SETTINGS_NAME
from ssotgen.settings.load import load_settings
from ssotgen.settings.rules import MISSING_PATH, UNKNOWN_PROJECT
from ssotgen.settings.settings import Flags, Settings, SettingsError, missing_spec
from ssotgen.settings.workspace import Workspace, workspace_around, workspace_at
from ssotgen.spec.load import load_spec


@record
class Selection:
    """What picks projects of a workspace: names, a revision that they differ from, and files that
    they read or write; all of them where it is empty."""

    names: tuple[str, ...] = ()
    changed: str = ""
    files: tuple[Path, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The options as a person would type them again."""
        names = tuple(word for name in self.names for word in ("--project", name))
        return (*names, "--changed", self.changed) if self.changed else names


@record
class Projects:
    """The projects that a command in `folder` is about, and their workspace, if they are of one.

    `is_selection` says that they are not all, or not as the settings have them.
    """

    settings: tuple[Settings, ...]
    folder: Path
    workspace: Workspace | None = None
    is_selection: bool = False

    @property
    def root(self) -> Path:
        """The folder that holds them all: that of the workspace or of the one project."""
        if self.workspace is not None:
            return self.workspace.root
        return self.settings[0].root if self.settings else self.folder


def find_projects(folder: Path, flags: Flags, selection: Selection | None = None) -> Projects:
    """Return the projects that a command in `folder` is about.

    That is the project around the folder, or, where its settings have a workspace, all members.
    `--spec` and `--templates` are about one project alone.

    Raises:
        SettingsError: Settings cannot be used, a spec is missing, or what is selected is unknown.
    """
    selection = selection or Selection()
    if selection.files:
        return Projects(_of_files(selection.files, folder, flags), folder, is_selection=True)
    workspace = workspace_at(folder)
    if workspace is None and (selection.names or selection.changed):
        workspace = workspace_around(load_settings(folder, flags).root)
    is_selection = bool(flags.given) or selection != Selection()
    if workspace is None or flags.spec or flags.templates:
        if selection.names:
            raise SettingsError((_no_workspace(selection.names[0]),))
        found = _with_specs((load_settings(folder, flags),))
    else:
        found = _members(workspace, folder, flags)
    if selection.names and workspace is not None:
        found = _named(found, selection.names, workspace)
    if selection.changed:
        found = _touched(found, selection.changed, workspace)
    found = tuple(replace(each, flags=(*flags.given, *selection.words)) for each in found)
    return Projects(_with_specs(found), folder, workspace, is_selection)


def _of_files(files: Sequence[Path], folder: Path, flags: Flags) -> tuple[Settings, ...]:
    """Return the projects, those around the folder and those around each file, that read or write
    one of the files."""
    candidates: dict[Path, Settings] = {}
    for each in dict.fromkeys((folder, *(file.parent for file in files))):
        workspace = workspace_at(each)
        if workspace is not None:
            found = _members(workspace, folder, flags)
            if any(file == workspace.file.path for file in files):
                return _with_specs(found)
        else:
            found = (_around_file(each, folder, flags),)
        for item in found:
            if missing_spec(item) is None:
                candidates.setdefault(item.root, item)
    found = tuple(candidates.values())
    return tuple(item for item in found if any(_concerns(item, file) for file in files))


def require_files(files: Sequence[Path], projects: Projects) -> None:
    """Refuse a file that is nowhere.

    Raises:
        SettingsError: A file does not exist, and is none that a project would read or write, which
            a deleted one may be.
    """
    for file in files:
        if not os.path.lexists(file) and not any(
            _concerns(each, file) for each in projects.settings
        ):
            message = f"the path '{display_path(file)}' does not exist"
            hint = "name an existing file, or one of a spec that was deleted"
            raise SettingsError((MISSING_PATH.finding(COMMAND_LINE, message, hint=hint),))


def _around_file(place: Path, folder: Path, flags: Flags) -> Settings:
    """Return the settings that hold in the folder of a file; its commands begin with `-C` where
    they are not those of the working directory."""
    found = load_settings(place, flags if place == folder else Flags())
    if folder.is_relative_to(found.root):
        return replace(found, working_folder=flags.working_folder)
    working_folder = Path(flags.working_folder, display_path(found.root))
    return replace(found, working_folder=working_folder.as_posix())


def _members(workspace: Workspace, folder: Path, flags: Flags) -> tuple[Settings, ...]:
    """Return the settings of each member, reporting what is wrong with any of them."""
    if flags.output is not None:
        flags = replace(flags, output=str(folder / flags.output))
    tried = [_settings_or_findings(member, flags, workspace) for member in workspace.members]
    findings = [finding for each in tried if isinstance(each, tuple) for finding in each]
    if findings:
        raise SettingsError(tuple(findings))
    return tuple(each for each in tried if isinstance(each, Settings))


def _settings_or_findings(
    member: Path, flags: Flags, workspace: Workspace
) -> Settings | tuple[Finding, ...]:
    try:
        return load_settings(member, flags, workspace.file)
    except SettingsError as error:
        return error.findings


def _with_specs(projects: Sequence[Settings]) -> tuple[Settings, ...]:
    missing = [finding for each in projects if (finding := missing_spec(each)) is not None]
    if missing:
        raise SettingsError(tuple(missing))
    return tuple(projects)


def _named(
    projects: Sequence[Settings], names: Sequence[str], workspace: Workspace
) -> tuple[Settings, ...]:
    """Return the projects that are called so: by path, by folder, or by the name in the spec."""
    found: dict[Path, Settings] = {}
    for name in names:
        matches = _matches(projects, name, workspace)
        if len(matches) != 1:
            raise SettingsError((_not_one(name, matches, projects, workspace),))
        found[matches[0].root] = matches[0]
    return tuple(each for each in projects if each.root in found)


def _matches(projects: Sequence[Settings], name: str, workspace: Workspace) -> list[Settings]:
    for is_called in (
        lambda each: workspace.name_of(each.root) == name.rstrip("/"),
        lambda each: each.root.name == name,
        lambda each: _project_name(each) == name,
    ):
        found = [each for each in projects if is_called(each)]
        if found:
            return found
    return []


def _project_name(settings: Settings) -> str:
    spec = load_spec(settings).spec
    return "" if spec is None else spec.project.name


def _not_one(
    name: str, matches: Sequence[Settings], projects: Sequence[Settings], workspace: Workspace
) -> Finding:
    paths = [workspace.name_of(each.root) for each in matches or projects]
    if matches:
        message, hint = f"several projects are called '{name}'", f"name one of {', '.join(paths)}"
    else:
        message = f"the workspace has no project '{name}'"
        hint = hint_for(name, paths, f"its projects are {', '.join(paths)}")
    return UNKNOWN_PROJECT.finding(COMMAND_LINE, message, hint=hint, symbol=name)


def _no_workspace(name: str) -> Finding:
    return UNKNOWN_PROJECT.finding(
        COMMAND_LINE,
        f"unknown project '{name}': this folder is not part of a workspace",
        hint="list the folders of the projects as `members` in the table `workspace` of "
        f"{SETTINGS_NAME}, or run the command in the project's folder",
        symbol=name,
    )


def _touched(
    projects: Sequence[Settings], revision: str, workspace: Workspace | None
) -> tuple[Settings, ...]:
    """Return the projects that read or write a file that differs from a revision; all of them where
    the settings of the workspace do."""
    if not projects:
        return ()
    # Imports subprocess, which most runs do not need.
    from ssotgen.app.changed_files import changed_files

    root = projects[0].root if workspace is None else workspace.root
    files = changed_files(root, revision)
    if workspace is not None and workspace.file.path in files:
        return tuple(projects)
    return tuple(each for each in projects if any(_concerns(each, path) for path in files))


def _concerns(settings: Settings, path: Path) -> bool:
    """Whether a project reads or writes a file."""
    from ssotgen.spec.imports import imported_settings

    if any(path.is_relative_to(each.spec) for each in imported_settings(settings)):
        return True
    if path.parent == settings.root and path.name in (SETTINGS_NAME, PYPROJECT_NAME):
        return True
    folders = (settings.spec, settings.output, settings.templates)
    if any(folder is not None and path.is_relative_to(folder) for folder in folders):
        return True
    if not path.is_relative_to(settings.root):
        return False
    relative = path.relative_to(settings.root).as_posix()
    return any(each.may_make(relative) for each in settings.outputs)
