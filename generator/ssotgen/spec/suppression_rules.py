"""Rules about suppression comments."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Finding, Location, Severity
from ssotgen.diagnostics.nearest import nearest
from ssotgen.diagnostics.registry import all_rules
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted

SUPPRESSION_WITHOUT_REASON = Rule(
    "SSG490",
    "suppression-without-reason",
    "A suppression does not say why.",
    Severity.WARNING,
)
SUPPRESSION_UNKNOWN_RULE = Rule(
    "SSG491",
    "suppression-unknown-rule",
    "A suppression names no rule that there is.",
    Severity.WARNING,
)
SUPPRESSION_UNUSED = Rule(
    "SSG492", "suppression-unused", "A suppression silences nothing.", Severity.WARNING
)


def suppression_without_reason(location: Location) -> Finding:
    """Return the finding for the suppression at `location`."""
    return SUPPRESSION_WITHOUT_REASON.finding(
        location,
        "the suppression gives no reason",
        hint="say after the bracket why the warning does not matter here",
    )


def suppression_unknown_rule(location: Location, name: str) -> Finding:
    """Return the finding for the rule `name`, which is empty where a suppression names none."""
    if not name:
        return SUPPRESSION_UNKNOWN_RULE.finding(
            location,
            "the suppression names no rule",
            hint="write `# ssotgen: ignore[rule] reason` with the rule that the finding shows",
        )
    near = nearest(name, [rule.name for rule in all_rules()])
    return SUPPRESSION_UNKNOWN_RULE.finding(
        location,
        f"there is no rule {quoted(name)} to suppress",
        hint=f"did you mean {near}?" if near else "use the name that the finding shows",
    )


def suppression_unused(location: Location, rule: str) -> Finding:
    """Return the finding for a suppression of `rule` where that rule finds nothing."""
    return SUPPRESSION_UNUSED.finding(
        location,
        f"the suppression of {rule} silences nothing on this line",
        hint="remove it, or put it on the line that the finding names",
    )


def suppression_of_error(location: Location, rule: str) -> Finding:
    """Return the finding for a suppression of an error."""
    return SUPPRESSION_UNUSED.finding(
        location,
        f"{rule} is an error here and cannot be suppressed",
        hint="mend the error and remove the suppression",
    )
