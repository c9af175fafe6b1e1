"""`ssotgen explain`: what a finding means, why it matters, an example."""

from __future__ import annotations

import argparse

from ssotgen.cli.commands.rules import rules_as_table
from ssotgen.cli.console import look_of, write_answer, write_error
from ssotgen.cli.report.wrapping import wrapped_markdown
from ssotgen.diagnostics.printable import printable
from ssotgen.diagnostics.suggest import hint_for

NAME = "explain"
EXAMPLES = (
    ("ssotgen explain SSG115", "explain a rule by its code"),
    ("ssotgen explain misread-value", "explain a rule by its name"),
)
EXIT_CODES = ("the rule was explained",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "rule", metavar="RULE", nargs="?", help="such as SSG905 or missing-spec-folder"
    )


def run(arguments: argparse.Namespace) -> int:
    """Return 0, or 2 for a rule that does not exist."""
    from ssotgen.diagnostics import registry
    from ssotgen.resources import rule_page

    if arguments.rule is None:
        write_answer(rules_as_table(look_of(arguments)))
        return 0
    found = registry.find_rule(arguments.rule)
    if found is not None:
        write_answer(wrapped_markdown(rule_page(found.name), look_of(arguments).width))
        return 0
    hint = hint_for(
        arguments.rule,
        [rule.name for rule in registry.all_rules()],
        "run `ssotgen rules` for the list",
    )
    write_error(f"unknown rule '{printable(arguments.rule)}'; {hint}")
    return 2
