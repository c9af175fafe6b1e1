"""`ssotgen rename`: gives a symbol another name, in the spec and wherever it is used."""

from __future__ import annotations

import argparse

from ssotgen.cli import options
from ssotgen.cli.planned import add_plan_options, show_or_write

NAME = "rename"
EXAMPLES = (
    ("ssotgen rename JobStatus.DONE FINISHED", "show the edits that rename a member"),
    ("ssotgen rename --write JobStatus TaskStatus", "rename an enum everywhere"),
)
EXIT_CODES = (
    "all edits were applied",
    "edits are shown, or some cannot be made",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "old",
        metavar="OLD",
        help="such as JobStatus.QUEUED, Job.size, feature:docker, settings:docker.retries",
    )
    parser.add_argument("new", metavar="NEW", help="its new name, with or without what owns it")
    parser.add_argument(
        "--likely", action="store_true", help="also edit uses that are likely, but not proven"
    )
    parser.add_argument(
        "--keep",
        action=argparse.BooleanOptionalAction,
        help="keep the old name: of a member as a deprecated alias, of a field in data "
        "(default: the setting 'public')",
    )
    parser.add_argument(
        "--since",
        default="",
        metavar="VERSION",
        help="since when the old name is deprecated (default: `version` of the project)",
    )
    add_plan_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Return 0 where all was written, 1 where changes are shown, refused or left to do by hand, 2
    for an unknown symbol."""
    from ssotgen.app.rename import rename
    from ssotgen.app.renamed_documents import Request

    settings = options.settings_with_spec(arguments)
    request = Request(
        arguments.old, arguments.new, arguments.likely, arguments.keep, arguments.since
    )
    words = ["rename", arguments.old, arguments.new]
    words += ["--likely"] if arguments.likely else []
    if arguments.keep is not None:
        words.append("--keep" if arguments.keep else "--no-keep")
    words += ["--since", arguments.since] if arguments.since else []
    return show_or_write(rename(settings, request), arguments, settings, words)
