"""`ssotgen outputs`: lists the outputs that a project can have, and which of them it has."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ssotgen.cli import options
from ssotgen.cli.console import look_of, write_answer
from ssotgen.cli.report.wrapping import wrapped
from ssotgen.diagnostics.printable import printable

if TYPE_CHECKING:
    from ssotgen.app.list_outputs import ListedOutput

NAME = "outputs"
EXAMPLES = (
    ("ssotgen outputs", "list what is built in, in the settings, and in installed packages"),
    ("ssotgen outputs --format json", "print the list for a program"),
)
EXIT_CODES = ("the list was printed",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    options.add_table_format_option(parser)
    options.add_settings_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Return 0."""
    from ssotgen.app.list_outputs import list_outputs

    listed = list_outputs(options.settings_of(arguments))
    if arguments.form == "json":
        import json
        from dataclasses import asdict

        answer = {"version": 1, "outputs": [asdict(each) for each in listed]}
        write_answer(json.dumps(answer, indent=2) + "\n")
        return 0
    look = look_of(arguments)
    write_answer("".join(f"{line}\n" for each in listed for line in _lines(each, look.width)))
    return 0


def _lines(each: ListedOutput, width: int | None) -> list[str]:
    used = {True: " (used)", False: "", None: ""}[each.is_used]
    about = f"cannot be used: {each.fault}" if each.fault else each.summary
    path = [f"    {each.path}"] if each.path else []
    about = wrapped(printable(about), width, "    ", "    ")
    return [printable(f"{each.name}, {each.origin}{used}"), about, *map(printable, path)]
