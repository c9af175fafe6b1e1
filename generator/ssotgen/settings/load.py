"""Loads the settings: what a file says, flags over it, a finding for each fault.

Settings live at the top level of ssotgen.toml or under `[tool.ssotgen]` in pyproject.toml; flags of
the command line beat them. Paths of a file are relative to its folder, those of a flag to the
working directory.
"""

from __future__ import annotations

import os
from pathlib import Path

from ssotgen.diagnostics.finding import COMMAND_LINE, Finding, FindingsError, Location
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.repository import repository_top
from ssotgen.diagnostics.suggest import hint_for
from ssotgen.settings.file import SETTINGS_NAME, SettingsFile, find_settings_file
from ssotgen.settings.place import (
    before_working_folder,
    path_below,
    path_from,
    place_in_markers,
)
from ssotgen.settings.required_version import KEY as REQUIRED_VERSION
from ssotgen.settings.required_version import version_fault
from ssotgen.settings.rules import (
    INVALID_SETTING,
    MISSING_TEMPLATE_FOLDER,
    PATH_OUTSIDE_PROJECT,
    UNKNOWN_SETTING,
)
from ssotgen.settings.settings import (
    BreakingSettings,
    Flags,
    OutputSettings,
    Settings,
    SettingsError,
)
from ssotgen.settings.workspace import TABLE as WORKSPACE
from ssotgen.settings.workspace import workspace_file_around

_TEXTS = ("spec", "output", "templates")
_LISTS = ("sources", "exclude")
_PUBLIC = "public"
_SOURCE_URL = "source_url"


def load_settings(folder: Path, flags: Flags, workspace: SettingsFile | None = None) -> Settings:
    """Return the settings that hold in `folder`, with `flags` over them.

    `workspace` is the settings file of the one that the project is a member of, if that is known;
    else it is searched for. Whether the spec exists is for `settings.missing_spec`.

    Raises:
        SettingsError: Something is wrong; it has a finding for each fault.
    """
    found = find_settings_file(folder)
    if isinstance(found, Finding):
        raise SettingsError((found,))
    fault = version_fault(found) if found else None
    if fault is not None:
        # Another version may have other settings: the rest is not ours to judge.
        raise SettingsError((fault,))
    if workspace is None and found is not None:
        workspace = workspace_file_around(found.path.parent)
    loader = _Loader(folder, found, workspace)
    settings = loader.settings(flags)
    if loader.findings:
        raise SettingsError(loader.findings)
    return settings


