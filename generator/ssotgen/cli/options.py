"""The options that commands share."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ssotgen.cli.console import write_detail
from ssotgen.cli.report import FORMATS
from ssotgen.diagnostics.paths import display_path
from ssotgen.settings.load import load_settings
from ssotgen.settings.settings import Flags, Settings, SettingsError, missing_spec

if TYPE_CHECKING:
    from ssotgen.app.projects import Projects

FOLDER = "FOLDER"
"""The metavar of an option that takes a folder; shell completion goes by it."""

FILE = "FILE"
"""The metavar of an option that takes a file."""

PATH = "PATH"
"""The metavar of an argument that takes files and folders."""

_OUTPUT = "output"
_CONFIGURATION = "configuration (these take precedence over the settings)"


def add_common_options(parser: argparse.ArgumentParser) -> None:
    """Add what every command has."""
    group = parser.add_argument_group("global options")
    group.add_argument(
        "-q",
        "--quiet",
        action="store_true",
        help="print findings only: no differences, no summary",
    )
    group.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="also print which settings are used and how long it takes",
    )
    group.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        metavar="WHEN",
        help="use colours: auto, always or never (also: NO_COLOR, FORCE_COLOR)",
    )
    group.add_argument(
        "--no-color", action="store_const", const="never", dest="color", help="as `--color never`"
    )
    group.add_argument(
        "--debug", action="store_true", help="show the traceback of an internal error"
    )
    group.add_argument("-h", "--help", action="help", help="show this help")


def add_settings_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that replace settings."""
    group = parser.add_argument_group(_CONFIGURATION)
    group.add_argument("--spec", metavar=FOLDER, help="the folder of the spec (default: spec)")
    group.add_argument(
        "--output",
        metavar=FOLDER,
        help="the folder that the package path starts in (default: generated)",
    )
    group.add_argument(
        "--templates",
        metavar=FOLDER,
        help="a folder of templates that replace built-in ones of the same name",
    )


def add_cache_option(parser: argparse.ArgumentParser) -> None:
    """Add `--no-cache`, for a command whose answer the cache may know."""
    parser.add_argument(
        "--no-cache",
        dest="cache",
        action="store_false",
        help="do not read or write the cache (implied by CI=true)",
    )


def add_stdin_option(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the file whose text comes from standard input."""
    parser.add_argument(
        "--stdin-filename",
        metavar=FILE,
        default="",
        help="the file of the spec that standard input (FILE is -) has the content of",
    )


def add_format_option(parser: argparse.ArgumentParser) -> None:
    """Add the options that say how findings are printed, and where."""
    group = parser.add_argument_group(_OUTPUT)
    group.add_argument(
        "--format",
        choices=FORMATS,
        default=FORMATS[0],
        help=f"how to print findings: {', '.join(FORMATS)} (default: %(default)s)",
    )
    group.add_argument(
        "-o", "--output-file", metavar=FILE, help="write the findings to FILE, not to stdout"
    )
    group.add_argument(
        "--statistics", action="store_true", help="print only the number of findings of each rule"
    )


def add_table_format_option(parser: argparse.ArgumentParser) -> None:
    """Add the option that says how a table is printed, as `form`."""
    group = parser.add_argument_group(_OUTPUT)
    group.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        dest="form",
        metavar="FORMAT",
        help="how to print the table: text or json (default: %(default)s)",
    )


def add_project_options(parser: argparse.ArgumentParser, *, files: bool = False) -> None:
    """Add the options that pick projects of a workspace; `files` for those that read and write
    given files, as pre-commit passes them."""
    group = parser.add_argument_group("projects of a workspace (default: all)")
    group.add_argument(
        "--project",
        action="append",
        default=[],
        metavar="NAME",
        help="only this project, by its path, folder or name; can be given several times",
    )
    group.add_argument(
        "--changed",
        default="",
        metavar="REVISION",
        help="only projects that differ from a revision of git",
    )
    if files:
        group.add_argument(
            "files",
            nargs="*",
            metavar="FILE",
            help="only the projects that read or write one of these files",
        )


def projects_of(arguments: argparse.Namespace) -> Projects:
    """Return the projects that a command with the options of `add_project_options` is about.

    Raises:
        SettingsError: They cannot be used, or a spec or a given file is missing.
    """
    from ssotgen.app.projects import Selection, find_projects, require_files

    files = tuple(
        Path(os.path.normpath(Path.cwd() / file)) for file in getattr(arguments, "files", ())
    )
    flags = Flags(arguments.spec, arguments.output, arguments.templates, arguments.working_folder)
    selection = Selection(tuple(arguments.project), arguments.changed, files)
    projects = find_projects(Path.cwd(), flags, selection)
    if not getattr(arguments, "stdin_filename", None):
        require_files(files, projects)
    for settings in projects.settings:
        _write_origin(settings, arguments)
    return projects


def clean_line(projects: Projects, text: str) -> str:
    """Return the summary of a run without findings: `text`, unless it was about no project."""
    return text if projects.settings else "no project reads or writes these files"


def settings_of(arguments: argparse.Namespace) -> Settings:
    """Return the settings of the working directory under the options of `add_settings_options`.

    Raises:
        SettingsError: They cannot be used.
    """
    flags = Flags(arguments.spec, arguments.output, arguments.templates, arguments.working_folder)
    settings = load_settings(Path.cwd(), flags)
    _write_origin(settings, arguments)
    return settings


def _write_origin(settings: Settings, arguments: argparse.Namespace) -> None:
    origin = display_path(settings.file) if settings.file else "none, so defaults are used"
    write_detail(f"settings file: {origin}", arguments)
    write_detail(f"spec: {display_path(settings.spec)}", arguments)


def settings_with_spec(arguments: argparse.Namespace) -> Settings:
    """Return what `settings_of` does.

    Raises:
        SettingsError: As `settings_of`, or the spec's folder is missing: a command that needs the
            spec has no answer then.
    """
    settings = settings_of(arguments)
    missing = missing_spec(settings)
    if missing is not None:
        raise SettingsError((missing,))
    return settings


def split_names(values: Sequence[str]) -> Iterator[str]:
    """Yield the names in options that may be given several times, each with names after commas."""
    for value in values:
        yield from (part.strip() for part in value.split(",") if part.strip())
