"""`ssotgen validate`: reads the spec and reports everything that is wrong with it."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from ssotgen.cli import options
from ssotgen.cli.console import read_standard_input
from ssotgen.cli.remembered import VALID, files_read, inputs_of, remember_answer
from ssotgen.cli.report.show import report
from ssotgen.cli.usage_error import UsageError
from ssotgen.diagnostics.gc_pause import gc_paused
from ssotgen.diagnostics.printable import printable

NAME = "validate"
EXAMPLES = (
    ("ssotgen validate", "report every mistake in the spec"),
    ("ssotgen validate --format json", "print the findings for a program"),
    (
        "ssotgen validate --stdin-filename spec/enums.yaml - < draft.yaml",
        "check the spec with another text for one of its files",
    ),
)
EXIT_CODES = (
    "the spec is valid",
    "the spec has errors",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    options.add_stdin_option(parser)
    options.add_cache_option(parser)
    options.add_format_option(parser)
    options.add_settings_options(parser)
    options.add_project_options(parser, files=True)


@gc_paused(until_exit=True)
def run(arguments: argparse.Namespace) -> int:
    """Return 0 for a valid spec, 1 for one with errors, 2 where there is none."""
    from ssotgen.app.validate import validate, validate_text

    instead = {}
    name = arguments.stdin_filename
    if arguments.files == ["-"]:
        data = read_standard_input()
        if not name:
            return report(validate_text(data, "<stdin>"), arguments, clean=VALID)
        arguments.files = [name]
        instead = {Path(os.path.normpath(Path.cwd() / name)): data}
    projects = options.projects_of(arguments)
    specs = [settings.spec for settings in projects.settings]
    if instead and not any(path.is_relative_to(spec) for path in instead for spec in specs):
        raise UsageError(f"'{printable(name)}' is not in the folder of a spec", NAME)
    inputs = inputs_of(projects, wanted=arguments.cache and not instead)
    validation = validate(projects.settings, instead)
    read = files_read(validation.files) if validation.files else ""
    remember_answer(projects, validation.result, inputs, read=validation.files)
    clean = options.clean_line(projects, f"{VALID} {read}")
    return report(validation.result, arguments, clean=clean, scope=read)
