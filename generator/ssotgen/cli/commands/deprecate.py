"""`ssotgen deprecate`: says in the spec that a symbol is on its way out."""

from __future__ import annotations

import argparse

from ssotgen.cli import options
from ssotgen.cli.planned import add_plan_options, show_or_write

NAME = "deprecate"
EXAMPLES = (
    ("ssotgen deprecate JobStatus.STOPPED --use DONE", "show how a member is marked"),
    ("ssotgen deprecate --write --remove-in 2.0 Job.size", "announce the end of a field"),
)
EXIT_CODES = (
    "the spec and the generated files were written",
    "edits are shown, or cannot be made",
)
_OPTIONS = (
    ("--use", "NAME", "what to use instead"),
    ("--since", "VERSION", "since when (default: `version` of the project)"),
    ("--remove-in", "VERSION", "the version in which it is to be removed"),
    ("--remove-after", "DATE", "the date after which it is to be removed"),
    ("--reason", "TEXT", "why"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "symbol",
        metavar="SYMBOL",
        help="such as JobStatus, JobStatus.QUEUED, Job.size, feature:docker",
    )
    for option, metavar, text in _OPTIONS:
        parser.add_argument(option, default="", metavar=metavar, help=text)
    add_plan_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Return 0 where all was written, 1 where changes are shown or refused, 2 for an unknown
    symbol."""
    from ssotgen.app.deprecate import Request, deprecate

    settings = options.settings_with_spec(arguments)
    given = {option: getattr(arguments, option[2:].replace("-", "_")) for option, _, _ in _OPTIONS}
    request = Request(
        arguments.symbol, **{option[2:].replace("-", "_"): text for option, text in given.items()}
    )
    words = ["deprecate", arguments.symbol]
    words += [word for option, text in given.items() if text for word in (option, text)]
    return show_or_write(deprecate(settings, request), arguments, settings, words)
