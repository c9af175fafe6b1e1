"""`ssotgen changelog`: the changes since another version of the spec, as Markdown."""

from __future__ import annotations

import argparse

from ssotgen.cli import options
from ssotgen.cli.commands.breaking import add_version_options
from ssotgen.cli.console import write_answer

NAME = "changelog"
EXAMPLES = (("ssotgen changelog --against v1.4", "print the changes since the tag v1.4"),)
EXIT_CODES = ("the changes were printed",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_version_options(parser)
    options.add_settings_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Return 0, or 2 where the versions cannot be compared."""
    from ssotgen.app.breaking import compare_versions
    from ssotgen.breaking.release_notes import changelog

    settings = options.settings_with_spec(arguments)
    compared = compare_versions(settings, arguments.against, arguments.since)
    write_answer(changelog(compared.changes, compared.step))
    return 0
