"""`ssotgen remove`: takes a symbol out of the spec that nobody uses any more."""

from __future__ import annotations

import argparse

from ssotgen.cli import options
from ssotgen.cli.planned import add_plan_options, show_or_write

NAME = "remove"
EXAMPLES = (
    ("ssotgen remove JobStatus.STOPPED", "list the uses of a member, or show its removal"),
    ("ssotgen remove --write feature:docker", "remove a feature that nobody uses"),
)
EXIT_CODES = (
    "the spec and the generated files were written",
    "edits are shown, or uses are left",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "symbol",
        metavar="SYMBOL",
        help="such as JobStatus.QUEUED, Job.size, feature:docker, settings:docker.retries",
    )
    parser.add_argument("--force", action="store_true", help="remove it although code uses it")
    parser.add_argument(
        "--with-unused",
        action="store_true",
        help="also remove the enums and dataclasses that only it used",
    )
    add_plan_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Return 0 where all was written, 1 where changes are shown or refused, 2 for an unknown
    symbol."""
    from ssotgen.app.remove import remove

    settings = options.settings_with_spec(arguments)
    words = ["remove", arguments.symbol, *(["--force"] if arguments.force else [])]
    words += ["--with-unused"] if arguments.with_unused else []
    result = remove(
        settings,
        arguments.symbol,
        force=arguments.force,
        with_unused=arguments.with_unused,
    )
    return show_or_write(result, arguments, settings, words)
