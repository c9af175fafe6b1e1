"""`ssotgen completion`: prints a script that completes commands and options in a shell."""

from __future__ import annotations

import argparse

from ssotgen.cli.console import write_answer

NAME = "completion"
EXAMPLES = (
    ('eval "$(ssotgen completion bash)"', "complete in this bash; add the line to ~/.bashrc"),
    ("source <(ssotgen completion zsh)", "complete in this zsh; add the line to ~/.zshrc"),
    ("ssotgen completion fish > ~/.config/fish/completions/ssotgen.fish", "complete in fish"),
)
EXIT_CODES = ("the script was printed",)
SHELLS = ("bash", "zsh", "fish")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "shell", choices=SHELLS, metavar="SHELL", help="the shell: bash, zsh or fish"
    )


def run(arguments: argparse.Namespace) -> int:
    """Return 0."""
    from ssotgen.cli import completion
    from ssotgen.cli.command_words import command_words

    render = {"bash": completion.bash, "zsh": completion.zsh, "fish": completion.fish}
    write_answer(render[arguments.shell](command_words()))
    return 0
