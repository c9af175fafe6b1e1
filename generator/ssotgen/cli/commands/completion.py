"""`ssotgen completion`: prints a script that completes commands and options in a shell."""

from __future__ import annotations

import argparse

from ssotgen.cli.console import write_answer, write_error
from ssotgen.cli.options import FOLDER

NAME = "completion"
SUMMARY = "print a script that completes ssotgen in your shell"
SHELLS = ("bash", "zsh", "tcsh")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("shell", choices=SHELLS, help="the shell that will read the script")
    parser.epilog = 'for bash: eval "$(ssotgen completion bash)" in your ~/.bashrc'


def run(arguments: argparse.Namespace) -> int:
    """Return 0, or 2 where the package that writes such scripts is not installed."""
    try:
        import shtab
    except ModuleNotFoundError:
        write_error(
            "completion needs the package shtab; "
            "install it with: python -m pip install 'ssotgen[completion]'"
        )
        return 2
    from ssotgen.cli.dispatch import build_parser

    parser = build_parser()
    _complete_folders(parser, shtab.DIRECTORY)
    write_answer(shtab.complete(parser, shell=arguments.shell) + "\n")
    return 0


def _complete_folders(parser: argparse.ArgumentParser, how: object) -> None:
    """Mark every option that takes a folder, in the parsers of the commands too."""
    for action in parser._actions:
        if action.metavar == FOLDER:
            # shtab reads an attribute that argparse's own type does not declare.
            vars(action)["complete"] = how
        if isinstance(action.choices, dict):
            for command in action.choices.values():
                _complete_folders(command, how)
