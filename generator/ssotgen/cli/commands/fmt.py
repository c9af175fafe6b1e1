"""`ssotgen fmt`: formats the documents of a spec."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ssotgen.cli import options
from ssotgen.cli.console import (
    look_of,
    read_standard_input,
    write_answer,
    write_error,
    write_remark,
)
from ssotgen.cli.report.text import render_diff
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.printable import printable
from ssotgen.diagnostics.wording import counted

if TYPE_CHECKING:
    from ssotgen.output.change import FileChange

NAME = "fmt"
EXAMPLES = (
    ("ssotgen fmt", "format every file of the spec"),
    ("ssotgen fmt --check", "write nothing, and exit with 1 if a file is not formatted"),
)
EXIT_CODES = (
    "all files are formatted",
    "with `--check` or `--diff`: a file is not formatted",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="FILE",
        help="files or folders to format, or - for standard input (default: the spec)",
    )
    options.add_stdin_option(parser)
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--check", action="store_true", help="write nothing; exit 1 on a difference")
    group.add_argument("--diff", action="store_true", help="show the differences, write nothing")
    options.add_settings_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Return 0, with `--check` or `--diff` 1 where a file is not formatted, 2 where a file cannot
    be read."""
    from ssotgen.app.fmt import documents_of, format_files
    from ssotgen.output.change import ChangeKind
    from ssotgen.output.file_diff import file_diff

    if arguments.paths == ["-"]:
        return _standard_input(arguments.stdin_filename or "standard input")
    given = [Path(path).absolute() for path in arguments.paths]
    missing = [path for path in given if not path.exists()]
    for absent in missing:
        write_error(f"{display_path(absent)} does not exist")
    if missing:
        return 2
    found = list(format_files(documents_of(given or [options.settings_with_spec(arguments).spec])))
    changed = [each.change for each in found if each.change.kind is ChangeKind.UPDATE]
    if changed and not (arguments.check or arguments.diff):
        _write(changed)
    for each in found:
        if each.skipped:
            write_remark(f"{display_path(each.path)} is left as it is: {each.skipped}", arguments)
    for change in changed:
        path = display_path(change.path)
        if arguments.diff:
            write_answer(render_diff(file_diff(change), look_of(arguments)))
        elif not arguments.quiet:
            verb = "would format" if arguments.check else "formatted"
            write_answer(f"{verb} {printable(path)}\n")
    write_remark(
        _summary(len(changed), sum(not each.skipped for each in found), arguments), arguments
    )
    return 1 if changed and (arguments.check or arguments.diff) else 0


def _summary(changed: int, read: int, arguments: argparse.Namespace) -> str:
    if not changed:
        return f"{counted(read, 'file')} already formatted"
    verb = "would be formatted" if arguments.check or arguments.diff else "formatted"
    unchanged = f", {counted(read - changed, 'file')} unchanged" if read > changed else ""
    return f"{counted(changed, 'file')} {verb}{unchanged}"


def _write(changes: Sequence[FileChange]) -> None:
    """Write the files, all or none.

    Raises:
        WriteError: One cannot be written.
    """
    from ssotgen.output.lock import project_lock
    from ssotgen.output.write import apply_changes

    root = Path(os.path.commonpath([change.path.parent for change in changes]))
    with project_lock(root):
        apply_changes(changes, root)


def _standard_input(name: str) -> int:
    from yaml import YAMLError

    from ssotgen.app.fmt import format_text
    from ssotgen.spec.format.source_tree import NotFormattableError

    text = read_standard_input().decode("utf-8", "replace")
    try:
        text = format_text(text)
    except NotFormattableError as error:
        write_error(f"{printable(name)} is left as it is: {error}")
    except YAMLError as error:
        place = getattr(error, "problem_mark", None)
        at = f"{place.line + 1}:{place.column + 1}: " if place else ""
        write_error(f"{printable(name)} is not valid YAML: {at}{getattr(error, 'problem', error)}")
        return 2
    write_answer(text)
    return 0
