"""Rules about generated files on disk, raised by the comparison with the spec."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Severity
from ssotgen.diagnostics.rule import Rule

MISSING_FILE = Rule("SSG501", "missing-file", "A generated file is not there.")
EXTRA_FILE = Rule("SSG502", "extra-file", "A file says it is generated from this spec, but is not.")
CHANGED_DEFINITION = Rule(
    "SSG503", "changed-definition", "A definition on disk is not what the spec makes."
)
LAYOUT_ONLY = Rule("SSG504", "layout-only", "A generated file differs in layout alone.")
UNREADABLE_FILE = Rule("SSG505", "unreadable-file", "A generated file cannot be read as text.")
UNSETTLED_LAYOUT = Rule(
    "SSG506", "unsettled-layout", "A generated file is laid out otherwise than black would."
)
UNMARKED_FILE = Rule(
    "SSG507", "unmarked-file", "A file that ssotgen did not make is where a generated one belongs."
)
OTHER_SPEC_FILE = Rule(
    "SSG508", "other-spec-file", "Two specs would write the same generated file."
)
DAMAGED_FILE = Rule(
    "SSG509", "damaged-file", "A generated file was emptied, cut off or filled with something else."
)
CONFLICTED_FILE = Rule(
    "SSG510", "conflicted-file", "A generated file has the conflict markers of a merge."
)
OTHER_VERSION = Rule(
    "SSG512", "other-version", "A generated file is as another version of ssotgen makes it."
)
OUTDATED_SCHEMA = Rule(
    "SSG513", "outdated-schema", "The JSON Schema beside the spec is of another version of ssotgen."
)
HIDDEN_PACKAGE = Rule(
    "SSG511",
    "hidden-package",
    "Hand-written code keeps Python from finding the generated package.",
    Severity.WARNING,
)
