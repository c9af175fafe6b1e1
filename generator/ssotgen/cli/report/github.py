"""GitHub workflow commands: each finding becomes an annotation at its line of a pull request."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from ssotgen.app.result import Result
from ssotgen.diagnostics.finding import Finding, Severity
from ssotgen.diagnostics.printable import printable, printable_lines

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(result: Result) -> str:
    """Return a workflow command for each finding, then the diff for the log.

    Paths are relative to GITHUB_WORKSPACE, where that is set and holds them, since annotations are
    placed by the path in the repository.
    """
    lines = [_command(finding) for finding in result.findings]
    if result.diff:
        # What a diff shows is not ours: within this token's lines the runner obeys no command.
        token = secrets.token_hex(16)
        diff = printable_lines(result.diff.removesuffix("\n"))
        lines += [f"::stop-commands::{token}", *diff, f"::{token}::"]
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding) -> str:
    at = finding.location
    properties = (
        ("file", _workspace_path(at.path)),
        ("line", str(at.line)),
        ("col", str(at.column)),
        ("title", f"{finding.code} {finding.rule}"),
    )
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties)
    lines = [printable(finding.message)]
    if finding.hint:
        lines += printable_lines(f"hint: {finding.hint}")
    return f"::{_COMMANDS[finding.severity]} {shown}::{_data(chr(10).join(lines))}"


def _workspace_path(path: str) -> str:
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if not workspace:
        return path
    absolute = Path(os.path.normpath(Path.cwd() / path))
    root = Path(os.path.normpath(workspace))
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else path


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
