"""Commands in hints: completed with the options that were given, so that they can be copied."""

from __future__ import annotations

import argparse
import re
import shlex
from dataclasses import replace

from ssotgen.app.result import Result
from ssotgen.diagnostics.finding import Finding

_COMMAND = re.compile(r"`ssotgen (\w+)([^`]*)`")
_WITH_SETTINGS = frozenset(
    ("generate", "check", "validate", "audit", "migrate", "extract", "breaking", "docs", "settings")
)
_OF_OUTPUT = ("output", "templates")
_SPEC_ALONE = frozenset(("validate", "docs"))


def with_options(result: Result, arguments: argparse.Namespace) -> Result:
    """Return the result with `-C`, the options for settings and the paths of the command line in
    the commands that its findings and notes print."""
    if not _given(arguments):
        return result
    return replace(
        result,
        findings=tuple(_completed(finding, arguments) for finding in result.findings),
        notes=tuple(_COMMAND.sub(lambda m: _line(m, arguments), note) for note in result.notes),
    )


def _given(arguments: argparse.Namespace) -> bool:
    names = ("working_folder", "spec", "output", "templates", "paths")
    return any(getattr(arguments, name, None) for name in names)


def _completed(finding: Finding, arguments: argparse.Namespace) -> Finding:
    hint = _COMMAND.sub(lambda match: _line(match, arguments), finding.hint)
    return finding if hint == finding.hint else replace(finding, hint=hint)


def _line(match: re.Match[str], arguments: argparse.Namespace) -> str:
    """Return the command of a match as it must be typed where the hint is read."""
    command, rest = match[1], match[2]
    folder = getattr(arguments, "working_folder", "")
    words = ["ssotgen", *(("-C", folder) if folder else ()), command]
    line = shlex.join(words) + rest
    if command in _WITH_SETTINGS:
        names = ("spec",) if command in _SPEC_ALONE else ("spec", *_OF_OUTPUT)
        for name in names:
            value = getattr(arguments, name, None)
            if value and f"--{name} " not in rest:
                line += f" --{name} {shlex.quote(value)}"
    paths = getattr(arguments, "paths", ())
    if command == "migrate" and arguments.parser.command.name in ("audit", "migrate") and paths:
        line += f" {shlex.join(paths)}"
    return f"`{line}`"
