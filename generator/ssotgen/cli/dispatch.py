"""Finds the command that was asked for, builds its parser, and runs it."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence

from ssotgen import __version__
from ssotgen.app.result import Result
from ssotgen.cli.commands import COMMANDS, load, meant
from ssotgen.cli.options import add_common_options
from ssotgen.cli.report.show import report
from ssotgen.diagnostics.gc_pause import gc_paused
from ssotgen.diagnostics.nearest import nearest
from ssotgen.diagnostics.printable import printable
from ssotgen.settings.settings import SettingsError

DESCRIPTION = "Writes Python modules from a YAML spec and keeps the two in step."


def build_parser(commands: Sequence[str] = COMMANDS) -> argparse.ArgumentParser:
    """Return the parser of the program with those commands, each a module of `cli.commands`."""
    parser = argparse.ArgumentParser(
        prog="ssotgen",
        description=DESCRIPTION,
        epilog="exit codes: 0 clean, 1 something is not as it should be, 2 no answer was possible",
        allow_abbrev=False,
    )
    parser.add_argument("-V", "--version", action="version", version=f"ssotgen {__version__}")
    parser.add_argument(
        "-C", metavar="FOLDER", help="run the command as if it had been started in FOLDER"
    )
    add_common_options(parser, default=True)
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in commands:
        command = load(name)
        subparser = subparsers.add_parser(
            command.name,
            help=command.summary,
            description=f"{command.summary[:1].upper()}{command.summary[1:]}.",
            allow_abbrev=False,
        )
        command.add_arguments(subparser)
        add_common_options(subparser, default=False)
        subparser.set_defaults(run=command.run, parser=subparser)
    return parser


def dispatch(argv: Sequence[str], working_folder: str = "") -> int:
    """Run the command line `argv` and return its exit code. Raises SystemExit as argparse does.

    `working_folder` is what `-C` named in front of it.
    """
    asked = next((word for word in argv if not word.startswith("-")), None)
    # The options of the other commands are built only for the help that lists them.
    with gc_paused():
        parser = build_parser((asked,) if asked in COMMANDS else COMMANDS)
    if asked is not None and asked not in COMMANDS:
        near = meant(asked)
        hint = f"; did you mean '{near}'?" if near else f"; the commands are {', '.join(COMMANDS)}"
        parser.error(f"unknown command '{printable(asked)}'{hint}")
    arguments, unknown = parser.parse_known_args(
        argv, argparse.Namespace(working_folder=working_folder)
    )
    if unknown:
        arguments.parser.error(_told(unknown, arguments.parser))
    try:
        exit_code: int = arguments.run(arguments)
    except SettingsError as error:
        return report(Result(findings=error.findings, answered=False), arguments)
    return exit_code


def _told(unknown: Sequence[str], parser: argparse.ArgumentParser) -> str:
    """Return what to say of words that the command does not take, with the option that the first
    was most likely meant to be."""
    told = f"unrecognized arguments: {printable(' '.join(unknown))}"
    options = re.findall(r"--[a-z][a-z-]*", parser.format_usage())
    near = nearest(unknown[0], options) if unknown[0].startswith("-") else None
    return f"{told}; did you mean {near}?" if near else told
