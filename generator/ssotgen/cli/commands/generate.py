"""`ssotgen generate`: writes the modules that the spec asks for."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from ssotgen.app.result import CLEAN, WRONG, Result
from ssotgen.cli import options
from ssotgen.cli.console import look_of, write_answer, write_remark
from ssotgen.cli.remembered import inputs_of, remember_answer, unchanged
from ssotgen.cli.report.show import report
from ssotgen.diagnostics.gc_pause import gc_paused
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.printable import printable
from ssotgen.diagnostics.wording import counted
from ssotgen.output.change import ChangeKind

NAME = "generate"
EXAMPLES = (
    ("ssotgen generate", "write the files that have changed"),
    ("ssotgen generate --diff", "show what would change, and write nothing"),
    ("ssotgen generate --watch", "generate again on every change of the spec"),
)
EXIT_CODES = (
    "the files are up to date",
    "with `--diff`: files would change",
)

_DONE = {ChangeKind.CREATE: "created", ChangeKind.UPDATE: "updated", ChangeKind.DELETE: "deleted"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "--watch", action="store_true", help="run again when the spec or a template changes"
    )
    parser.add_argument(
        "--force",
        action="append",
        default=[],
        metavar="PATH",
        help="replace a file that ssotgen did not generate, and keep a copy in PATH.orig",
    )
    parser.add_argument(
        "--prune",
        action="store_true",
        help="delete generated files that the spec no longer asks for",
    )
    parser.add_argument(
        "--diff", action="store_true", help="show what would change, and write nothing"
    )
    parser.add_argument(
        "--fail-on-change",
        action="store_true",
        help="exit with 1 if a file was written, for pre-commit hooks",
    )
    options.add_cache_option(parser)
    options.add_format_option(parser)
    options.add_settings_options(parser)
    options.add_project_options(parser, files=True)


def run(arguments: argparse.Namespace) -> int:
    """Return 0 when the files are as the spec wants them (with `--fail-on-change` 1 where they were
    not before), 2 where the spec does not hold."""
    if arguments.watch:
        from ssotgen.cli.watch import watch

        return watch(lambda: _generate(arguments), arguments)
    if arguments.diff:
        return _show_differences(arguments)
    return _generate(arguments)


def _show_differences(arguments: argparse.Namespace) -> int:
    """Print what `generate` would change. Return 1 where there is something, else 0, or 2."""
    from ssotgen.app.check import check
    from ssotgen.cli.report.text import render_diff
    from ssotgen.output.file_diff import file_diff

    result = check(options.projects_of(arguments).settings)
    if not result.answered:
        return report(result, arguments)
    changes = [change for change in result.changes if change.kind is not ChangeKind.NOTHING]
    diff = "".join(file_diff(change) for change in changes)
    if diff:
        write_answer(render_diff(diff, look_of(arguments)))
    write_remark(f"{counted(len(changes), 'file')} would change", arguments)
    return WRONG if changes else CLEAN


@gc_paused(until_exit=True)
def _generate(arguments: argparse.Namespace) -> int:
    projects = options.projects_of(arguments)
    inputs = inputs_of(projects, wanted=arguments.cache, make_folder=True)
    from ssotgen.app.generate import Request, generate

    force = tuple(Path(os.path.normpath(Path.cwd() / path)) for path in arguments.force)
    result = generate(projects.settings, Request(force, arguments.prune))
    if not force and not arguments.prune:
        remember_answer(projects, result, inputs, make_folder=True)
    if result.exit_code == CLEAN:
        _name_files(result, arguments)
    exit_code = report(result, arguments, clean=options.clean_line(projects, ""))
    written = [each for each in result.changes if each.kind is not ChangeKind.NOTHING]
    if exit_code == CLEAN and written and arguments.fail_on_change:
        write_remark("files were written: add them to the commit", arguments)
        return WRONG
    return exit_code


def _name_files(result: Result, arguments: argparse.Namespace) -> None:
    """Name each file that was written: on stdout, or on stderr where stdout has a document."""
    count = 0
    for change in result.changes:
        if change.kind is ChangeKind.NOTHING:
            count += 1
            continue
        line = f"{_DONE[change.kind]} {printable(display_path(change.path))}"
        if arguments.format == "text" and not arguments.quiet:
            write_answer(f"{line}\n")
        else:
            write_remark(line, arguments)
    if count:
        write_remark(unchanged(count), arguments)
