"""`ssotgen schema`: prints the JSON Schema of the spec, for editors."""

from __future__ import annotations

import argparse

from ssotgen.cli.console import write_answer

NAME = "schema"
EXAMPLES = (("ssotgen schema > ssotgen.schema.json", "write the schema for an editor"),)
EXIT_CODES = ("the schema was printed",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command: none."""


def run(arguments: argparse.Namespace) -> int:
    """Return 0."""
    from ssotgen import resources

    write_answer(resources.spec_schema())
    return 0
