"""The commands, one module each.

A module defines `NAME`, `SUMMARY` (one line, shown by `ssotgen --help`), `add_arguments(parser)`
and `run(arguments)`, which returns the exit code. It imports what it works with inside `run`.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable
from dataclasses import dataclass

from ssotgen.diagnostics.nearest import nearest

COMMANDS = (
    "init",
    "generate",
    "check",
    "validate",
    "audit",
    "migrate",
    "extract",
    "breaking",
    "diff",
    "changelog",
    "usages",
    "rename",
    "deprecations",
    "docs",
    "graph",
    "files",
    "fmt",
    "lsp",
    "outputs",
    "explain",
    "schema",
    "completion",
)
"""The modules of this package that are commands, in the order of the help."""


@dataclass(frozen=True, slots=True)
class Command:
    """What a command's module defines.

    `add_arguments` adds the options of this command alone; the common ones are added for every
    command. `run` does the work and returns the exit code; it may raise SettingsError, which is
    reported.
    """

    name: str
    summary: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def load(name: str) -> Command:
    """Return the command of that name, which must be one of COMMANDS."""
    module = importlib.import_module(f"{__name__}.{name}")
    return Command(module.NAME, module.SUMMARY, module.add_arguments, module.run)


def meant(name: str) -> str | None:
    """Return the command that a misspelt name was probably meant to be, or None."""
    return nearest(name, COMMANDS)
