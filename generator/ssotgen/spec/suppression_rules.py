"""Rules about suppression comments."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Finding, Location, Severity
from ssotgen.diagnostics.registry import all_rules
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.suggest import nearest
from ssotgen.diagnostics.wording import quoted

SUPPRESSION_WITHOUT_REASON = Rule(
    "SSG490",
    "suppression-without-reason",
    "Checks for suppressions without a reason.",
    Severity.WARNING,
)
SUPPRESSION_UNKNOWN_RULE = Rule(
    "SSG491",
    "suppression-unknown-rule",
    "Checks for suppressions of unknown rules.",
    Severity.WARNING,
)
SUPPRESSION_UNUSED = Rule(
    "SSG492",
    "suppression-unused",
    "Checks for suppressions that suppress nothing.",
    Severity.WARNING,
)


def suppression_without_reason(location: Location) -> Finding:
    """Return the finding for the suppression at `location`."""
    return SUPPRESSION_WITHOUT_REASON.finding(
        location,
        "a suppression without a reason",
        hint="add the reason behind the bracket",
    )


def suppression_unknown_rule(location: Location, name: str) -> Finding:
    """Return the finding for the rule `name`, which is empty where a suppression names none."""
    if not name:
        return SUPPRESSION_UNKNOWN_RULE.finding(
            location,
            "a suppression without a rule",
            hint="use the form `# ssotgen: ignore[rule] reason`",
        )
    near = nearest(name, [rule.name for rule in all_rules()])
    return SUPPRESSION_UNKNOWN_RULE.finding(
        location,
        f"unknown rule {quoted(name)} in a suppression",
        hint=f"use the name `{near}`" if near else "run `ssotgen rules` for the list",
    )


def suppression_unused(location: Location, rule: str) -> Finding:
    """Return the finding for a suppression of `rule` where that rule finds nothing."""
    return SUPPRESSION_UNUSED.finding(
        location,
        f"the suppression of {rule} suppresses nothing on this line",
        hint="remove it, or move it to the line of the finding",
    )


def suppression_of_error(location: Location, rule: str) -> Finding:
    """Return the finding for a suppression of an error."""
    return SUPPRESSION_UNUSED.finding(
        location,
        f"{rule} is an error, which cannot be suppressed",
        hint="correct the error and remove the suppression",
    )
