"""`ssotgen check`: generates in memory and reports where the files on disk differ."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from ssotgen.app.result import WRONG, Result
from ssotgen.cli import options
from ssotgen.cli.console import write_remark
from ssotgen.cli.remembered import IN_STEP, inputs_of, remember_answer
from ssotgen.cli.report.show import report
from ssotgen.diagnostics.gc_pause import gc_paused
from ssotgen.output.change import ChangeKind
from ssotgen.settings.settings import Settings

NAME = "check"
EXAMPLES = (
    ("ssotgen check", "compare the files with the spec, and show the differences"),
    ("ssotgen check --format github", "annotate the pull request, in a GitHub workflow"),
)
EXIT_CODES = (
    "the files are up to date",
    "files differ from the spec",
)


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
    options.add_project_options(parser, files=True)


@gc_paused(until_exit=True)
def run(arguments: argparse.Namespace) -> int:
    """Return 0 where the files are what the spec gives, 1 where they have drifted, 2 where the
    spec does not hold."""
    projects = options.projects_of(arguments)
    inputs = inputs_of(projects, wanted=arguments.cache)
    from ssotgen.app.check import check

    result = check(projects.settings, verify_layout=arguments.verify_layout)
    remember_answer(projects, result, inputs)
    exit_code = report(result, arguments, clean=options.clean_line(projects, IN_STEP))
    command = _mending_command(result, projects.settings)
    if exit_code == WRONG and command:
        write_remark(f"run `{command}` to fix this", arguments)
    return exit_code


def _mending_command(result: Result, projects: Sequence[Settings]) -> str:
    """Return the command that fixes everything that was found, empty where none does."""
    rules = {finding.rule for finding in result.findings}
    if rules & {"unmarked-file", "other-spec-file"}:
        return ""
    is_due = any(change.kind is not ChangeKind.NOTHING for change in result.changes)
    if "extra-file" not in rules and not is_due:
        return ""
    more = ("--prune",) if "extra-file" in rules else ()
    commands = dict.fromkeys(each.command_line("generate", *more) for each in projects)
    return " && ".join(commands)
