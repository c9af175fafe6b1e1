"""`ssotgen check`: generates in memory and tells where the files on disk differ."""

from __future__ import annotations

import argparse

from ssotgen.app.result import WRONG
from ssotgen.cli import options
from ssotgen.cli.console import write_remark
from ssotgen.cli.remembered import IN_STEP, inputs_of, remember_answer
from ssotgen.cli.report.show import report
from ssotgen.diagnostics.gc_pause import gc_paused
from ssotgen.output.change import ChangeKind

NAME = "check"
SUMMARY = "tell whether the generated modules still say what the spec says"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "--verify-layout",
        action="store_true",
        help="also ask black whether it would leave every generated file as it is (slower)",
    )
    options.add_cache_option(parser)
    options.add_format_option(parser)
    options.add_settings_options(parser)


@gc_paused()
def run(arguments: argparse.Namespace) -> int:
    """Return 0 where the files are what the spec gives, 1 where they have drifted, 2 where the
    spec does not hold."""
    settings = options.settings_with_spec(arguments)
    inputs = inputs_of(settings, wanted=arguments.cache)
    from ssotgen.app.check import check

    result = check(settings, verify_layout=arguments.verify_layout)
    remember_answer(settings, result, inputs)
    exit_code = report(result, arguments, clean=IN_STEP)
    # A left-over file is not generate's to delete: its own hint says what mends that.
    if exit_code == WRONG and any(
        change.kind is not ChangeKind.NOTHING for change in result.changes
    ):
        write_remark(f"to mend: {settings.command_line('generate')}", arguments)
    return exit_code
