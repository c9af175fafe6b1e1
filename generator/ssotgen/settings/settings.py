"""Settings: where the spec, the output and the sources of a project are."""

from __future__ import annotations

import posixpath
import re
import shlex
from collections.abc import Mapping
from pathlib import Path

from ssotgen.diagnostics.finding import COMMAND_LINE, Finding, FindingsError, Location
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.record import field, record
from ssotgen.settings.place import path_from
from ssotgen.settings.rules import MISSING_SPEC_FOLDER


@record
class Flags:
    """The command-line options that replace settings, and the folder of `-C`, as typed."""

    spec: str | None = None
    output: str | None = None
    templates: str | None = None
    working_folder: str = ""

    @property
    def given(self) -> tuple[str, ...]:
        """The options as a person would type them again."""
        options = (
            ("--spec", self.spec),
            ("--output", self.output),
            ("--templates", self.templates),
        )
        return tuple(part for name, value in options if value is not None for part in (name, value))


@record
class BreakingSettings:
    """The table `breaking`: what `ssotgen breaking` compares with, and what counts.

    `severity` maps categories and rules to `error`, `warning`, `note` or `off`.
    `require_deprecation` makes it an error to remove what was not deprecated.
    """

    against: str = ""
    severity: Mapping[str, str] = field(default_factory=dict)
    require_deprecation: bool = False


@record
class OutputSettings:
    """An entry of `outputs`: an output of the project's own, or the name of one of a package, which
    has neither a template nor a language. `places` are those of the keys."""

    name: str
    template: str
    path: str
    language: str
    location: Location
    places: Mapping[str, Location]

    @property
    def is_of_package(self) -> bool:
        """Whether an installed package has the output."""
        return not self.template

    def may_make(self, path: str) -> bool:
        """Whether a path below the project's folder may be one of the output's files."""
        texts = re.split(r"\{[^{}]*\}", self.path)
        return re.fullmatch(".+".join(map(re.escape, texts)), path) is not None


@record
class Settings:
    """What a command works on, with every path absolute.

    `root` is the project's folder: the one that holds the settings file, else the working
    directory. `output` is the folder that the package path starts in. `templates` is a folder of
    user templates that stand before the built-in ones, or None. `flags` are the command-line
    options that were given for the settings, as a person would type them again. `file` is the
    settings file, or None; `spec_location` is where that file names the spec, or None where it
    does not (the default, or `--spec`). `top` is the top folder of the repository, None
    outside of any; `place` is the path of `root` from there, empty for the top. `workspace` is the
    settings file of the workspace that the project is a member of, or None; `has_members` says that
    its own settings file has a workspace. `working_folder` is the
    folder that `-C` named, as it was typed. `is_public` says that other codebases use the generated
    modules: that this one does not use a name proves nothing. `source_url` is the address of a line
    of a file, with `{path}` and `{line}`, or empty.
    """

    root: Path
    spec: Path
    output: Path
    templates: Path | None = None
    sources: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    is_public: bool = False
    flags: tuple[str, ...] = ()
    file: Path | None = None
    spec_location: Location | None = None
    breaking: BreakingSettings = BreakingSettings()
    outputs: tuple[OutputSettings, ...] = ()
    top: Path | None = None
    place: str = ""
    workspace: Path | None = None
    has_members: bool = False
    working_folder: str = ""
    source_url: str = ""

    @property
    def spec_name(self) -> str:
        """The spec's folder as seen from the top of the repository, by which markers name it."""
        return posixpath.normpath(posixpath.join(self.place, path_from(self.spec, self.root)))

    @property
    def writable_root(self) -> Path:
        """The folder that nothing may be written outside of: the project, or the output folder
        itself where the command line names one elsewhere."""
        return self.root if self.output.is_relative_to(self.root) else self.output

    @property
    def custom_root(self) -> Path:
        """The folder that the paths of `outputs` begin in: the project's, or that of `--output`
        where the command line names one elsewhere."""
        is_elsewhere = "--output" in self.flags and not self.output.is_relative_to(self.root)
        return self.output if is_elsewhere else self.root

    def command_line(self, command: str, *options: str) -> str:
        """Return `ssotgen <command>` as a person would type it to work with these settings."""
        start = ("-C", self.working_folder) if self.working_folder else ()
        return shlex.join(("ssotgen", *start, command, *self.flags, *options))


class SettingsError(FindingsError):
    """Settings that cannot be used."""


def _folder_of(path: Path) -> str:
    return display_path(path.parent)


def missing_spec(settings: Settings) -> Finding | None:
    """Return a finding where the spec's folder does not exist or is none, else None."""
    if settings.spec.is_dir():
        return None
    path = display_path(settings.spec)
    if "--spec" in settings.flags:
        origin = "given with `--spec`"
    elif settings.spec_location is not None:
        origin = f"set in {settings.spec_location.path}"
    else:
        origin = "the default"
    hint = "run `ssotgen init` to create a spec, or pass its folder with `--spec`"
    if settings.spec.is_file():
        hint = f"pass the folder that it is in: `--spec {shlex.quote(_folder_of(settings.spec))}`"
    if settings.has_members:
        hint = "run `ssotgen -C MEMBER`: each member of the workspace has a spec of its own"
    trouble = "is not a folder" if settings.spec.exists() else "does not exist"
    return MISSING_SPEC_FOLDER.finding(
        settings.spec_location or COMMAND_LINE,
        f"the spec folder '{path}' ({origin}) {trouble}",
        hint=hint,
    )