class _Loader:
    """Makes settings of a file and flags, gathering what is wrong with either."""

    def __init__(
        self, folder: Path, file: SettingsFile | None, workspace: SettingsFile | None
    ) -> None:
        self.folder = folder
        self.workspace = workspace
        self.file = file
        self.table = file.table if file else {}
        self.root = file.path.parent if file else folder
        self.findings: list[Finding] = []

    def settings(self, flags: Flags) -> Settings:
        """Return the settings; they are of use only while there are no findings."""
        self._unknown_keys()
        templates = self._flag("templates", flags.templates) or self._path("templates")
        usual_output = self._path("output") or self.root / "generated"
        spec = self._flag("spec", flags.spec) or self._path("spec") or self.root / "spec"
        top = self._top()
        settings = Settings(
            root=self.root,
            spec=spec,
            output=self._flag("output", flags.output) or usual_output,
            templates=templates,
            sources=self._sources() or (self.root,),
            exclude=tuple(self._texts("exclude")),
            flags=flags.given,
            file=self.file.path if self.file else None,
            spec_location=self._at("spec") if "spec" in self.table and flags.spec is None else None,
            is_public=self._is_public(),
            breaking=self._breaking(),
            outputs=self._outputs(),
            top=top,
            place=self._place(top, spec, None if flags.output else usual_output, flags),
            workspace=self.workspace.path if self.workspace else None,
            has_members=WORKSPACE in self.table,
            working_folder=flags.working_folder,
            source_url=self._source_url(),
        )
        self._symbolic_links(settings, flags)
        self._templates_exist(settings, flags)
        return settings

    def _top(self) -> Path | None:
        """Return the top of the repository, or of the workspace outside of one."""
        found = repository_top(str(self.root))
        if found is not None:
            return Path(found)
        return self.workspace.path.parent if self.workspace else None

    def _place(self, top: Path | None, spec: Path, output: Path | None, flags: Flags) -> str:
        if top is not None:
            return path_below(self.root, top)
        marked = None if output is None else place_in_markers(path_from(spec, self.root), output)
        started_from = before_working_folder(self.folder, flags.working_folder)
        if marked is None and started_from is not None and self.root.is_relative_to(started_from):
            return path_below(self.root, started_from)
        return marked or ""

    def _at(self, key: str, flag: str | None = None) -> Location:
        """Return where a setting is given: by the flag over it, if any, else in the file."""
        return COMMAND_LINE if flag is not None or not self.file else self.file.at_value(key)

    def _unknown_keys(self) -> None:
        if self.file is None:
            return
        plain = (*_TEXTS, *_LISTS, _PUBLIC, _SOURCE_URL)
        known = (*plain, "breaking", "outputs", REQUIRED_VERSION, WORKSPACE)
        for key in self.file.table:
            if key in known:
                continue
            hint = hint_for(key, known, f"the settings are {', '.join(known)}")
            if key == "tool" and self.file.path.name == SETTINGS_NAME:
                hint = f"remove the header: in {SETTINGS_NAME} settings have no table of their own"
            at = self.file.at(key)
            self.findings.append(
                UNKNOWN_SETTING.finding(
                    at,
                    f"unknown setting '{key}'",
                    hint=hint,
                    symbol=key,
                    end=self.file.key_end(at, key),
                )
            )

    def _path(self, key: str) -> Path | None:
        """Return the path that the file has for `key`, or None."""
        if key not in self.table:
            return None
        value = self.table[key]
        if not isinstance(value, str):
            self._invalid(key, "a string", value, f'write `{key} = "path/to/folder"`')
            return None
        return self._inside(key, value)

    def _texts(self, key: str) -> list[str]:
        """Return the texts that the file lists for `key`."""
        value = self.table.get(key, [])
        shown = value if isinstance(value, str) and value.isalnum() else "..."
        hint = f'write `{key} = ["{shown}"]`'
        if not isinstance(value, list):
            self._invalid(key, "a list of strings", value, hint)
            return []
        for item in value:
            if not isinstance(item, str):
                self._invalid(key, "a list of strings", item, hint, "a list with ")
        return [item for item in value if isinstance(item, str)]

    def _sources(self) -> tuple[Path, ...]:
        paths = (self._inside("sources", text) for text in self._texts("sources"))
        return tuple(path for path in paths if path is not None)

    def _is_public(self) -> bool:
        value = self.table.get(_PUBLIC, False)
        if not isinstance(value, bool):
            self._invalid(_PUBLIC, "true or false", value, f"write `{_PUBLIC} = true`")
        return value is True

    def _source_url(self) -> str:
        if self.file is not None and _SOURCE_URL in self.table:
            from ssotgen.settings.source_url import source_url

            try:
                return source_url(self.file)
            except FindingsError as error:
                self.findings += error.findings
        return ""

    def _breaking(self) -> BreakingSettings:
        if self.file is not None and "breaking" in self.table:
            from ssotgen.settings.breaking import breaking_settings

            try:
                return breaking_settings(self.file)
            except FindingsError as error:
                self.findings += error.findings
        return BreakingSettings()

    def _outputs(self) -> tuple[OutputSettings, ...]:
        if self.file is None or "outputs" not in self.table:
            return ()
        from ssotgen.settings.output_entries import output_settings

        found = output_settings(self.file)
        self.findings.extend(found.findings)
        return found.outputs

    def _inside(self, key: str, value: str) -> Path | None:
        """Return a path of the settings file, which may not leave the project; the output of a
        member may not leave the workspace."""
        location = self._at(key)
        if not self._usable(f"'{key}'", value, location, key):
            return None
        path = _absolute(self.root, value)
        is_of_member = key == "output" and self.workspace is not None
        bounds = self.workspace.path.parent if self.workspace and is_of_member else self.root
        if not path.is_relative_to(bounds):
            self._outside(f"'{key}'", value, location, key)
            return None
        return path

    def _flag(self, key: str, value: str | None) -> Path | None:
        """Return the path that a flag gives. Reading is free; writing outside the project takes an
        absolute path, which nobody types by accident."""
        option = f"`--{key}`"
        if value is None or not self._usable(option, value, COMMAND_LINE, key):
            return None
        path = _absolute(self.folder, value)
        leaves = not path.is_relative_to(self.root)
        if key == "output" and leaves and not Path(value).is_absolute():
            self._outside(option, value, COMMAND_LINE, key)
            return None
        return path

    def _usable(self, what: str, value: str, location: Location, key: str) -> bool:
        """Report an empty path and one that no system accepts; say whether neither is so."""
        if not value.strip():
            trouble = f"{what} is empty"
        elif any(ord(character) < 32 or ord(character) == 127 for character in value):
            trouble = f"{what} contains a control character"
        else:
            return True
        hint = "write the path of a folder, such as `.` for the folder of the project"
        self.findings.append(INVALID_SETTING.finding(location, trouble, hint=hint, symbol=key))
        return False

    def _invalid(self, key: str, wanted: str, value: object, hint: str, inside: str = "") -> None:
        message = f"'{key}' must be {wanted}, not {inside}{_kind(value)}"
        finding = INVALID_SETTING.finding(self._at(key), message, hint=hint, symbol=key)
        self.findings.append(finding)

    def _outside(self, what: str, value: str, location: Location, key: str) -> None:
        hint = "use a folder inside the project"
        if key == "output":
            hint += ", or pass an absolute path with `--output`"
        message = f"{what} is outside of the project: '{value}'"
        self.findings.append(PATH_OUTSIDE_PROJECT.finding(location, message, hint=hint, symbol=key))

    def _symbolic_links(self, settings: Settings, flags: Flags) -> None:
        """Report an output folder that a symbolic link leads out of the project."""
        if settings.writable_root != settings.root:
            return
        real = Path(os.path.realpath(settings.output))
        if real.is_relative_to(os.path.realpath(settings.root)):
            return
        what = "`--output`" if flags.output is not None else "'output'"
        at = self._at("output", flags.output)
        self._outside(f"{what}, through a symbolic link,", str(real), at, "output")

    def _templates_exist(self, settings: Settings, flags: Flags) -> None:
        folder = settings.templates
        if folder is None or folder.is_dir():
            return
        trouble = "is not a folder" if folder.exists() else "does not exist"
        message = f"the template folder '{display_path(folder)}' {trouble}"
        hint = "use an existing folder, or remove the setting to use the built-in templates"
        at = self._at("templates", flags.templates)
        finding = MISSING_TEMPLATE_FOLDER.finding(at, message, hint=hint, symbol="templates")
        self.findings.append(finding)


def _absolute(base: Path, value: str) -> Path:
    """Return `value`, relative to `base`, without `.` and `..`; symbolic links stay."""
    return Path(os.path.normpath(base / value))


def _kind(value: object) -> str:
    kinds = {bool: "a boolean", int: "a number", float: "a number", str: "a string", list: "a list"}
    return kinds.get(type(value), "a table" if isinstance(value, dict) else "a date or time")
