"""Writes to the terminal: answers to stdout, remarks to stderr, colour where it is wanted."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

from ssotgen.cli.report.look import Look, terminal_look, terminal_width
from ssotgen.diagnostics.printable import printable

if TYPE_CHECKING:
    import argparse

_HANGING = " " * 4
"""How a remark goes on in the next line."""


def look_of(arguments: argparse.Namespace) -> Look:
    """Return how text is shown on stdout: as its terminal can, or plain in a pipe."""
    color = _wants_color(arguments)
    return terminal_look(color=color) if is_terminal(sys.stdout) else Look(color=color)


def read_standard_input() -> bytes:
    """Return all of standard input.

    Raises:
        OSError: It is closed.
    """
    if sys.stdin is None:
        raise OSError(0, "standard input is closed")
    return sys.stdin.buffer.read()


def write_answer(text: str) -> None:
    """Write what the command was asked for to stdout.

    Raises:
        OSError: That is impossible.
    """
    if sys.stdout is None and text:
        raise OSError(0, "standard output is closed")
    _write(sys.stdout, text)


def write_remark(text: str, arguments: argparse.Namespace) -> None:
    """Write a line about the work to stderr, unless `--quiet` was given."""
    if not arguments.quiet:
        _write(sys.stderr, f"{_fitted(text)}\n")


def write_block(text: str, arguments: argparse.Namespace) -> None:
    """Write lines to be copied to stderr, as they are, unless `--quiet` was given."""
    if not arguments.quiet:
        _write(sys.stderr, f"{text}\n")


def write_detail(text: str, arguments: argparse.Namespace) -> None:
    """Write a line about the work to stderr, if `--verbose` was given."""
    if arguments.verbose:
        _write(sys.stderr, f"{_fitted(printable(text))}\n")


def write_error(text: str, prefix: str = "ssotgen: error: ") -> None:
    """Write to stderr why the command cannot do what was asked: on one line behind `prefix`, or,
    where that is empty, just as it is."""
    _write(sys.stderr, f"{_fitted(prefix + printable(text)) if prefix else text.rstrip()}\n")


def _fitted(text: str) -> str:
    """Return a text for stderr, wrapped where that is a terminal."""
    if not is_terminal(sys.stderr):
        return text
    from ssotgen.cli.report.wrapping import wrapped_lines

    return wrapped_lines(text, terminal_width(), _HANGING)


def _wants_color(arguments: argparse.Namespace) -> bool:
    """Return whether to use colours: what `--color` says, or else the environment and the kind of
    stdout."""
    if arguments.color != "auto":
        return str(arguments.color) == "always"
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR")
    if forced:
        return forced not in ("0", "false")
    return os.environ.get("TERM") != "dumb" and is_terminal(sys.stdout)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody reads a stream on a terminal; one that is closed is None."""
    return stream is not None and stream.isatty()


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:
        return  # the caller closed it, so that nobody reads on
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
        _discard(stream)
    except OSError:
        # A full disk: what is still in the buffer would fail once more at exit.
        _discard(stream)
        if stream is not sys.stderr:
            raise


def _discard(stream: TextIO) -> None:
    """Let what is written to a stream from now on go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
