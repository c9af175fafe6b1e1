"""The text of `--help`: what a command does, its options by group, examples, exit codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from ssotgen.cli.commands import GROUPS, Command
from ssotgen.cli.report.look import terminal_width
from ssotgen.cli.report.wrapping import wrapped

if TYPE_CHECKING:
    import argparse

DESCRIPTION = "Generate Python modules from a YAML spec, and keep the two in sync."
GLOBAL_OPTIONS = (
    ("-C FOLDER", "run as if started in FOLDER"),
    ("-q, --quiet", "print findings only: no differences, no summary"),
    ("-v, --verbose", "also print which settings are used and how long it takes"),
    ("--color WHEN", "use colours: auto, always or never (also: NO_COLOR, FORCE_COLOR)"),
    ("-h, --help", "show this help, or that of a command"),
    ("-V, --version", "show the version"),
)
_COULD_NOT_RUN = "2 could not run: an error in the command, settings or spec"
_WIDEST, _NARROWEST = 100, 50
_FIRST_COLUMN = 27

Rows: TypeAlias = Sequence[tuple[str, str]]


def program_help() -> str:
    """Return the text of `ssotgen --help`."""
    blocks = [_wrapped(DESCRIPTION), ["Usage: ssotgen [-C FOLDER] COMMAND [OPTIONS]"]]
    groups = [(title, tuple(commands.items())) for title, commands in GROUPS.items()]
    blocks += _tables([*groups, ("Options", GLOBAL_OPTIONS)])
    blocks.append(
        [
            *_wrapped("Run `ssotgen help COMMAND` for the options of a command and examples."),
            *_wrapped("Exit codes: 0 success, 1 problems found, 2 could not run."),
        ]
    )
    return _joined(blocks)


def command_help(command: Command, parser: argparse.ArgumentParser) -> str:
    """Return the text of `ssotgen COMMAND --help`."""
    summary = f"{command.summary[:1].upper()}{command.summary[1:]}."
    arguments = "".join(f" {_usage(action)}" for action in _arguments(parser))
    blocks = [
        _wrapped(summary),
        [f"Usage: ssotgen {command.name} [OPTIONS]{arguments}"],
    ]
    blocks += _tables(list(_groups(parser)))
    if command.examples:
        blocks.append(["Examples:", *_example_lines(command.examples)])
    meanings = [f"{code} {text}" for code, text in enumerate(command.exit_codes)]
    codes = (line for text in (*meanings, _COULD_NOT_RUN) for line in _wrapped(text, "  ", "    "))
    blocks.append(["Exit codes:", *codes])
    return _joined(blocks)


def _groups(parser: argparse.ArgumentParser) -> Iterator[tuple[str, Rows]]:
    """Yield the titles and the rows of the arguments and of each group of options; those of the
    command itself first, those of every command last."""
    positional = [(_metavar(action), summary_of(action)) for action in _arguments(parser)]
    if positional:
        yield "Arguments", positional
    for group in parser._action_groups:
        actions = [
            each for each in group._group_actions if each.option_strings and summary_of(each)
        ]
        if actions:
            title = str(group.title or "")
            yield (
                title[:1].upper() + title[1:],
                [(_names(each), summary_of(each)) for each in actions],
            )


def _arguments(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return [action for action in parser._actions if not action.option_strings]


def _usage(action: argparse.Action) -> str:
    name = _metavar(action)
    return {"*": f"[{name}]...", "+": f"{name}...", "?": f"[{name}]"}.get(str(action.nargs), name)


def _metavar(action: argparse.Action) -> str:
    return str(action.metavar or action.dest.upper())


def _names(action: argparse.Action) -> str:
    names = ", ".join(action.option_strings)
    return names if action.nargs == 0 else f"{names} {_metavar(action)}"


def summary_of(action: argparse.Action) -> str:
    """Return what an option or an argument is for, empty where it is hidden."""
    from argparse import SUPPRESS  # the help of the program needs none of it

    if not action.help or action.help == SUPPRESS:
        return ""
    return action.help % {"default": action.default}


def _example_lines(examples: Sequence[tuple[str, str]]) -> Iterator[str]:
    for command, text in examples:
        yield from _wrapped(f"{text}:", "  ", "  ")
        yield f"    {command}"


def _tables(groups: Sequence[tuple[str, Rows]]) -> Iterator[list[str]]:
    """Yield groups of names and what they mean as tables whose columns begin alike."""
    longest = max(len(name) for _, rows in groups for name, _ in rows)
    column = min(longest + 4, _FIRST_COLUMN)
    for title, rows in groups:
        yield [f"{title}:", *(line for row in rows for line in _row(*row, column))]


def _row(name: str, text: str, column: int) -> Iterator[str]:
    begin, margin = f"  {name:<{column - 2}}", " " * column
    if len(name) + 4 > column:
        yield begin.rstrip()
        begin = margin
    yield from _wrapped(text, begin, margin)


def _wrapped(text: str, first: str = "", later: str = "") -> list[str]:
    width = min(max(terminal_width(), _NARROWEST), _WIDEST)
    return wrapped(text, width, first, later).split("\n")


def _joined(blocks: Iterable[Sequence[str]]) -> str:
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"
