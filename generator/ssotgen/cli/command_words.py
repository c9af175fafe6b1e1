"""What completion needs to know of the commands: their options and values."""

from __future__ import annotations

from ssotgen.cli.commands import COMMANDS
from ssotgen.cli.completion import CommandWords, OptionWords
from ssotgen.cli.help import summary_of
from ssotgen.cli.options import FILE, FOLDER, PATH
from ssotgen.cli.parser import CommandParser, parser_of


def command_words() -> list[CommandWords]:
    """Return all commands with their options and values, for shell completion."""
    return [_words_of(parser_of(name)) for name in COMMANDS]


def _words_of(parser: CommandParser) -> CommandWords:
    options = tuple(
        OptionWords(
            tuple(action.option_strings),
            summary_of(action),
            action.nargs != 0,
            tuple(str(choice) for choice in action.choices or ()),
            {FOLDER: "folder", FILE: "file", PATH: "file"}.get(str(action.metavar), ""),
        )
        for action in parser.actions()
    )
    return CommandWords(parser.command.name, parser.command.summary, options)
