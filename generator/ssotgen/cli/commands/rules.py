"""`ssotgen rules`: lists all rules, as a table or as JSON."""

from __future__ import annotations

import argparse
import json

from ssotgen.cli import options
from ssotgen.cli.console import look_of, write_answer
from ssotgen.cli.report.look import Look
from ssotgen.cli.table import table

NAME = "rules"
EXAMPLES = (
    ("ssotgen rules", "print the code, the name and the summary of each rule"),
    ("ssotgen rules --format json", "print them for a program"),
)
EXIT_CODES = ("the rules were listed",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    options.add_table_format_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Return 0."""
    as_json = arguments.form == "json"
    write_answer(rules_as_json() if as_json else rules_as_table(look_of(arguments)))
    return 0


def rules_as_table(look: Look) -> str:
    """Return all rules as lines of text, in the order of their codes."""
    from ssotgen.diagnostics.registry import all_rules

    return table(
        [(rule.code, rule.name, rule.severity.value, rule.summary) for rule in all_rules()], look
    )


def rules_as_json() -> str:
    """Return all rules as a JSON document, in the order of their codes."""
    from ssotgen.diagnostics.registry import STAGES, rules_of

    rules = [
        {
            "code": rule.code,
            "name": rule.name,
            "stage": stage,
            "severity": rule.severity.value,
            "fixed_by": rule.fixed_by,
            "can_be_suppressed": rule.can_be_suppressed,
            "summary": rule.summary,
        }
        for stage in STAGES
        for rule in rules_of(stage)
    ]
    return json.dumps({"version": 1, "rules": rules}, indent=2) + "\n"
