"""The parser of a command's options: argparse, with messages and help of our own."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from typing import NoReturn

from ssotgen.cli.commands import Command, load
from ssotgen.cli.console import write_answer
from ssotgen.cli.options import add_common_options
from ssotgen.cli.usage_error import UsageError
from ssotgen.diagnostics.printable import printable
from ssotgen.diagnostics.wording import listed

_LIKELY = 0.7
"""How alike an option must be to be suggested; short words are easily a little alike."""

_INSTEAD = {
    ("generate", "--check"): "`ssotgen check`",
    ("generate", "--dry-run"): "`ssotgen generate --diff`",
    ("check", "--fix"): "`ssotgen generate`",
    ("check", "--write"): "`ssotgen generate`",
    ("check", "--diff"): "`ssotgen check`, which shows the differences",
    ("audit", "--fix"): "`ssotgen migrate --write`",
    ("audit", "--write"): "`ssotgen migrate --write`",
    ("migrate", "--fix"): "`ssotgen migrate --write`",
    ("migrate", "--diff"): "`ssotgen migrate`, which shows the differences",
    ("migrate", "--dry-run"): "`ssotgen migrate`, which shows the differences",
    ("validate", "--fix"): "`ssotgen fmt` to format the spec",
}
"""Options that other tools have, and what does the same here."""


class CommandParser(argparse.ArgumentParser):
    """Parses the words behind the name of a command."""

    def __init__(self, command: Command) -> None:
        super().__init__(
            prog=f"ssotgen {command.name}",
            formatter_class=_formatter,
            allow_abbrev=False,
            add_help=False,
        )
        self.command = command
        command.add_arguments(self)
        add_common_options(self)

    def parse(self, words: Sequence[str], working_folder: str) -> argparse.Namespace:
        """Return the arguments.

        Raises:
            UsageError: The command does not take some of the words.
            SystemExit: Its help was printed.
        """
        arguments, unknown = self.parse_known_args(words)
        if unknown:
            raise UsageError(self._unknown(unknown), self.command.name)
        arguments.working_folder, arguments.parser = working_folder, self
        return arguments

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with what argparse complains of, in our words."""
        raise UsageError(_in_plain_words(message, self), self.command.name)

    def format_help(self) -> str:
        """Return the text of `--help`."""
        from ssotgen.cli.help import command_help

        return command_help(self.command, self)

    def print_help(self, file: object = None) -> None:
        """Print the text of `--help`."""
        write_answer(self.format_help())

    def options(self) -> Iterator[str]:
        """Yield the options by their long names."""
        for action in self._actions:
            yield from (name for name in action.option_strings if name.startswith("--"))

    def actions(self) -> Sequence[argparse.Action]:
        """Return the options and arguments."""
        return self._actions

    def option(self, name: str) -> argparse.Action | None:
        """Return the option or the argument of that name, or None."""
        for action in self._actions:
            if name in (*action.option_strings, action.metavar, action.dest):
                return action
        return None

    def _unknown(self, words: Sequence[str]) -> str:
        first, name = words[0], self.command.name
        if not first.startswith("-"):
            return f"`ssotgen {name}` takes no argument '{printable(first)}'"
        option = first.partition("=")[0]
        if option == "-C":
            return f"`-C` is written in front of the command: `ssotgen -C FOLDER {name}`"
        instead = _INSTEAD.get((name, option))
        if instead is None and (near := nearest_option(option, self.options())):
            instead = f"`{near}`"
            return f"`ssotgen {name}` has no option '{printable(option)}'; did you mean {instead}?"
        use = f"; use {instead}" if instead else ""
        return f"`ssotgen {name}` has no option '{printable(option)}'{use}"


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Return what argparse tries each option with. Without a width, it would import shutil to ask
    for that of the terminal; the help is not written by it."""
    return argparse.HelpFormatter(prog, width=80)


def parser_of(name: str) -> CommandParser:
    """Return the parser of a command, one of COMMANDS."""
    return CommandParser(load(name))


def nearest_option(word: str, options: Iterator[str] | Sequence[str]) -> str | None:
    """Return the option that `word` was most likely meant to be, or None. The dashes that all of
    them share do not count."""
    from ssotgen.diagnostics.suggest import nearest

    known = {option.lstrip("-"): option for option in options}
    found = nearest(word.lstrip("-"), known, cutoff=_LIKELY)
    return known[found] if found else None


def _in_plain_words(message: str, parser: CommandParser) -> str:
    """Return what is wrong in our words: those of argparse differ from Python to Python."""
    found = re.match(r"argument ([^:]+): (.*)", message, re.DOTALL)
    if found is None:
        needed = message.partition("the following arguments are required: ")[2]
        return f"`{parser.prog}` needs {listed(needed.split(', '), 'and')}" if needed else message
    name, problem = found[1].split("/")[-1], found[2]
    action = parser.option(name)
    if problem.startswith("invalid choice: ") and action is not None and action.choices:
        from ssotgen.diagnostics.suggest import hint_for

        given = problem.removeprefix("invalid choice: ").partition(" (")[0]
        choices = [str(choice) for choice in action.choices]
        hint = hint_for(given.strip("'"), choices, f"use {listed(choices)}")
        return f"{_called(name)} cannot be {given}; {hint}"
    if problem.startswith("expected ") and action is not None:
        return f"{_called(name)} needs a value: `{name} {action.metavar or action.dest.upper()}`"
    other = problem.partition("not allowed with argument ")[2]
    if other:
        return f"{_called(name)} cannot be given together with {_called(other.split('/')[-1])}"
    if problem.startswith("ignored explicit argument "):
        return f"{_called(name)} takes no value"
    return f"{_called(name)}: {problem}"


def _called(name: str) -> str:
    return f"`{name}`" if name.startswith("-") else name
