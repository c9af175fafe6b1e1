"""`ssotgen settings`: shows each setting, its value, and where the value comes from."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from ssotgen.cli import options
from ssotgen.cli.console import look_of, write_answer, write_remark
from ssotgen.cli.table import table

NAME = "settings"
EXAMPLES = (
    ("ssotgen settings", "show what holds in this folder"),
    ("ssotgen settings --format json", "print it for a program"),
)
EXIT_CODES = ("the settings were shown",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    options.add_table_format_option(parser)
    options.add_settings_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Return 0.

    Raises:
        SettingsError: The settings cannot be used.
    """
    from ssotgen.diagnostics.paths import display_path
    from ssotgen.settings.origins import origins, passed_over

    settings = options.settings_of(arguments)
    found = list(origins(settings, Path.cwd()))
    if arguments.form == "json":
        rows = [{"name": row.name, "value": row.value, "origin": row.origin} for row in found]
        write_answer(json.dumps({"version": 1, "settings": rows}, indent=2) + "\n")
    else:
        write_answer(
            table([(row.name, row.value, row.origin) for row in found], look_of(arguments))
        )
    unused = passed_over(settings)
    if unused is not None:
        write_remark(
            f"not used: [tool.ssotgen] in {display_path(unused)}, "
            "because ssotgen.toml is in the same folder",
            arguments,
        )
    return 0
