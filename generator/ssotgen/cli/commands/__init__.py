"""The commands, one module each.

A module defines `NAME`; `SUMMARY` (one line, shown by `ssotgen --help`); `EXAMPLES` (pairs of a
command line and what it does) and `EXIT_CODES` (what 0 and 1 mean), both shown by its own `--help`;
`add_arguments(parser)`; and `run(arguments)`, which returns the exit code. It imports what it works
with inside `run`.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable

from ssotgen.diagnostics.record import record

GROUPS = {
    "Everyday": ("init", "generate", "check", "validate", "fmt"),
    "Adopting": ("extract", "audit", "migrate"),
    "Changing a spec": (
        "breaking",
        "diff",
        "changelog",
        "usages",
        "rename",
        "deprecate",
        "remove",
        "deprecations",
    ),
    "Reading a spec": ("docs", "graph", "outputs", "files"),
    "Help and setup": ("explain", "rules", "settings", "schema", "lsp", "completion"),
}
"""The modules of this package that are commands, by the headings of the help."""

COMMANDS = tuple(name for names in GROUPS.values() for name in names)


@record
class Command:
    """What a command's module defines.

    `add_arguments` adds the options of this command alone; the common ones are added for every
    command. `run` does the work and returns the exit code; it may raise FindingsError, which is
    reported.
    """

    name: str
    summary: str
    examples: tuple[tuple[str, str], ...]
    exit_codes: tuple[str, ...]
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def load(name: str) -> Command:
    """Return the command of that name, which must be one of COMMANDS."""
    module = importlib.import_module(f"{__name__}.{name}")
    return Command(
        module.NAME,
        module.SUMMARY,
        module.EXAMPLES,
        module.EXIT_CODES,
        module.add_arguments,
        module.run,
    )


def suggestion(name: str) -> str | None:
    """Return the command that a misspelt name was probably meant to be, or None."""
    # A command that is spelt right does not pay for the import.
    from ssotgen.diagnostics.suggest import nearest

    begun = [each for each in COMMANDS if len(name) > 1 and each.startswith(name)]
    return begun[0] if len(begun) == 1 else nearest(name, COMMANDS)
