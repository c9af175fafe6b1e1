"""Options of the commands that look at a codebase, and what they ask of an audit."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ssotgen.cli import options
from ssotgen.diagnostics.finding import COMMAND_LINE, Finding

if TYPE_CHECKING:
    from ssotgen.app.audit import Request


def add_path_argument(parser: argparse.ArgumentParser) -> None:
    """Add the paths to look at."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files and folders to look at (default: the setting 'sources')",
    )


def add_jobs_option(parser: argparse.ArgumentParser) -> None:
    """Add the number of processes that read files."""
    parser.add_argument(
        "--jobs",
        type=positive,
        metavar="N",
        help="read files in N processes (default: one per processor if there are many files)",
    )


def positive(text: str) -> int:
    """Return the number that an argument gives.

    Raises:
        ArgumentTypeError: It is below 1 or has more than nine digits.
    """
    if not text.isdecimal() or len(text) > 9 or int(text) < 1:
        raise argparse.ArgumentTypeError("a number is needed, 1 or more")
    return int(text)


def add_rule_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that choose rules."""
    for name, text in (
        (
            "--select",
            "report only these rules, by name, code, prefix of codes or ALL, notes included",
        ),
        ("--ignore", "do not report these rules"),
    ):
        parser.add_argument(name, action="append", default=[], metavar="RULE[,RULE]", help=text)


def request_of(arguments: argparse.Namespace, *, notes: bool) -> Request:
    """Return what the arguments ask of an audit."""
    from ssotgen.app.audit import Request

    return Request(
        paths=tuple(Path(path).absolute() for path in arguments.paths),
        notes=notes,
        select=tuple(_rules_named(arguments.select)),
        ignore=tuple(_rules_named(arguments.ignore)),
    )


def request_faults(arguments: argparse.Namespace) -> Iterator[Finding]:
    """Yield what is wrong with the rules that were typed."""
    from ssotgen.diagnostics.registry import find_rule, rules_of
    from ssotgen.diagnostics.suggest import hint_for
    from ssotgen.settings.rules import UNKNOWN_RULE

    names = [rule.name for rule in rules_of("audit")]
    for name in _rules_named([*arguments.select, *arguments.ignore]):
        rule = find_rule(name)
        if rule is None or rule.name not in names:
            hint = hint_for(name, names, "run `ssotgen rules` for the list")
            yield UNKNOWN_RULE.finding(COMMAND_LINE, f"the audit has no rule '{name}'", hint=hint)


def _rules_named(values: Sequence[str]) -> Iterator[str]:
    """Yield the rules of the audit that are named, by name, code, or the beginning of codes, or all
    of them by `ALL`; a name that is none of these is yielded as it is."""
    from ssotgen.diagnostics.registry import rules_of

    rules = rules_of("audit")
    for name in options.split_names(values):
        prefix = "SSG" if name.upper() == "ALL" else name.upper()
        found = [rule.name for rule in rules if rule.code.startswith(prefix)]
        yield from found if prefix.startswith("SSG") and found else (name,)
