"""docs/commands.md is made from the commands themselves; no page is longer than people read."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from ssotgen.cli.commands import GROUPS
from ssotgen.cli.help import GLOBAL_OPTIONS, summary_of
from ssotgen.cli.options import (
    add_common_options,
    add_format_option,
    add_project_options,
    add_settings_options,
)
from ssotgen.cli.parser import parser_of

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(DOCS.glob("*.md"))
INTRODUCTION = """\
# Commands

All commands, their own options, and what their exit codes mean. For users of the command line, to
look things up. `ssotgen help COMMAND` adds examples. This page is made from the code.

Exit code 2 always means that the command could not run: an error in the command, settings or spec.
"""
SHARED = (
    ("Options of commands that read a spec", add_settings_options),
    ("Options of commands that print findings", add_format_option),
    ("Options that pick projects of a workspace", add_project_options),
)
"""Options that several commands have, which the page lists once."""


def page() -> str:
    """Return the page of the commands."""
    parts = [INTRODUCTION, "## Options of every command\n", listed(GLOBAL_OPTIONS)]
    for title, add_options in SHARED:
        parts += [f"## {title}\n", listed(rows_of(with_options(add_options)))]
    for title, names in GROUPS.items():
        parts.append(f"## {title}\n")
        parts.extend(section(name) for name in names)
    return "\n".join(parts)


def section(name: str) -> str:
    """Return what the page says of one command."""
    parser = parser_of(name)
    command = parser.command
    codes = "; ".join(f"{code}: {text}" for code, text in enumerate(command.exit_codes))
    summary = f"{command.summary[:1].upper()}{command.summary[1:]}."
    lines = [f"### {name}\n", f"{summary} Exit codes: {codes}.\n"]
    known = [*rows_of(with_options(add_common_options))]
    for _, add_options in SHARED:
        known += rows_of(with_options(add_options))
    rows = [row for row in rows_of(parser) if row not in known]
    return "\n".join([*lines, listed(rows)] if rows else lines)


def with_options(add_options: Callable[..., None]) -> argparse.ArgumentParser:
    """Return a parser with some options alone."""
    parser = argparse.ArgumentParser(add_help=False)
    add_options(parser)
    return parser


def rows_of(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str]]:
    """Yield the arguments and options of a parser, and what they mean."""
    for action in parser._actions:
        if summary := summary_of(action):
            value = "" if action.nargs == 0 else str(action.metavar or action.dest.upper())
            yield " ".join([", ".join(action.option_strings), value]).strip(), summary


def listed(rows: Iterable[tuple[str, str]]) -> str:
    """Return names and what they mean."""
    return "".join(f"- `{name}`: {text}\n" for name, text in rows)


def test_the_page_of_the_commands_lists_them_all() -> None:
    path = DOCS / "commands.md"
    if os.environ.get("SSOTGEN_UPDATE_CASES") == "1":
        path.write_text(page(), encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == page(), (
        "run: SSOTGEN_UPDATE_CASES=1 python -m pytest tests/docs/test_commands.py"
    )


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_can_be_read_in_one_sitting(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= 300


def test_the_index_names_every_page() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in PAGES if f"({path.name})" not in index] == ["README.md"]
