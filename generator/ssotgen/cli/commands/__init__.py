"""The commands, one module each.

A module defines `NAME`; `EXAMPLES` (pairs of a command line and what it does) and `EXIT_CODES`
(what 0 and 1 mean), both shown by its own `--help`; `add_arguments(parser)`; and `run(arguments)`,
which returns the exit code. It imports what it works with inside `run`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from ssotgen.diagnostics.record import record

if TYPE_CHECKING:
    import argparse

GROUPS = {
    "Everyday": {
        "init": "write a starter spec, settings and CI snippets into this folder",
        "generate": "generate Python modules from the spec",
        "check": "check that the generated modules are up to date",
        "validate": "check the spec for errors",
        "fmt": "format the spec: order of keys, layout, quotes only where YAML needs them",
    },
    "Adopting": {
        "extract": "create a spec from existing Python code",
        "audit": "find hand-written copies of what the spec defines",
        "migrate": "preview the edits that replace copies; apply them with --write",
    },
    "Changing a spec": {
        "breaking": "find what breaks callers, stored data or behaviour since another "
        "version of the spec",
        "diff": "list every change of the spec since another version of it",
        "changelog": "print the changes since another version of the spec as Markdown, with "
        "the version step",
        "usages": "list who uses an enum, a member, a dataclass, a field or a feature",
        "rename": "rename a symbol in the spec, the generated files and the code that uses it",
        "deprecate": "mark a symbol as deprecated in the spec, with what to use instead",
        "remove": "remove a symbol that nobody uses from the spec, and reserve its name",
        "deprecations": "list what is deprecated, when it is to be removed, and how often it "
        "is still used",
    },
    "Reading a spec": {
        "docs": "write a reference of the spec, as a static site or as Markdown",
        "graph": "print how features, enums, dataclasses and layers refer to each other, as "
        "Mermaid or DOT",
        "outputs": "list the outputs that a project can have",
        "files": "list the inputs and outputs of each project, for build engines",
    },
    "Help and setup": {
        "explain": "explain a rule, or list all rules",
        "rules": "list all rules",
        "settings": "show each setting, its value, and where the value comes from",
        "schema": "print the JSON Schema of the spec, for editors",
        "lsp": "run the language server on standard input and output, for editors",
        "completion": "print a script that completes ssotgen in your shell",
    },
}
"""The modules of this package that are commands, each with the line that says what it does, by the
headings of the help, which imports none of them."""

COMMANDS = {name: summary for group in GROUPS.values() for name, summary in group.items()}


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
        COMMANDS[name],
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
