"""Workspaces: the table `workspace` of a settings file, and the projects that are its members."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.suggest import hint_for
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


@record
class Workspace:
    """The folder of a workspace, its settings file, and its projects.

    `members` are the folders of the projects, sorted; the workspace's own is among them where it
    has a spec. `watched` are the folders and files that say which members there are, some of which
    may not exist yet.
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
        SettingsError: The table of that workspace cannot be used.
    """
    file = workspace_file_around(project)
    return None if file is None else _workspace(file)


def workspace_file_around(project: Path) -> SettingsFile | None:
    """Return the settings file of the workspace above a project that has it as a member, or None.

    No other member is looked at: what is wrong with one is of no concern to this project, and in
    the sandbox of a build it is not there.
    """
    for folder in project.parents:
        try:
            found = _settings_in(folder)
        except SettingsError:
            continue  # Another project's file, which has never decided for this one.
        if found is not None and _has_member(found, project):
            return found
    return None


def _has_member(file: SettingsFile, project: Path) -> bool:
    table = file.table.get(TABLE)
    patterns = table.get(_MEMBERS) if isinstance(table, Mapping) else None
    names = project.relative_to(file.path.parent).parts
    return isinstance(patterns, list) and any(
        len(parts) == len(names) and all(map(_fits, names, parts))
        for parts in (_parts(each) for each in patterns if isinstance(each, str))
    )


def _workspace(file: SettingsFile) -> Workspace | None:
    table = file.table.get(TABLE)
    if table is None:
        return None
    fault = version_fault(file)
    if fault is not None:
        raise SettingsError((fault,))
    if not isinstance(table, Mapping):
        raise SettingsError(
            (_invalid(file, TABLE, f"write `[{TABLE}]` with `{_MEMBERS} = [...]`"),)
        )
    section = SettingsFile(file.path, (*file.section, TABLE), table, file.text)
    findings = list(_unknown_keys(section))
    patterns = table.get(_MEMBERS, [])
    if not isinstance(patterns, list) or not all(isinstance(each, str) for each in patterns):
        findings.append(_invalid(section, _MEMBERS, f'write `{_MEMBERS} = ["services/*"]`'))
        raise SettingsError(tuple(findings))
    files: dict[Path, SettingsFile] = {}
    watched: dict[Path, None] = {}
    for pattern in patterns:
        found = _expand(file.path.parent, pattern, watched)
        leaving = list(_leaving(section, pattern, found))
        findings += leaving
        if leaving:
            continue  # Nothing out there is to be read, its settings neither.
        findings += _faults(section, pattern, found)
        files.update((each, own) for each in found if (own := _settings_in(each)) is not None)
    root = file.path.parent
    if "spec" in file.table or (root / "spec").is_dir():
        files[root] = file
    watched[root / "spec"] = None
    if not files and not findings:
        hint = f'write `{_MEMBERS} = ["services/*"]`, with the folders of your projects'
        findings.append(
            INVALID_WORKSPACE_MEMBER.finding(
                section.at(_MEMBERS), "the workspace has no members", hint=hint
            )
        )
    if findings:
        raise SettingsError(tuple(findings))
    return Workspace(file, tuple(sorted(files)), tuple(watched))


def _expand(root: Path, pattern: str, watched: dict[Path, None]) -> tuple[Path, ...]:
    """Return the folders that a pattern leads to, and add the folders whose listing decides that
    and the settings files that decide which of them are projects."""
    folders = [root]
    for part in _parts(pattern):
        if _is_pattern(part):
            watched.update(dict.fromkeys(folders))
            folders = [
                path
                for folder in folders
                for path in sorted(folder.iterdir() if folder.is_dir() else ())
                if _fits(path.name, part) and path.is_dir()
            ]
        else:
            folders = [folder / part for folder in folders]
    watched.update(dict.fromkeys(path / name for path in folders for name in _NAMES))
    return tuple(folders)


def _parts(pattern: str) -> list[str]:
    """Return the parts of a pattern for a folder; one for the settings file in it means it too."""
    parts = [part for part in pattern.split("/") if part not in ("", ".")]
    return parts[:-1] if parts and parts[-1] in _NAMES else parts


def _is_pattern(text: str) -> bool:
    return any(sign in text for sign in "*?[")


def _fits(name: str, part: str) -> bool:
    """Whether the name of a folder is what a part of a pattern says; hidden ones must be named."""
    if not _is_pattern(part):
        return name == part
    return fnmatchcase(name, part) and not name.startswith(".")


def _settings_in(folder: Path) -> SettingsFile | None:
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


def _leaving(section: SettingsFile, pattern: str, found: Sequence[Path]) -> Iterator[Finding]:
    """Yield a finding where a pattern, or a link to a member, leads out of the workspace."""
    root = section.path.parent
    if pattern.startswith(("/", "~")) or ".." in pattern.split("/"):
        hint = "put the workspace's settings into a folder around all members"
        yield _bad_member(section, pattern, "is not in the folder of the workspace", hint)
        return
    for path in found:
        has_settings = any((path / name).is_file() for name in _NAMES)
        if has_settings and not path.resolve().is_relative_to(root.resolve()):
            name = path.relative_to(root).as_posix()
            hint = "remove the link, or put the workspace's settings into a folder around both"
            yield _bad_member(section, name, "is a link out of the folder of the workspace", hint)


def _faults(section: SettingsFile, pattern: str, found: Sequence[Path]) -> Iterator[Finding]:
    """Yield what is wrong with a pattern: nothing is there, or what it names is no project."""
    root = section.path.parent
    if "**" in pattern:
        hint = "use a `*` for each level of folders, as in `services/*/*`"
        yield _bad_member(section, pattern, "contains `**`, which is not supported", hint)
    elif not any(map(_settings_in, found)):
        trouble, hint = _missing_member(root, pattern, found)
        yield _bad_member(section, pattern, trouble, hint)
    for path in found:
        inner = _settings_in(path)
        if inner is not None and TABLE in inner.table and path != root:
            name = path.relative_to(root).as_posix()
            hint = "list its members here instead"
            yield _bad_member(section, name, "is a workspace itself", hint)


def _missing_member(root: Path, pattern: str, found: Sequence[Path]) -> tuple[str, str]:
    """Return what is wrong with a pattern that leads to no project, and what may fix it."""
    if _is_pattern(pattern):
        hint = f"add a {SETTINGS_NAME}, which can be empty, or `[tool.ssotgen]` to each member"
        return "matches no folder with settings", hint
    folder = found[0]
    hint = f"run `ssotgen -C {shlex.quote(pattern)} init`, or write a {SETTINGS_NAME} there"
    if folder.is_dir():
        return "has no settings", hint
    beside = folder.parent.iterdir() if folder.parent.is_dir() else root.iterdir()
    names = [path.relative_to(root).as_posix() for path in beside if path.is_dir()]
    return "does not exist", hint_for(pattern, names, hint)


def _bad_member(section: SettingsFile, name: str, trouble: str, hint: str) -> Finding:
    return INVALID_WORKSPACE_MEMBER.finding(
        section.at(_MEMBERS), f"the member '{name}' {trouble}", hint=hint, symbol=name
    )


def _unknown_keys(section: SettingsFile) -> Iterator[Finding]:
    for key in section.table:
        if key != _MEMBERS:
            otherwise = f"remove it: the only key of `[{TABLE}]` is `{_MEMBERS}`"
            hint = hint_for(key, [_MEMBERS], otherwise)
            message = f"unknown setting '{key}'"
            yield UNKNOWN_SETTING.finding(section.at(key), message, hint=hint, symbol=key)


def _invalid(file: SettingsFile, key: str, hint: str) -> Finding:
    wanted = "a table" if key == TABLE else "a list of strings"
    return INVALID_SETTING.finding(
        file.at(key), f"the setting '{key}' must be {wanted}", hint=hint, symbol=key
    )
