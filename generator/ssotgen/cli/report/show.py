"""Prints a result in the format that was asked for and returns its exit code."""

from __future__ import annotations

import argparse
from pathlib import Path

from ssotgen.app.result import Result
from ssotgen.cli.console import look_of, write_answer, write_remark
from ssotgen.cli.report import FORMATS, render
from ssotgen.cli.report.look import PLAIN
from ssotgen.diagnostics.finding import Severity
from ssotgen.diagnostics.printable import printable
from ssotgen.diagnostics.record import replace
from ssotgen.diagnostics.wording import counted


def report(
    result: Result, arguments: argparse.Namespace, *, clean: str = "", scope: str = ""
) -> int:
    """Print `result` and return its exit code.

    Findings, and the diff unless `--quiet` was given, go to stdout or the file of `--output-file`,
    in the format of `arguments.format` (text for a command without that option); notes and a line
    of summary go to stderr. `clean` is that line where nothing was found; `scope` ends it where
    something was, such as "(12 files read)".
    """
    if result.findings or result.notes:
        from ssotgen.cli.report.printed_commands import with_options

        result = with_options(result, arguments)
    format_name = getattr(arguments, "format", FORMATS[0])
    if arguments.quiet and result.diff:
        result = replace(result, diff="")
    target = getattr(arguments, "output_file", None)
    look = PLAIN if target else look_of(arguments)
    if getattr(arguments, "statistics", False):
        from ssotgen.cli.report.counts import render_counts

        deliver(render_counts(result.findings, as_json=format_name == "json"), arguments)
    else:
        deliver(render(format_name, result, look), arguments)
    for note in result.notes:
        write_remark(f"note: {printable(note)}", arguments)
    summary = f"{summarize(result)} {scope}".rstrip() if result.findings else clean
    if summary:
        write_remark(summary, arguments)
    return result.exit_code


def deliver(text: str, arguments: argparse.Namespace) -> None:
    """Write findings to the file of `--output-file`, or else to stdout.

    Raises:
        OSError: That is impossible.
    """
    target = getattr(arguments, "output_file", None)
    if not target:
        write_answer(text)
        return
    try:
        Path(target).write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        reason = f"cannot write the file of `--output-file`: {error.strerror}"
        raise OSError(error.errno, reason, target) from error


def summarize(result: Result) -> str:
    """Return how many findings there are of each severity, empty where there is none."""
    counts = ((severity.value, result.count(severity)) for severity in Severity)
    parts = [counted(count, word) for word, count in counts if count]
    return f"found {', '.join(parts)}" if parts else ""
