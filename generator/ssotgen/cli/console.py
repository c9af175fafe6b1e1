"""Writes to the terminal: answers to stdout, remarks to stderr, colour where it is wanted."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TextIO

from ssotgen.cli.report.look import Look, terminal_look
from ssotgen.diagnostics.printable import printable


def wants_color(arguments: argparse.Namespace) -> bool:
    """Return whether stdout is a terminal and nobody asked for plain text."""
    if arguments.no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()


def look_of(arguments: argparse.Namespace) -> Look:
    """Return how text is shown on stdout: as its terminal can, or plain in a pipe."""
    if not sys.stdout.isatty():
        return Look(color=wants_color(arguments))
    return terminal_look(color=wants_color(arguments))


def write_answer(text: str) -> None:
    """Write what the command was asked for to stdout."""
    _write(sys.stdout, text)


def write_remark(text: str, arguments: argparse.Namespace) -> None:
    """Write a line about the work to stderr, unless `--quiet` was given."""
    if not arguments.quiet:
        _write(sys.stderr, f"{text}\n")


def write_error(text: str) -> None:
    """Write to stderr, on one line, why the command cannot do what was asked."""
    _write(sys.stderr, f"ssotgen: error: {printable(text)}\n")


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
        stream.flush()
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        # The reader (`head`, a pager) has seen enough. The answer, and so the exit code, stays what
        # it is; and Python's own flush at exit must find somewhere to write to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
