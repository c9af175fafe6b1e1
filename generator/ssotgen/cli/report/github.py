"""GitHub workflow commands: each finding becomes an annotation at its line of a pull request."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

from ssotgen.app.result import Result
from ssotgen.cli.report.repository_paths import repository_path
from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.printable import printable, printable_lines

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(result: Result) -> str:
    """Return a workflow command for each finding, then the diff for the log.

    Annotations are placed by the path in the repository. What is about the command line has none.
    """
    lines = [_command(finding) for finding in result.findings]
    if result.diff:
        # What a diff shows is not ours: within this token's lines the runner obeys no command.
        token = secrets.token_hex(16)
        diff = printable_lines(result.diff.removesuffix("\n"))
        lines += [f"::stop-commands::{token}", *diff, f"::{token}::"]
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding) -> str:
    title = ("title", f"{finding.code} {finding.rule}")
    properties = (*_place(finding), title)
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties)
    lines = [printable(finding.message)]
    lines += [printable(f"{label}: {at}") for at, label in finding.related]
    if finding.hint:
        lines += printable_lines(f"help: {finding.hint}")
    return f"::{_COMMANDS[finding.severity]} {shown}::{_data(chr(10).join(lines))}"


def _place(finding: Finding) -> Iterator[tuple[str, str]]:
    at, end = finding.location, finding.end
    if not at.path:
        return
    yield "file", repository_path(at.path)
    yield "line", str(at.line)
    if end is not None and end[0] != at.line:
        # GitHub takes columns for findings on one line alone.
        yield "endLine", str(end[0])
        return
    yield "col", str(at.column)
    if end is not None:
        yield "endColumn", str(end[1])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
