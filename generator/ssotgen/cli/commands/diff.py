"""`ssotgen diff`: every change of the spec since another version of it."""

from __future__ import annotations

import argparse

from ssotgen.cli import options
from ssotgen.cli.commands.breaking import add_version_options
from ssotgen.cli.console import look_of, write_answer, write_remark
from ssotgen.cli.report.wrapping import wrapped
from ssotgen.diagnostics.printable import printable
from ssotgen.diagnostics.wording import counted

NAME = "diff"
EXAMPLES = (("ssotgen diff --against v1.4", "list the changes since the tag v1.4"),)
EXIT_CODES = (
    "the changes were listed",
    "with `--exit-code`: something has changed",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_version_options(parser)
    parser.add_argument("--exit-code", action="store_true", help="exit with 1 if anything differs")
    options.add_settings_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Return 0, with `--exit-code` 1 where something differs, 2 where that cannot be said."""
    from ssotgen.app.breaking import compare_versions

    settings = options.settings_with_spec(arguments)
    compared = compare_versions(settings, arguments.against, arguments.since)
    width = look_of(arguments).width
    for change in compared.changes:
        breaks = f" ({', '.join(change.categories)})" if change.categories else ""
        place, kind = change.location, change.section.value.lower()
        line = f"{place}: {kind}: {printable(change.message)}{breaks}"
        write_answer(wrapped(line, width, later="    ") + "\n")
    count = len(compared.changes)
    step = f"version step: {compared.step}"
    write_remark(f"against {compared.old_name}: {counted(count, 'change')}; {step}", arguments)
    return 1 if arguments.exit_code and count else 0
