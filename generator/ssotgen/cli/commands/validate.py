"""`ssotgen validate`: reads the spec and tells everything that is wrong with it."""

from __future__ import annotations

import argparse

from ssotgen.cli import options
from ssotgen.cli.report.show import report

NAME = "validate"
SUMMARY = "check the spec for errors"
EXAMPLES = (
    ("ssotgen validate", "report every mistake in the spec"),
    ("ssotgen validate --format json", "print the findings for a program"),
)
EXIT_CODES = (
    "the spec is valid",
    "the spec has errors",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    options.add_format_option(parser)
    options.add_settings_options(parser)
    options.add_project_options(parser, files=True)


def run(arguments: argparse.Namespace) -> int:
    """Return 0 for a spec that holds, 1 for one that does not, 2 where there is none."""
    projects = options.projects_of(arguments)
    from ssotgen.app.validate import validate

    return report(validate(projects.settings), arguments, clean="the spec holds")
