"""The commands, one module each.

A module defines `NAME`, `SUMMARY` (one line, shown by `ssotgen --help`), `add_arguments(parser)`
and `run(arguments)`, which returns the exit code. It imports what it works with inside `run`.
"""

from __future__ import annotations

import argparse
import importlib
from typing import Protocol

from ssotgen.nearest import nearest

COMMANDS = (
    "init",
    "generate",
    "check",
    "validate",
    "explain",
    "schema",
    "completion",
)
"""The modules of this package that are commands, in the order of the help."""


class Command(Protocol):
    """What a command's module defines."""

    NAME: str
    SUMMARY: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command alone; the common ones are added for every command."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do the work and return the exit code. May raise SettingsError, which is reported."""


def load(name: str) -> Command:
    """Return the command of that name, which must be one of COMMANDS."""
    module: Command = importlib.import_module(f"{__name__}.{name}")
    return module


def meant(name: str) -> str | None:
    """Return the command that a misspelt name was probably meant to be, or None."""
    return nearest(name, COMMANDS)
