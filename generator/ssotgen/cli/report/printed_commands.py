"""Commands in hints: completed with the options that were given, so that they can be copied."""

from __future__ import annotations

import argparse
import re
import shlex
from pathlib import PurePath

from ssotgen.app.result import Result
from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.record import replace

_COMMAND = r"`ssotgen (?:-C ((?:'[^']*'|[^\s'`])+) )?(\w+)([^`]*)`"
_SETTINGS = ("spec", "output", "templates", "project")


def with_options(result: Result, arguments: argparse.Namespace) -> Result:
    """Return the result with `-C`, the options for settings and the paths of the command line in
    the commands that its findings and notes print."""
    if not _given(arguments):
        return result
    return replace(
        result,
        findings=tuple(_completed(finding, arguments) for finding in result.findings),
        notes=tuple(complete(note, arguments) for note in result.notes),
    )


def complete(text: str, arguments: argparse.Namespace) -> str:
    """Return a text with those options and paths in the commands that it prints."""
    return re.sub(_COMMAND, lambda match: _line(match, arguments), text)


def _given(arguments: argparse.Namespace) -> bool:
    return any(getattr(arguments, name, None) for name in ("working_folder", *_SETTINGS, "paths"))


def _completed(finding: Finding, arguments: argparse.Namespace) -> Finding:
    hint = complete(finding.hint, arguments)
    return finding if hint == finding.hint else replace(finding, hint=hint)


def _line(match: re.Match[str], arguments: argparse.Namespace) -> str:
    """Return the command of a match as it must be typed where the hint is read."""
    from ssotgen.cli.commands import COMMANDS
    from ssotgen.cli.parser import parser_of

    command, rest = match[2], match[3]
    outer = PurePath(getattr(arguments, "working_folder", ""))
    inner = shlex.split(match[1])[0] if match[1] else ""
    if inner and outer.parts and PurePath(inner).is_relative_to(outer):
        return match[0]  # it was made with the settings, and is complete
    folder = (outer / inner).as_posix() if outer.parts or inner else ""
    line = shlex.join(["ssotgen", *(("-C", folder) if folder else ()), command]) + rest
    is_here = command in COMMANDS and not inner
    known = frozenset(parser_of(command).options()) if is_here else frozenset()
    for option in (f"--{name}" for name in _SETTINGS if f"--{name}" in known):
        given = getattr(arguments, option[2:], None) or ()
        if f"{option} " not in rest:
            for value in (given,) if isinstance(given, str) else given:
                line += f" {option} {shlex.quote(value)}"
    paths = getattr(arguments, "paths", ())
    if command == "migrate" and arguments.parser.command.name in ("audit", "migrate") and paths:
        dashes = "-- " if any(path.startswith("-") for path in paths) else ""
        line += f" {dashes}{shlex.join(paths)}"
    return f"`{line}`"
