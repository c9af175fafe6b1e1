"""`ssotgen extract`: makes a spec of the enums, dataclasses and flag blocks of existing Python."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from ssotgen.app.result import Result
from ssotgen.cli import options
from ssotgen.cli.audit_options import add_jobs_option, positive
from ssotgen.cli.console import write_remark
from ssotgen.cli.progress import progress_bar
from ssotgen.cli.report.show import report
from ssotgen.diagnostics.finding import COMMAND_LINE, Finding, Location, Severity
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.wording import counted
from ssotgen.settings.settings import Settings

NAME = "extract"
EXAMPLES = (
    (
        "ssotgen extract --name jobs --package my_app.ssot src/jobs",
        "write a spec of the classes and flags below src/jobs",
    ),
)
EXIT_CODES = (
    "all of the code was converted",
    "something could not be converted",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="Python files, or folders of them")
    parser.add_argument("--name", required=True, help="the project's name, in snake_case")
    parser.add_argument(
        "--package", required=True, help="the package that the generated modules go into"
    )
    parser.add_argument(
        "--min-copies",
        type=positive,
        default=1,
        metavar="N",
        help="leave out what is defined, or guarded, in fewer than N places (default: 1)",
    )
    parser.add_argument("--duplicates-only", action="store_true", help="the same as --min-copies 2")
    add_jobs_option(parser)
    options.add_format_option(parser)
    options.add_settings_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Return 0 where all was carried, 1 where something was not, 2 where nothing was written."""
    from ssotgen.app.extract import Wanted, extract
    from ssotgen.extract.other_kinds import remark_on
    from ssotgen.output.change import FileChange
    from ssotgen.output.lock import project_lock
    from ssotgen.output.write import apply_changes

    settings = options.settings_of(arguments)
    faults = [*_missing(arguments), *_existing(settings)]
    if faults:
        return report(Result(tuple(faults), answered=False), arguments)
    paths = [Path(path).absolute() for path in arguments.paths]
    copies = 2 if arguments.duplicates_only else arguments.min_copies
    wanted = Wanted(arguments.name, arguments.package, copies)
    made = extract(paths, settings, wanted, progress=progress_bar(arguments), jobs=arguments.jobs)
    files = counted(made.files, "file")
    result = Result(made.findings, fails_on=(Severity.ERROR, Severity.WARNING))
    others = remark_on(made.other_kinds)
    if others:
        write_remark(others, arguments)
    if not made.documents:
        where = f" and is in {copies} places or more" if copies > 1 else ""
        write_remark(f"found nothing that a spec can express{where} in {files}", arguments)
        return report(Result(made.findings, answered=False), arguments)
    changes = [
        FileChange(settings.spec / name, None, text.encode())
        for name, text in made.documents.items()
    ]
    with project_lock(settings.spec.parent):
        apply_changes(changes, settings.spec.parent)
    for change in changes:
        write_remark(f"created {display_path(change.path)}", arguments)
    clean = f"converted all of {files}; the spec generates the same definitions again"
    return report(result, arguments, clean=clean, scope=f"({files} read)")


def _missing(arguments: argparse.Namespace) -> Iterator[Finding]:
    from ssotgen.settings.rules import MISSING_PATH

    for path in arguments.paths:
        if not Path(path).exists():
            message = f"the path '{path}' does not exist"
            yield MISSING_PATH.finding(COMMAND_LINE, message, hint="name an existing file")


def _existing(settings: Settings) -> Iterator[Finding]:
    """Yield a finding where there is a spec already: nothing is ever overwritten."""
    from ssotgen.settings.rules import INIT_TARGET_EXISTS

    if settings.spec.is_dir() and any(settings.spec.rglob("*.yaml")):
        yield INIT_TARGET_EXISTS.finding(
            Location(display_path(settings.spec)),
            f"the folder '{display_path(settings.spec)}' already contains a spec",
            hint="use `--spec FOLDER` to write elsewhere, then copy what you need from there",
        )
