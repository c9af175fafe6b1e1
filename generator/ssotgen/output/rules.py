"""Rules about generated files on disk, raised by the comparison with the spec."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Severity
from ssotgen.diagnostics.rule import Rule

MISSING_FILE = Rule(
    "SSG501", "missing-file", "Checks for missing generated files.", fixed_by="ssotgen generate"
)
EXTRA_FILE = Rule(
    "SSG502",
    "extra-file",
    "Checks for generated files that the spec no longer generates.",
    fixed_by="ssotgen generate --prune",
)
CHANGED_DEFINITION = Rule(
    "SSG503",
    "changed-definition",
    "Checks for generated definitions that do not match the spec.",
    fixed_by="ssotgen generate",
)
LAYOUT_ONLY = Rule(
    "SSG504",
    "layout-only",
    "Checks for generated files that differ from the spec only in layout.",
    fixed_by="ssotgen generate",
)
UNREADABLE_FILE = Rule(
    "SSG505",
    "unreadable-file",
    "Checks for generated files that are not UTF-8.",
    fixed_by="ssotgen generate",
)
UNSETTLED_LAYOUT = Rule(
    "SSG506", "unsettled-layout", "Checks for generated files that a formatter would change."
)
UNMARKED_FILE = Rule(
    "SSG507",
    "unmarked-file",
    "Checks for other files where generated ones belong.",
)
OTHER_SPEC_FILE = Rule("SSG508", "other-spec-file", "Checks for files that two specs generate.")
DAMAGED_FILE = Rule(
    "SSG509",
    "damaged-file",
    "Checks for generated files that were emptied, cut off or replaced.",
    fixed_by="ssotgen generate",
)
CONFLICTED_FILE = Rule(
    "SSG510",
    "conflicted-file",
    "Checks for conflict markers of a merge in generated files.",
    fixed_by="ssotgen generate",
)
OTHER_VERSION = Rule(
    "SSG512",
    "other-version",
    "Checks for files that another version of ssotgen generated.",
    fixed_by="ssotgen generate",
)
OUTDATED_SCHEMA = Rule(
    "SSG513",
    "outdated-schema",
    "Checks for a JSON Schema of another version of ssotgen.",
    fixed_by="ssotgen generate",
)
HIDDEN_PACKAGE = Rule(
    "SSG511",
    "hidden-package",
    "Checks for hand-written code that hides the generated package.",
    Severity.WARNING,
)
