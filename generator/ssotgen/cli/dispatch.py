"""Finds the command that was asked for, parses its options, and runs it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssotgen import __version__
from ssotgen.app.result import CLEAN, UNANSWERED, Result
from ssotgen.cli.commands import COMMANDS, suggestion
from ssotgen.cli.console import write_answer, write_detail, write_error
from ssotgen.cli.usage_error import UsageError
from ssotgen.diagnostics.finding import FindingsError
from ssotgen.diagnostics.printable import printable
from ssotgen.output.write_error import WriteError, cannot_write

if TYPE_CHECKING:
    import argparse

_FLAGS = ("-q", "--quiet", "-v", "--verbose", "--debug", "--no-color")
_WITH_VALUE = ("--color",)
_HELP = ("-h", "--help")
_VERSION = ("-V", "--version")


def dispatch(argv: Sequence[str], working_folder: str = "") -> int:
    """Run the command line `argv` and return its exit code.

    `working_folder` is what `-C` named in front of it.

    Raises:
        SystemExit: A `--help` was printed.
    """
    begin = time.perf_counter()
    try:
        leading, name, words = _split(argv)
        if name is None:
            return _without_command(leading)
        if name == "help":
            return _help_for(words)
        from ssotgen.cli.parser import parser_of

        arguments = parser_of(name).parse([*leading, *words], working_folder)
        exit_code = _run(arguments)
    except UsageError as error:
        write_error(str(error))
        if error.command:
            write_error(f"run `ssotgen {error.command} --help` for its options", prefix="")
        return UNANSWERED
    write_detail(f"took {time.perf_counter() - begin:.2f} s", arguments)
    return exit_code


def _run(arguments: argparse.Namespace) -> int:
    from ssotgen.cli.report.show import report

    try:
        exit_code: int = arguments.parser.command.run(arguments)
    except FindingsError as error:
        return report(Result(error.findings, answered=False), arguments)
    except WriteError as error:
        return report(Result((cannot_write(error),), answered=False), arguments)
    return exit_code


def _split(argv: Sequence[str]) -> tuple[list[str], str | None, list[str]]:
    """Return the options in front of the command, its name, None where there is none, and the words
    behind it.

    Raises:
        UsageError: An option is not one of the program, or the command does not exist.
    """
    leading: list[str] = []
    words = list(argv)
    while words:
        word = words.pop(0)
        option, has_value, _ = word.partition("=")
        if word in (*_FLAGS, *_HELP, *_VERSION) or (has_value and option in _WITH_VALUE):
            leading.append(word)
        elif word in _WITH_VALUE:
            leading += [word, *words[:1]]
            del words[:1]
        elif word.startswith("-"):
            raise UsageError(_unknown_option(option))
        elif word in COMMANDS or word == "help":
            return leading, word, words
        else:
            raise UsageError(_unknown_command(word))
    return leading, None, []


def _without_command(leading: Sequence[str]) -> int:
    """Answer a command line that names no command."""
    if set(leading) & set(_VERSION):
        write_answer(f"ssotgen {__version__}\n")
        return CLEAN
    from ssotgen.cli.help import program_help

    if set(leading) & set(_HELP):
        write_answer(program_help())
        return CLEAN
    write_error(program_help(), prefix="")
    return UNANSWERED


def _help_for(words: Sequence[str]) -> int:
    """Print the help of the command that `words` name, or that of the program."""
    name = next((word for word in words if not word.startswith("-")), None)
    name = None if name == "help" else name
    if name is not None and name not in COMMANDS:
        raise UsageError(_unknown_command(name))
    if name is not None:
        from ssotgen.cli.parser import parser_of

        write_answer(parser_of(name).format_help())
        return CLEAN
    return _without_command(_HELP)


def _unknown_option(option: str) -> str:
    from ssotgen.cli.parser import nearest_option, parser_of

    message = f"unknown option '{printable(option)}' in front of a command"
    known = (*_FLAGS, *_WITH_VALUE, *_HELP, *_VERSION)
    near = nearest_option(option, known)
    if near is not None:
        return f"{message}; did you mean `{near}`?"
    if any(option in parser_of(name).options() for name in COMMANDS):
        return f"{message}; it follows the name of the command: `ssotgen COMMAND {option}`"
    return f"{message}; run `ssotgen --help` for the list"


def _unknown_command(word: str) -> str:
    near = f"--{word}" if word == "version" else suggestion(word)
    hint = f"did you mean `{near}`?" if near else "run `ssotgen --help` for the list"
    return f"unknown command '{printable(word)}'; {hint}"
