"""A plan of changes that a command shows, and writes as a whole with `--write`."""

from __future__ import annotations

import argparse
import os
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ssotgen.app.result import CLEAN, WRONG, Result
from ssotgen.cli import options
from ssotgen.cli.console import write_remark
from ssotgen.cli.report.show import report
from ssotgen.diagnostics.finding import COMMAND_LINE, Finding, Severity
from ssotgen.diagnostics.paths import display_path
from ssotgen.diagnostics.record import replace
from ssotgen.diagnostics.wording import counted

if TYPE_CHECKING:
    from ssotgen.settings.settings import Settings


def add_plan_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of a command that shows a plan or writes it."""
    parser.add_argument(
        "--write", action="store_true", help="write the files instead of showing the differences"
    )
    parser.add_argument(
        "--allow-dirty", action="store_true", help="write even if there are uncommitted changes"
    )
    options.add_format_option(parser)
    options.add_settings_options(parser)


def show_or_write(
    result: Result, arguments: argparse.Namespace, settings: Settings, words: Sequence[str]
) -> int:
    """Show the changes of a result, or write them all with `--write`.

    `words` are the command and its arguments, for the line that says how to write. Returns 0 where
    all was written, 1 where changes are shown or refused, 2 where nothing could be answered.
    """
    refused = any(each.severity is Severity.ERROR for each in result.findings)
    if refused or not result.answered:
        return report(result, arguments)
    if not arguments.write:
        return _show(result, arguments, settings, words)
    dirty = _write(result, settings, arguments)
    if dirty is not None:
        return report(Result((dirty,), answered=False), arguments)
    for change in result.changes:
        write_remark(f"rewrote {display_path(change.path)}", arguments)
    return report(replace(result, changes=()), arguments)


def _show(
    result: Result, arguments: argparse.Namespace, settings: Settings, words: Sequence[str]
) -> int:
    from ssotgen.app.diff_of_changes import diff_of

    exit_code = report(replace(result, diff=diff_of(result.changes)), arguments)
    count = len(result.changes)
    files = counted(count, "file")
    command = f"{settings.command_line(words[0])} {shlex.join((*words[1:], '--write'))}"
    write_remark(f"{files} would be rewritten; run `{command}` to do so", arguments)
    return WRONG if exit_code == CLEAN and count else exit_code


def _write(result: Result, settings: Settings, arguments: argparse.Namespace) -> Finding | None:
    """Write the changes, all or none; return a finding where git could not undo them.

    Raises:
        WriteError: A file cannot be written.
    """
    from ssotgen.output.lock import project_lock
    from ssotgen.output.write import apply_changes

    paths = [change.path for change in result.changes]
    dirty = None if arguments.allow_dirty else uncommitted_changes(settings.root, paths)
    if dirty is not None:
        return dirty
    roots = [str(settings.root), *(str(path.parent) for path in paths)]
    # The spec goes last: if this process is killed before, the same command still knows the symbol.
    changes = sorted(result.changes, key=lambda change: change.path.is_relative_to(settings.spec))
    with project_lock(settings.root):
        apply_changes(changes, Path(os.path.commonpath(roots)))
    return None


def uncommitted_changes(root: Path, changed: Sequence[Path]) -> Finding | None:
    """Return a finding where a rewrite could not be undone by git, None where it could."""
    from ssotgen.migrate.work_tree import uncommitted
    from ssotgen.settings.rules import UNCOMMITTED_CHANGES

    dirty = uncommitted(root, changed)
    if not dirty:
        return None
    some = ", ".join(dirty[:3]) + (f" and {len(dirty) - 3} more" if len(dirty) > 3 else "")
    return UNCOMMITTED_CHANGES.finding(
        COMMAND_LINE,
        f"the work tree has uncommitted changes: {some}",
        hint="commit them first, or use `--allow-dirty`",
    )
