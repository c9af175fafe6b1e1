"""`ssotgen explain`: what a finding means, why it matters, an example."""

from __future__ import annotations

import argparse

from ssotgen.cli.console import write_answer, write_error
from ssotgen.diagnostics.nearest import nearest

NAME = "explain"
SUMMARY = "tell what a rule means and why, by code or by name; without one, list them all"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "rule", metavar="RULE", nargs="?", help="such as SSG905 or missing-spec-folder"
    )


def run(arguments: argparse.Namespace) -> int:
    """Return 0, or 2 for a rule that does not exist."""
    from ssotgen.diagnostics import registry
    from ssotgen.resources import rule_page

    rules = registry.all_rules()
    if arguments.rule is None:
        width = max(len(rule.name) for rule in rules)
        lines = [f"{rule.code}  {rule.name:<{width}}  {rule.summary}\n" for rule in rules]
        write_answer("".join(lines))
        return 0
    found = registry.find_rule(arguments.rule)
    if found is not None:
        write_answer(rule_page(found.name))
        return 0
    names = [name for rule in rules for name in (rule.code, rule.name)]
    near = nearest(arguments.rule, names)
    hint = f"did you mean '{near}'?" if near else "'ssotgen explain' lists them"
    write_error(f"there is no rule '{arguments.rule}'; {hint}")
    return 2
