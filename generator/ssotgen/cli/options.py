"""The options that commands share."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ssotgen.cli.report import FORMATS
from ssotgen.settings.load import load_settings
from ssotgen.settings.settings import Flags, Settings, SettingsError, missing_spec

if TYPE_CHECKING:
    from ssotgen.app.projects import Projects

FOLDER = "FOLDER"
"""The metavar of an option that takes a folder; shell completion goes by it."""


def add_common_options(parser: argparse.ArgumentParser, *, default: bool) -> None:
    """Add what every command has, and the program in front of it too.

    `default` is for the parser of the program: it gives the values where none is typed, and the
    command's parser must then not put its own in their place.
    """
    group = parser.add_argument_group("common options")
    for name, text in (
        ("--quiet", "print nothing but what was found"),
        ("--debug", "show the traceback of an internal error"),
        ("--no-color", "no colours, on a terminal either (so does NO_COLOR)"),
    ):
        value = False if default else argparse.SUPPRESS
        group.add_argument(name, action="store_true", default=value, help=text)


def add_settings_options(parser: argparse.ArgumentParser) -> None:
    """Add the flags that stand in for settings."""
    group = parser.add_argument_group("settings (these beat ssotgen.toml and pyproject.toml)")
    group.add_argument("--spec", metavar=FOLDER, help="where the spec is (default: spec)")
    group.add_argument(
        "--output",
        metavar=FOLDER,
        help="the folder that the package path starts in (default: generated)",
    )
    group.add_argument(
        "--templates", metavar=FOLDER, help="templates that stand before the built-in ones"
    )


def add_cache_option(parser: argparse.ArgumentParser) -> None:
    """Add `--no-cache`, for a command whose answer the cache may know."""
    parser.add_argument(
        "--no-cache",
        dest="cache",
        action="store_false",
        help="neither ask nor fill .ssotgen_cache (so does CI=true)",
    )


def add_format_option(parser: argparse.ArgumentParser) -> None:
    """Add `--format`, for a command that prints findings."""
    parser.add_argument(
        "--format", choices=FORMATS, default=FORMATS[0], help="how findings are printed"
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
        help="this project alone, by its path, folder or name; may be given several times",
    )
    group.add_argument(
        "--changed",
        default="",
        metavar="REVISION",
        help="the projects alone that differ from a revision of git, and those that import them",
    )
    if files:
        group.add_argument(
            "files",
            nargs="*",
            metavar="FILE",
            help="the projects alone that read or write one of these files",
        )


def projects_of(arguments: argparse.Namespace) -> Projects:
    """Return the projects that a command with the options of `add_project_options` is about.

    Raises SettingsError where they cannot be used, or a spec is missing.
    """
    from ssotgen.app.projects import Selection, find_projects

    files = tuple(
        Path(os.path.normpath(Path.cwd() / file)) for file in getattr(arguments, "files", ())
    )
    flags = Flags(arguments.spec, arguments.output, arguments.templates, arguments.working_folder)
    selection = Selection(tuple(arguments.project), arguments.changed, files)
    return find_projects(Path.cwd(), flags, selection)


def settings_of(arguments: argparse.Namespace) -> Settings:
    """Return the settings of the working directory under the flags of `add_settings_options`.

    Raises SettingsError where they cannot be used.
    """
    flags = Flags(arguments.spec, arguments.output, arguments.templates, arguments.working_folder)
    return load_settings(Path.cwd(), flags)


def settings_with_spec(arguments: argparse.Namespace) -> Settings:
    """Return what `settings_of` does. Raises SettingsError also where the spec's folder is
    missing: a command that needs the spec has no answer then."""
    settings = settings_of(arguments)
    missing = missing_spec(settings)
    if missing is not None:
        raise SettingsError((missing,))
    return settings


def split_names(values: Sequence[str]) -> Iterator[str]:
    """Yield the names in options that may be given several times, each with names after commas."""
    for value in values:
        yield from (part.strip() for part in value.split(",") if part.strip())
