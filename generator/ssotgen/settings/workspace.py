"""Workspaces: the table `workspace` of a settings file, and the projects that are its members."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.nearest import nearest
from ssotgen.settings.file import (
    PYPROJECT_NAME,
    SETTINGS_NAME,
    SettingsFile,
    find_settings_file,
    read_settings_file,
)
from ssotgen.settings.required_version import version_fault
from ssotgen.settings.rules import INVALID_SETTING, INVALID_WORKSPACE_MEMBER, UNKNOWN_SETTING
from ssotgen.settings.settings import SettingsError

TABLE = "workspace"
_MEMBERS = "members"
_NAMES = (SETTINGS_NAME, PYPROJECT_NAME)


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder of a workspace, its settings file, and its projects.

    `members` are the folders of the projects, sorted; the workspace's own is among them where it
    has a spec. `watched` are the folders and files that say which members there are.
    """

    file: SettingsFile
    members: tuple[Path, ...]
    watched: tuple[Path, ...]

    @property
    def root(self) -> Path:
        """The folder of the workspace."""
        return self.file.path.parent

    def name_of(self, member: Path) -> str:
        """Return the name by which messages and `--project` have a member: its path."""
        return member.relative_to(self.root).as_posix()


def workspace_at(folder: Path) -> Workspace | None:
    """Return the workspace whose settings hold in `folder`, None where they have no such table.

    Raises:
        SettingsError: A settings file, or the table, cannot be used.
    """
    found = find_settings_file(folder)
    if isinstance(found, Finding):
        raise SettingsError((found,))
    return None if found is None else _workspace(found)


def workspace_around(project: Path) -> Workspace | None:
    """Return the workspace above the folder of a project that has it as a member, or None.

    Raises:
        SettingsError: A settings file above, or its table, cannot be used.
    """
    for folder in project.parents:
        try:
            found = find_settings_file_in(folder)
        except SettingsError:
            continue  # Another project's file, which has never decided for this one.
        workspace = None if found is None else _workspace(found)
        if workspace is not None and project in workspace.members:
            return workspace
    return None


def find_settings_file_in(folder: Path) -> SettingsFile | None:
    """Return the settings file of that folder, None where it has none.

    Raises:
        SettingsError: The file cannot be read.
    """
    for name in _NAMES:
        path = folder / name
        found = read_settings_file(path) if path.is_file() else None
        if isinstance(found, Finding):
            raise SettingsError((found,))
        if found is not None:
            return found
    return None


def _workspace(file: SettingsFile) -> Workspace | None:
    table = file.table.get(TABLE)
    if table is None:
        return None
    fault = version_fault(file)
    if fault is not None:
        raise SettingsError((fault,))
    if not isinstance(table, Mapping):
        raise SettingsError((_invalid(file, TABLE, f"write [{TABLE}] with {_MEMBERS} = [...]"),))
    section = SettingsFile(file.path, (*file.section, TABLE), table, file.text)
    findings = list(_unknown_keys(section))
    patterns = table.get(_MEMBERS, [])
    if not isinstance(patterns, list) or not all(isinstance(each, str) for each in patterns):
        findings.append(_invalid(section, _MEMBERS, f'write {_MEMBERS} = ["services/*"]'))
        raise SettingsError(tuple(findings))
    members: dict[Path, None] = {}
    watched: dict[Path, None] = {}
    for pattern in patterns:
        found = _expand(file.path.parent, pattern, watched)
        findings += _faults(section, pattern, found)
        members.update(dict.fromkeys(each for each in found if _settings_in(each)))
    if findings:
        raise SettingsError(tuple(findings))
    root = file.path.parent
    if "spec" in file.table or (root / "spec").is_dir():
        members[root] = None
    watched.update(dict.fromkeys(path for each in members for path in _settings_in(each)))
    return Workspace(file, tuple(sorted(members)), tuple(watched))


def _expand(root: Path, pattern: str, watched: dict[Path, None]) -> tuple[Path, ...]:
    """Return the folders that a pattern leads to, and add those whose listing decides that."""
    folders = [root]
    parts = [part for part in pattern.split("/") if part not in ("", ".")]
    if parts and parts[-1] in _NAMES:
        parts.pop()
    for part in parts:
        if "*" in part or "?" in part or "[" in part:
            watched.update(dict.fromkeys(folders))
            folders = [
                path
                for folder in folders
                for path in sorted(folder.iterdir() if folder.is_dir() else ())
                if fnmatchcase(path.name, part) and path.is_dir() and path.name[0] != "."
            ]
            watched.update(dict.fromkeys(path / name for path in folders for name in _NAMES))
        else:
            folders = [folder / part for folder in folders]
    return tuple(folders)


def _settings_in(folder: Path) -> tuple[Path, ...]:
    """Return the file with the settings of a folder of its own, nothing where it has none."""
    found = find_settings_file_in(folder)
    return () if found is None else (found.path,)


def _faults(section: SettingsFile, pattern: str, found: Sequence[Path]) -> Iterator[Finding]:
    """Yield what is wrong with a pattern: nothing is there, or what it names is no project."""
    at = section.at(_MEMBERS)
    root = section.path.parent
    if pattern.startswith(("/", "~")) or ".." in pattern.split("/"):
        yield INVALID_WORKSPACE_MEMBER.finding(
            at,
            f"the member '{pattern}' is not in the folder of the workspace",
            hint="put the workspace's settings into a folder around all members",
            symbol=pattern,
        )
        return
    is_plain = not any(sign in pattern for sign in "*?[")
    if is_plain and not _settings_in(found[0]):
        trouble = "has no settings" if found[0].is_dir() else "does not exist"
        folders = [path.name for path in root.iterdir() if path.is_dir()]
        near = nearest(pattern, folders)
        yield INVALID_WORKSPACE_MEMBER.finding(
            at,
            f"the member '{pattern}' {trouble}",
            hint=f"did you mean '{near}'?"
            if near and near != pattern
            else f"run `ssotgen -C {pattern} init`, or write {SETTINGS_NAME} there",
            symbol=pattern,
        )
    for path in found:
        inner = find_settings_file_in(path)
        if inner is not None and TABLE in inner.table and path != root:
            yield INVALID_WORKSPACE_MEMBER.finding(
                at,
                f"the member '{path.relative_to(root).as_posix()}' is a workspace itself",
                hint="list its members here instead",
                symbol=pattern,
            )


def _unknown_keys(section: SettingsFile) -> Iterator[Finding]:
    for key in section.table:
        if key != _MEMBERS:
            yield UNKNOWN_SETTING.finding(
                section.at(key),
                f"unknown setting '{key}'",
                hint=f"the table {TABLE} has the key {_MEMBERS} alone",
                symbol=key,
            )


def _invalid(file: SettingsFile, key: str, hint: str) -> Finding:
    wanted = "a table" if key == TABLE else "a list of texts"
    return INVALID_SETTING.finding(
        file.at(key), f"the setting '{key}' must be {wanted}", hint=hint, symbol=key
    )
